"""A Wagtail site as one begins it: the peer that pages are measured beside."""
