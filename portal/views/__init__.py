"""Public pages of the records: lists, calendar, one page a record, iCalendar feeds."""
