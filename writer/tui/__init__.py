"""The terminal app; the only place for Textual."""
