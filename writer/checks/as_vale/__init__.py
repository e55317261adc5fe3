"""A text held against a ``.vale.ini`` exactly as Vale does it."""
