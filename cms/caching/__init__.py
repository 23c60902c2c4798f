"""Pages as visitors see them, kept for a minute and forgotten as soon as anything is published."""
