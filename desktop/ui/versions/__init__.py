"""The versions of a plan: the list, what differs, one kept now, one restored; and two windows on one plan."""
