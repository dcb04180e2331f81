"""The command line and the dashboard of Sides. Importing this package imports nothing heavy."""
