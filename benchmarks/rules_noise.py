"""How often each rule of a guide speaks on prose that is clean: alerts per 1,000 words, noisiest first.

``python -m benchmarks.rules_noise [--guide US] [--show RULE] [PATH…]``; without paths, the corpus in ``../shared``.
Exits 1 if a rule of warning level or above is over its bar.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from benchmarks.timing import ROOT
from writer.checks.rules import build_rules
from writer.checks.ruleset import RuleSet
from writer.checks.runner import run
from writer.checks.subject import Subject
from writer.library.guides import load_guide
from writer.library.rules import load_rules
from writer.model.alert import Alert, Level
from writer.model.facts import EMPTY, Facts
from writer.model.guide import Guide
from writer.prose.markdown import parse

BAR = 0.3
"""Alerts per 1,000 words of clean prose above which a warning only teaches people to look away."""
FEW = 5
"""Hits that are no rate yet."""
CORPUS = ROOT.parent / "shared" / "parity" / "corpus"
GUIDES = ROOT / "styleguides"


def main() -> None:
    """Read the arguments, print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--guide", default="US")
    parser.add_argument("--show", help="print the hits of this rule or style in their lines")
    parser.add_argument("paths", nargs="*", type=Path, default=[CORPUS])
    told = parser.parse_args()
    guide, _ = load_guide(told.guide, (GUIDES,))
    rules = build_rules(load_rules(guide.layers, (GUIDES,))[0], guide)
    words, found = 0, list[tuple[str, Alert]]()
    for text in texts(told.paths):
        words += len(text.split())
        found += ((text, alert) for alert in alerts(text, guide, rules))
    if told.show:
        show(found, told.show)
    sys.exit(table([alert for _, alert in found], rules, words))


def texts(paths: Iterable[Path]) -> Iterator[str]:
    """The texts at ``paths``, folders with all that is in them."""
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else (path,):
            if file.suffix in {".md", ".txt"}:
                yield file.read_text("utf-8", errors="replace")


def alerts(text: str, guide: Guide, rules: RuleSet) -> tuple[Alert, ...]:
    """What the guide says about a text without facts. A rule that did not run ends the benchmark."""
    subject = Subject(
        document=parse(text, 0, extension="md"),
        facts=Facts(record=EMPTY),
        names=(),
        guide=guide,
        lexicon={},
        today=date(2026, 1, 1),
    )
    found, unrun = run(subject, rules, checks={})
    if unrun:
        raise SystemExit(f"did not run: {', '.join(one.name for one in unrun)}")
    return found


def show(found: Iterable[tuple[str, Alert]], rule: str) -> None:
    """Each hit with what stands around it."""
    for text, alert in found:
        if any(name == rule or name.startswith(f"{rule}.") for name in (alert.check, *alert.also)):
            begin, end = alert.span.begin, alert.span.end
            around = text[max(0, begin - 60) : begin], text[begin:end], text[end : end + 60]
            print(f"{alert.check}: " + "{}«{}»{}".format(*around).replace("\n", " "))


def table(found: Iterable[Alert], rules: RuleSet, words: int) -> bool:
    """Print the rates; whether one is over the bar."""
    counts = Counter(name for alert in found for name in (alert.check, *alert.also))
    levels = {rule.file.id: rule.level for rule in rules.rules}
    over = False
    for name, count in counts.most_common():
        rate = count * 1000 / max(words, 1)
        is_over = rate > BAR and count > FEW and levels[name] >= Level.WARNING
        over |= is_over
        print(f"{rate:8.3f} {count:6} {levels[name].name.lower():<10} {name}{'   OVER THE BAR' if is_over else ''}")
    print(
        f"{len(levels)} rules, {words} words, {sum(counts.values()) * 1000 / max(words, 1):.2f} alerts per 1,000 words"
    )
    return over


if __name__ == "__main__":
    main()
