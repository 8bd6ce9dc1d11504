"""Gantt, month and week as plain shapes, which screen and paper share."""
