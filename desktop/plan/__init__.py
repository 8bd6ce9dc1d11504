"""What a plan is: frozen values, the verbs that edit them, their numbering, rules and words."""
