"""The grammar engine as front ends see it: install, start, stop, status."""

from writer.grammar.install import Progress, install
from writer.grammar.server import Status, ensure, status, stop

__all__ = ["Progress", "Status", "ensure", "install", "status", "stop"]
