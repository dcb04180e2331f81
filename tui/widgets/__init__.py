"""Widgets of the dashboard: they show what they are given and say what the reader did."""
