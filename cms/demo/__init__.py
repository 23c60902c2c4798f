"""The demo city: its pages, its records' dates, its users."""
