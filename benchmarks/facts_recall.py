"""How much of what is planted in ``tests/facts_corpus`` the newsroom checks find, and what they raise besides."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from benchmarks.timing import ROOT
from writer.checks.newsroom import RULES
from writer.desk import Desk
from writer.library.files import read_text
from writer.library.yamlfile import plain, read_documents
from writer.values import Value

CORPUS = ROOT / "tests" / "facts_corpus"
RECALL_BAR, FALSE_BAR = 0.95, 1.0


class Finding(Value, kw_only=False, order=True):
    """An alert, planted or raised: where it begins and ends in which draft."""

    draft: str
    begin: int
    end: int
    check: str


class Score(Value):
    """What was planted in how many words, and what was raised."""

    words: int
    planted: frozenset[Finding]
    raised: frozenset[Finding]

    @property
    def missed(self) -> list[Finding]:
        """Planted and not found."""
        return sorted(self.planted - self.raised)

    @property
    def false(self) -> list[Finding]:
        """Raised and not planted."""
        return sorted(self.raised - self.planted)


def planted(draft: Path, text: str) -> Iterator[Finding]:
    """What the list beside ``draft`` says is wrong in it."""
    beside = draft.with_suffix(".yaml")
    rows = plain(read_documents(read_text(beside), str(beside))[0])
    for row in rows if isinstance(rows, list) else ():
        if isinstance(row, dict):
            words = str(row["text"])
            begin = -1
            for _ in range(int(str(row["nth"]))):
                begin = text.index(words, begin + 1)
            yield Finding(draft.stem, begin, begin + len(words), str(row["check"]))


@cache
def _desk() -> Desk:
    """One desk for all: its rules are made ready once."""
    return Desk(ROOT)


def score(drafts: Iterable[Path]) -> Score:
    """Check ``drafts`` with all but grammar; only the newsroom checks count."""
    desk = _desk()
    words = 0
    expected: set[Finding] = set()
    raised: set[Finding] = set()
    for path in drafts:
        draft = desk.read(path)
        report = desk.check(draft, without=frozenset({"grammar"}))
        file = report.files[0]
        words += file.length.words if file.length else 0
        expected |= set(planted(path, draft.text))
        raised |= {
            Finding(path.stem, alert.span.begin, alert.span.end, check)
            for alert in file.alerts
            for check in (alert.check, *alert.also)
            if check in RULES
        }
    return Score(words=words, planted=frozenset(expected), raised=frozenset(raised))


def main() -> None:
    """Print recall for each rule and false alarms for each thousand words; exit 1 under the bars."""
    result = score(sorted(CORPUS.glob("*.md")))
    expected, found = (Counter(one.check for one in some) for some in (result.planted, result.planted & result.raised))
    for check, count in sorted(expected.items()):
        print(f"{check:<28} {found[check]:3} of {count:3}")
    recall = sum(found.values()) / sum(expected.values())
    false = 1000 * len(result.false) / result.words
    print(f"recall {recall:.1%}, false alarms {false:.2f} for 1,000 words ({len(result.false)} in {result.words})")
    for kind, some in (("missed", result.missed), ("false", result.false)):
        for one in some:
            print(f"  {kind}: {one.draft} {one.check} [{one.begin}:{one.end}]")
    raise SystemExit(recall < RECALL_BAR or false > FALSE_BAR)


if __name__ == "__main__":
    main()
