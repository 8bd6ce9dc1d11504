"""Rows in one SQLite file; imports nothing of ours."""
