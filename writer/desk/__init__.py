"""The one door to the newsroom: open, render, check, save. CLI, TUI and batch use nothing else."""

from writer.desk.desk import Desk

__all__ = ["Desk"]
