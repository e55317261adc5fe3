"""Checks: the rules of a style guide, and what only a newsroom can ask of its copy."""
