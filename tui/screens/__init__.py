"""Screens lay widgets out and say what the reader's actions mean."""
