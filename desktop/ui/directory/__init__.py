"""The office's directory: set up once, offered wherever a plan needs it."""
