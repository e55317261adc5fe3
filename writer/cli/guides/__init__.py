"""The commands of ``writer guide``: one command, one file."""
