"""What a changed rule does to drafts: what it finds anew, and what it no longer finds."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from writer.checks.rules import build_rules
from writer.checks.ruleset import RuleSet
from writer.checks.runner import run
from writer.checks.subject import Subject
from writer.desk.checking import subject_of
from writer.desk.desk import Desk
from writer.desk.guides import GuideBook
from writer.desk.guidework.catalogue import find_rule
from writer.desk.many import Progress
from writer.errors import FileError, Problem, UsageError, WriterError
from writer.library.files import read_text
from writer.library.git import committed
from writer.library.guidefolders import guide_folders
from writer.library.rules import RuleFile, read_rule, rule_paths
from writer.model.alert import Alert
from writer.model.guide import Guide
from writer.model.lines import LineIndex
from writer.model.report import Unrun
from writer.values import Value, replace

CONTEXT = 40
"""Characters shown before and after the words of a sample, at most to the ends of the line."""


class Changed(Value):
    """A rule as it was and as it is; ``before`` is ``None`` for a new one, ``against`` tells where it was read."""

    after: RuleFile
    before: RuleFile | None
    against: str


class Difference(Value):
    """A place in a draft where only one of the two finds something; ``around`` has the words between « and »."""

    path: str
    line: int
    column: int
    byline: str
    match: str
    around: str
    message: str


class Trial(Value):
    """What came of it; ``same`` counts what both find."""

    rule: str
    against: str
    drafts: int
    same: int
    new: tuple[Difference, ...] = ()
    gone: tuple[Difference, ...] = ()
    unrun: tuple[Unrun, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def writers(self) -> Mapping[str, tuple[int, int]]:
        """Byline → new and gone, most first."""
        new, gone = (Counter(one.byline for one in found) for found in (self.new, self.gone))
        names = sorted({*new, *gone}, key=lambda name: (-new[name] - gone[name], name))
        return {name: (new[name], gone[name]) for name in names}


def changed_rule(book: GuideBook, named: str, guide: str, against: Path | None = None) -> Changed:
    """The rule that is meant by its id, or the changed file at a path, beside what it was.

    A file that is no rule of a guide is held against the guide's rule of its name; a rule of the guide itself
    against its last commit. ``against`` is the file as it was, if it lies elsewhere. Raises ``UsageError``, or
    ``FileError`` for a rule that cannot be read.
    """
    paths = _rules_at_hand(book, guide)
    path = Path(named)
    is_file = path.suffix == ".yml" and path.is_file()
    if is_file:
        rule = next((rule for rule, own in paths.items() if own.samefile(path)), "")
        inside = bool(rule)
        rule = rule or _by_name(path, paths, guide)
    else:
        rule, inside = find_rule(named, paths), True
        path = paths[rule]
    after = read_rule(rule, read_text(path), str(path))
    if against is not None:
        return Changed(after=after, before=read_rule(rule, read_text(against), str(against)), against=str(against))
    if not inside:
        own = paths.get(rule)
        before = read_rule(rule, read_text(own), str(own)) if own else None
        return Changed(after=after, before=before, against=str(own) if own else "no rule, as it is new")
    text = committed(path)
    if text is None:
        return Changed(after=after, before=None, against="no rule, as git has no earlier one")
    return Changed(after=after, before=read_rule(rule, text, f"{path} (as committed)"), against="the last commit")


def _rules_at_hand(book: GuideBook, guide: str) -> dict[str, Path]:
    """Every rule of the guide, and of the guides beside it."""
    layers = dict.fromkeys((*book.guide(guide).layers, *book.names()))
    folders = guide_folders(layers, book.roots(guide))
    return {rule: path for folder in folders for rule, path in rule_paths(folder).items()}


def _by_name(path: Path, paths: Iterable[str], guide: str) -> str:
    name = path.name.partition(".")[0]
    found = [rule for rule in paths if rule.rpartition(".")[2] == name]
    if len(found) > 1:
        raise UsageError(f"several rules are called '{name}': {', '.join(found)}", hint="name the old one: --against")
    return found[0] if found else f"{Path(guide).name}.{name}"


def try_rule(
    desk: Desk,
    changed: Changed,
    paths: Sequence[Path],
    guide: str = "",
    progress: Progress = lambda _done, _of: None,
) -> Trial:
    """Run both over the drafts at ``paths``, each under ``guide`` or its own; a draft that cannot be read is told.

    Raises ``FileError`` for a rule that cannot run.
    """
    trial = _Trial(desk, changed, guide)
    for done, path in enumerate(paths, start=1):
        trial.look(path)
        progress(done, len(paths))
    return trial.outcome()


class _Trial:
    """Carries what was found so far."""

    def __init__(self, desk: Desk, changed: Changed, guide: str) -> None:
        self._desk, self._changed, self._guide = desk, changed, guide
        self._sets: dict[str, tuple[RuleSet, RuleSet]] = {}
        self._new: list[Difference] = []
        self._gone: list[Difference] = []
        self._unrun: list[Unrun] = []
        self._problems: list[Problem] = []
        self._same = self._drafts = 0

    def outcome(self) -> Trial:
        """All of it."""
        return Trial(
            rule=self._changed.after.id,
            against=self._changed.against,
            drafts=self._drafts,
            same=self._same,
            new=tuple(self._new),
            gone=tuple(self._gone),
            unrun=tuple(dict.fromkeys(self._unrun)),
            problems=tuple(self._problems),
        )

    def look(self, path: Path) -> None:
        """Run both over one draft."""
        try:
            draft = self._desk.read(path)
        except WriterError as error:
            self._problems.extend(error.problems)
            return
        self._drafts += 1
        genre = self._desk.genre(draft.facts.genre) if draft.facts.genre else None
        name = self._desk.guides.choose(draft, genre, self._guide)
        subject = subject_of(draft, genre, self._desk.guides, name, self._desk.today())
        before, after = self._rules(name)
        old, new = self._found(subject, before), self._found(subject, after)
        self._same += len(old.keys() & new.keys())
        byline = draft.facts.record.text("byline")
        for found, others, into in ((new, old, self._new), (old, new, self._gone)):
            into += [_difference(subject, draft.path, byline, found[key]) for key in found if key not in others]

    def _rules(self, name: str) -> tuple[RuleSet, RuleSet]:
        if name not in self._sets:
            guide = self._desk.guides.guide(name)
            before = self._changed.before
            old = _ready((before,), guide) if before is not None else RuleSet.of(())
            self._sets[name] = old, _ready((self._changed.after,), guide)
        return self._sets[name]

    def _found(self, subject: Subject, rules: RuleSet) -> dict[tuple[int, int], Alert]:
        alerts, unrun = run(subject, rules, checks={})
        self._unrun.extend(unrun)
        return {(alert.span.begin, alert.span.end): alert for alert in alerts if alert.check == self._changed.after.id}


def _ready(files: tuple[RuleFile, ...], guide: Guide) -> RuleSet:
    """The rule on, whatever the guide says, and nothing of the guide's own words. Raises ``FileError``."""
    awake = {file.id: file.level for file in files if guide.level(file.id, file.level) is None}
    rules = build_rules(files, replace(guide, levels={**guide.levels, **awake}))
    if rules.problems:
        raise FileError.of(rules.problems)
    return rules


def _difference(subject: Subject, path: str, byline: str, alert: Alert) -> Difference:
    text = subject.document.text
    lines = LineIndex.of(text)
    begin, end = alert.span.begin, alert.span.end
    line, column = lines.position(begin)
    first = max(lines.starts[line - 1], begin - CONTEXT)
    last = min(max(lines.ends[line - 1], end), end + CONTEXT)
    around = f"{text[first:begin]}«{text[begin:end]}»{text[end:last]}"
    return Difference(
        path=path, line=line, column=column, byline=byline, match=alert.match, around=around, message=alert.message
    )


def spread(found: tuple[Difference, ...], most: int) -> Iterator[Difference]:
    """At most ``most`` of them, evenly from all drafts."""
    step = max(1.0, len(found) / most) if most else 0
    yield from (found[int(number * step)] for number in range(min(most, len(found))))
