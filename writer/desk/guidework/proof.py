"""Proof: each rule of a guide is held against its own examples, and against those of the others."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from writer.checks.attempts import Ran
from writer.checks.rules import build_rules
from writer.checks.ruleset import Rule, RuleSet
from writer.checks.runner import run
from writer.checks.soundness import dead, unsound
from writer.checks.subject import Subject
from writer.checks.vale.scopes import Selector
from writer.desk.grammar import unknown_ids
from writer.desk.guides import GuideBook
from writer.desk.rules import FAMILIES
from writer.errors import GrammarError, Place, Problem
from writer.library.guidefolders import guide_folders
from writer.library.rules import Example, RuleFile, load_rules, rule_files
from writer.model.alert import Alert, Level
from writer.model.facts import EMPTY, Facts
from writer.model.guide import Guide
from writer.prose.document import Document
from writer.prose.markdown import parse
from writer.values import Value, replace

_DAY = date(2026, 1, 1)
"""No rule of a guide asks for the day; a subject needs one."""

_PLAIN = frozenset({"text", "paragraph", "txt"})
_HEADING = "heading"
_ALL = ("sentence", "summary", "raw")
"""What a rule is offered of a plain paragraph."""

_REPLACING = "substitution"


class Proof(Value):
    """What came of proving one guide: how much was tried, files that cannot be used, and what failed."""

    guide: str
    rules: int
    examples: int
    problems: tuple[Problem, ...] = ()
    failures: tuple[Problem, ...] = ()

    @property
    def exit_code(self) -> int:
        """2 for files that cannot be used, over 1 for failures, over 0."""
        return 2 if self.problems else int(bool(self.failures))


def prove(guides: GuideBook, name: str) -> Proof:
    """Hold the rules of the guide's own folder against their examples. Raises ``UsageError`` or ``FileError``."""
    roots = guides.roots(name)
    guide, of_guide = guides.load(name, known=FAMILIES, genres=guides.genres())
    files, of_files = load_rules(guide.layers, roots, examples=True)
    own = tuple(file for file in files if file.id.startswith(f"{guide.name}."))
    rules = build_rules(files, _awake(guide, own))
    prover = _Prover(guide, rules)
    wrong = (problem for rule in prover.of(own) for problem in unsound(rule))
    return Proof(
        guide=guide.name,
        rules=len(own),
        examples=sum(len(file.examples) for file in own),
        problems=(*of_guide, *of_files, *rules.problems, *wrong, *_of_grammar(guide)),
        failures=(
            *_doubled(guide_folders((guide.name,), roots)),
            *(failure for rule in prover.of(own) for failure in prover.failures(rule)),
            *(failure for file in files for failure in prover.clashes(file)),
        ),
    )


def _of_grammar(guide: Guide) -> tuple[Problem, ...]:
    """The ids of LanguageTool's in the guide that are none; that it could not be asked is told, too."""
    try:
        return tuple(unknown_ids(guide).values())
    except GrammarError as error:
        return (Problem(message=f"ids of LanguageTool's were not looked up: {error.message}", hint=error.hint),)


def _awake(guide: Guide, own: Iterable[RuleFile]) -> Guide:
    """The guide with its own rules on: one that it ships switched off must prove itself, too."""
    asleep = {file.id: file.level for file in own if guide.level(file.id, file.level) is None}
    return replace(guide, levels={**guide.levels, **asleep})


def _doubled(folders: Iterable[Path]) -> Iterator[Problem]:
    seen: dict[str, Path] = {}
    for rule, path in (found for folder in folders for found in rule_files(folder)):
        if rule in seen:
            message = f"{rule} is the id of two files; the other is {seen[rule].name}"
            yield Problem(message=message, place=Place(path=str(path)), hint="rename one of them")
        seen.setdefault(rule, path)


class _Prover:
    """Runs rules over examples."""

    def __init__(self, guide: Guide, rules: RuleSet) -> None:
        self._guide, self._rules = guide, rules

    def of(self, files: Iterable[RuleFile]) -> tuple[Rule, ...]:
        """The rules of ``files`` that can run; those that cannot are problems of their files."""
        ids = {file.id for file in files}
        return tuple(rule for rule in self._rules.rules if rule.file.id in ids)

    def failures(self, rule: Rule) -> Iterator[Problem]:
        """What the examples of one rule do not prove."""
        yield from _lacking(rule.file)
        yield from dead(rule)
        for example in rule.file.examples:
            alerts, unrun = self._run(rule, example.text)
            if unrun:
                yield _failure(rule.file, f"did not run: {unrun[0].reason}", example.place)
            elif example.span is None:
                found = ", ".join(f"'{alert.match}'" for alert in alerts)
                if found:
                    yield _failure(rule.file, f"a good example is flagged at {found}", example.place)
            else:
                yield from self._bad(rule, example, alerts)

    def _bad(self, rule: Rule, example: Example, alerts: tuple[Alert, ...]) -> Iterator[Problem]:
        begin, end = (example.span.begin, example.span.end) if example.span else (0, 0)
        marked = example.text[begin:end]
        if [alert.span for alert in alerts] != [example.span]:
            found = ", ".join(f"'{alert.match}' at {alert.span.begin + 1}" for alert in alerts) or "nothing"
            yield _failure(rule.file, f"'{marked}' at {begin + 1} should be flagged, but {found} is", example.place)
        elif example.fix is not None:
            offered = next(iter(alerts[0].suggestions), None)
            if offered != example.fix:
                shown = f"'{offered}'" if offered is not None else "nothing"
                yield _failure(rule.file, f"the fix is '{example.fix}', but {shown} is offered first", example.place)
            elif self._run(rule, example.text[:begin] + example.fix + example.text[end:])[0]:
                message = f"the fix '{example.fix}' does not mend it: the rule still fires"
                yield _failure(rule.file, message, example.place)

    def clashes(self, file: RuleFile) -> Iterator[Problem]:
        """Errors that other rules of the guide find in the good examples of this one."""
        scope = next((rule.scope for rule in self._rules.rules if rule.file.id == file.id), None)
        if scope is None or self._guide.level(file.id, file.level) is None:
            return
        for example in (example for example in file.examples if example.span is None):
            for alert in self._look(self._rules, scope, example.text)[0]:
                awake = self._guide.level(alert.check, alert.level) is not None
                if awake and alert.level is Level.ERROR and file.id not in {alert.check, *alert.also}:
                    message = f"{alert.check} finds an error in a good example: '{alert.match}'"
                    yield _failure(file, message, example.place)

    def _run(self, rule: Rule, text: str) -> Ran:
        return self._look(RuleSet.of((rule,)), rule.scope, text)

    def _look(self, rules: RuleSet, scope: Selector, text: str) -> Ran:
        subject = Subject(
            document=_document(text, scope),
            facts=Facts(record=EMPTY),
            names=(),
            guide=self._guide,
            lexicon={},
            today=_DAY,
        )
        return run(subject, rules, checks={})


def _document(text: str, scope: Selector) -> Document:
    """An example as a text, put where the rule looks."""
    document = parse(text, 0, extension="txt")
    if scope.fits(_PLAIN) or any(scope.fits(_PLAIN | {part}) or scope.fits(frozenset({part, "txt"})) for part in _ALL):
        return document
    sections = {section for term in scope.items[0] if not term.negated for section in term.sections}
    if _HEADING in sections:
        levels = [section for section in sections if re.fullmatch(r"h[1-6]", section)]
        sections -= {_HEADING, *levels}
        name = ".".join(("text", _HEADING, *(levels or ["h2"]), *sorted(sections), "md"))
    else:
        name = ".".join(("text", *sorted(sections - {"text"}), "md"))
    return replace(document, blocks=tuple(replace(block, scope=name) for block in document.blocks))


def _lacking(file: RuleFile) -> Iterator[Problem]:
    bad = [example for example in file.examples if example.span is not None]
    if not bad:
        yield _failure(file, "no bad example shows what it finds")
    if len(bad) == len(file.examples):
        yield _failure(file, "no near miss shows where it stays silent; add a 'good' example")
    replaces = file.action.name or file.kind == _REPLACING
    if bad and replaces and not any(example.fix is not None for example in bad):
        yield _failure(file, "no example shows the 'fix' that it offers")


def _failure(file: RuleFile, message: str, place: Place | None = None) -> Problem:
    return Problem(message=f"{file.id}: {message}", place=place or file.place)
