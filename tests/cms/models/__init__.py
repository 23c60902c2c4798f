"""Tests of the page types."""
