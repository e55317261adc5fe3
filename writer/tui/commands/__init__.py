"""The commands of the app, one file for each place where they work."""
