"""Grammar by LanguageTool: its installation, its one server per user and machine, and what it finds in a text."""
