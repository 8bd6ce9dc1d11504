"""The calendar: its drawing under hand and keys, the equivalent list, filters and conflicts."""
