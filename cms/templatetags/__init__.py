"""Template tags of ``cms``."""
