"""What is new since a baseline was made: alerts are told from known ones by their words, never by their lines."""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from writer.library.baseline import Baseline, Known, read_baseline, write_baseline
from writer.model.alert import Alert
from writer.model.dismissal import same_words
from writer.model.guide import names_of
from writer.model.report import FileReport, Report
from writer.values import Value, replace

WORDS = 3
"""How many words before and after an alert, in its paragraph, tell it from others."""

_NEAR = 100
"""Those words are looked for in so many characters."""

_PARAGRAPH = re.compile(r"\r?\n[ \t]*\r?\n")

Read = Callable[[str], str]
"""The text of a file that was checked, by its path."""


class Since(Value):
    """A report with the known alerts put aside, and the baseline without the ``gone`` ones."""

    report: Report
    baseline: Baseline
    gone: int


def since(report: Report, path: Path, read: Read) -> Since:
    """What is new in ``report`` since the baseline at ``path`` was made; nothing is written.

    An alert that is gone leaves the baseline, so that it is new if it ever comes back. Where a rule did not
    run, or a file was not checked, nothing is gone. Raises ``UsageError`` or ``FileError``.
    """
    baseline = read_baseline(path)
    kept = {name: alerts for name, alerts in baseline.items() if (path.parent / name).exists()}
    sifted = [_Sifted(file, baseline.get(_name(path, file.path), ()), read) for file in report.files]
    kept |= {_name(path, one.file.path): one.left for one in sifted}
    files = tuple(one.file for one in sifted)
    return Since(report=replace(report, files=files), baseline=kept, gone=_count(baseline) - _count(kept))


def begin(report: Report, path: Path, read: Read) -> Report:
    """Write all alerts of ``report`` as the baseline at ``path``, beside those of files that were not checked.

    Gives the report in which they are known. Raises ``FileError`` if the file there is no baseline, ``SaveError``.
    """
    baseline = dict(read_baseline(path)) if path.exists() else {}
    baseline = {name: alerts for name, alerts in baseline.items() if (path.parent / name).exists()}
    for file in report.files:
        text = read(file.path) if file.alerts else ""
        baseline[_name(path, file.path)] = tuple(_known(alert, text) for alert in file.alerts)
    write_baseline(path, baseline)
    return replace(report, files=tuple(replace(file, alerts=(), known=file.alerts) for file in report.files))


def _name(baseline: Path, file: str) -> str:
    return Path(os.path.relpath(Path(file).resolve(), baseline.parent.resolve())).as_posix()


def _count(baseline: Baseline) -> int:
    return sum(map(len, baseline.values()))


class _Sifted:
    """One file's alerts beside what is known of it: first those with the same words around, then on one side."""

    def __init__(self, file: FileReport, known: tuple[Known, ...], read: Read) -> None:
        text = read(file.path) if known and file.alerts else ""
        self._new = [(alert, _known(alert, text)) for alert in file.alerts]
        self._unseen = list(known)
        seen = [*self._paired(_same), *self._paired(_alike)]
        seen.sort(key=lambda pair: pair[0].order)
        absent = (one for one in self._unseen if file.looked.isdisjoint(names_of(one.check)))
        self.left = (*(words for _, words in seen), *absent)
        alerts = tuple(alert for alert, _ in self._new)
        self.file = replace(file, alerts=alerts, known=tuple(alert for alert, _ in seen))

    def _paired(self, fits: Callable[[Known, Alert, Known], bool]) -> Iterator[tuple[Alert, Known]]:
        """Take each alert out that is one of the known, each of which counts once."""
        for alert, words in tuple(self._new):
            found = next((one for one in self._unseen if fits(one, alert, words)), None)
            if found is not None:
                self._unseen.remove(found)
                self._new.remove((alert, words))
                yield alert, words


def _same(known: Known, alert: Alert, words: Known) -> bool:
    return known.check in alert.checks and replace(known, check=words.check) == words


def _alike(known: Known, alert: Alert, words: Known) -> bool:
    """Whether the words are the same, and those before them or those after."""
    beside = known.before == words.before != "" or known.after == words.after != ""
    return known.check in alert.checks and known.match == words.match and beside


def _known(alert: Alert, text: str) -> Known:
    begin, end = alert.span.begin, alert.span.end
    match = same_words(alert.match)
    if begin == end:
        return Known(check=alert.check, match=match)
    before = _PARAGRAPH.split(text[max(0, begin - _NEAR) : begin])[-1].split()[-WORDS:]
    after = _PARAGRAPH.split(text[end : end + _NEAR])[0].split()[:WORDS]
    return Known(check=alert.check, match=match, before=" ".join(before), after=" ".join(after))
