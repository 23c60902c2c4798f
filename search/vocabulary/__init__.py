"""What editors teach the search: words that mean the same, and what belongs at the top."""
