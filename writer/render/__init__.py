"""Facts to an article."""
