"""Tests of the standard layouts."""
