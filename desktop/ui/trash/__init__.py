"""The deleted plans in the window: listed, brought back, gone for good; and the history of the store."""
