"""Last year's plan into this year's: the rows to look through, and what is left over afterwards."""
