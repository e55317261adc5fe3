"""The simplest app that one can type in: what ``benchmarks/latency.py`` holds the workbench against."""

import sys
from pathlib import Path

from textual.app import App, ComposeResult
from textual.widgets import TextArea


class Bare(App[None]):
    """A text area and nothing else."""

    def compose(self) -> ComposeResult:
        """The text of the file that the command line names."""
        yield TextArea(Path(sys.argv[1]).read_text("utf-8"), soft_wrap=True)


if __name__ == "__main__":
    Bare().run()
