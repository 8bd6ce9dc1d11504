"""The documents of a plan: blocks are composed, laid out on pages, painted, and written to files.

To add a format: a new file with a FORMAT, and its name in FORMATS.
"""

from desktop.documents import assignments, docx, kehoach, plan_pdf, recipients, xlsx

FORMATS = (
    plan_pdf.FORMAT,
    recipients.FORMAT,
    assignments.FORMAT,
    docx.FORMAT,
    xlsx.FORMAT,
    kehoach.FORMAT,
)
