"""The Gantt: who does what when, one row for each activity, beside a table of the same rows."""
