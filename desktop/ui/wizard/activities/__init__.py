"""The table of activities: its rows, how they are painted, the fields of one, and rows pasted in."""
