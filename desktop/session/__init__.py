"""One open plan: edit, undo, watch, autosave; and the library, the only door to the store."""
