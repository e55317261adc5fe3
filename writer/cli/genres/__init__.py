"""The commands of ``writer genre``: one command, one file."""
