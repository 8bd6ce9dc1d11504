"""`python -m desktop` is the command so-ke-hoach."""

from desktop.cli import command

command()
