"""The command line: one command, one file; ``COMMANDS`` names them all."""

from writer.cli.main import COMMANDS, main

__all__ = ["COMMANDS", "main"]
