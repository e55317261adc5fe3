"""How far a batch is: a bar on a terminal, a line now and then elsewhere."""

import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import click

from writer.batch.run import Progress, Standing

_SECONDS = 5


@contextmanager
def shown(*, quiet: bool) -> Iterator[Progress]:
    """What shows how far a batch is: rows, rate, time left and failures."""
    if quiet:
        yield lambda _standing: None
    elif sys.stderr.isatty():
        with ExitStack() as bars:
            yield _Bar(bars)
    else:
        yield _Lines()


class _Bar:
    """A bar for each pass over the sheet, so that none goes back."""

    def __init__(self, bars: ExitStack) -> None:
        self._bars, self._looking = bars, False
        self._bar: Any = None

    def __call__(self, standing: Standing) -> None:
        if self._bar is None or self._looking != standing.looking:
            self._bars.close()
            label = "looking" if standing.looking else ""
            bar = click.progressbar(
                length=standing.of or 0, label=label, show_pos=True, file=sys.stderr, item_show_func=_text
            )
            self._bar, self._looking, self._begin = self._bars.enter_context(bar), standing.looking, time.monotonic()
        self._bar.update(standing.done - self._bar.pos, _rate(standing, self._begin))


class _Lines:
    """Tells how far it is, at most every few seconds."""

    def __init__(self) -> None:
        self._begin = self._told = time.monotonic()

    def __call__(self, standing: Standing) -> None:
        now = time.monotonic()
        if now - self._told >= _SECONDS:
            self._told = now
            of = f" of {standing.of:,}" if standing.of is not None else ""
            doing = "looked at" if standing.looking else "done"
            click.echo(f"{standing.done:,}{of} {doing}, {_rate(standing, self._begin)}", err=True)


def _rate(standing: Standing, begin: float) -> str:
    rate = standing.done / max(time.monotonic() - begin, 0.001)
    return f"{rate:,.0f} a second, {standing.failed:,} failed"


def _text(shown: str | None) -> str:
    return shown or ""
