"""The list of plans, and the home of one plan: its parts, findings and pages."""
