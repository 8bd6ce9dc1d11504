"""Fields of a form: each shows one value, tells of every change, and never loses what was typed."""
