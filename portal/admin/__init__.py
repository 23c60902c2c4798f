"""The editors' desk for records: forms, lists, bulk actions."""
