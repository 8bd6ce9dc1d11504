"""Backups in the window: made, listed, brought back; and what to do when the store is damaged."""
