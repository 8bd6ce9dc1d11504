"""Printing: which document on which printer, how many, on how many sides."""

from desktop.ui.printing.dialog import PrintDialog

__all__ = ["PrintDialog"]
