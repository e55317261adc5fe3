"""Checking: a text with its facts to a report, grammar included."""

from array import array
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from pathlib import Path
from threading import Thread

from writer.checks.attempts import NOTHING, Ran, is_waived, together
from writer.checks.dismissals import RULES as DISMISSALS
from writer.checks.dismissals import Looked
from writer.checks.newsroom import CHECKS, RULES
from writer.checks.newsroom.length import measure
from writer.checks.open_items import open_items
from writer.checks.origins import with_fields
from writer.checks.ruleset import RuleSet
from writer.checks.runner import heard, run
from writer.checks.subject import Subject
from writer.desk.archive import Archive
from writer.desk.guides import BASE, GuideBook
from writer.desk.interview import not_held
from writer.desk.rules import RuleBook
from writer.errors import Problem, UsageError, WriterError
from writer.library.entries import Seen
from writer.library.records import nearest
from writer.model.alert import START, Alert, Level, Span
from writer.model.changes import changes
from writer.model.draft import PRINTED, Draft
from writer.model.genre import Constraint, Genre
from writer.model.guide import names_of
from writer.model.lines import LineIndex
from writer.model.report import GRAMMAR, FileReport, Report, Unrun
from writer.prose.blocks import Block
from writer.prose.markdown import parse
from writer.values import Value, replace

_FAMILY = "Grammar."
_ADVICE = "Structure.Field"


class Checker:
    """Checks texts under the guides of one desk; rules are read once."""

    def __init__(self, guides: GuideBook, archive: Archive | None = None, templates: tuple[Path, ...] = ()) -> None:
        """Read nothing yet. A draft of ours is held against the others in ``archive``; genres lie in ``templates``."""
        self._guides, self._archive, self._templates = guides, archive, templates
        self.rules = RuleBook(guides)

    def check(self, draft: Draft, genre: Genre | None, guide: str, today: date, without: frozenset[str]) -> Report:
        """Every alert on one text. What is wrong in the newsroom's files stands in the report's ``problems``."""
        look = self._look(draft, genre, guide, today)
        _refuse_unknown(without, look.rules)
        grammar = _Grammar(look.subject) if GRAMMAR not in without else None
        own = run(look.subject, look.rules, without)
        report = look.report(together((own, grammar.result() if grammar else NOTHING)), without)
        self._note(look, report)
        return report

    def check_in_steps(self, draft: Draft, genre: Genre | None, guide: str, today: date) -> Iterator[Report]:
        """The report without grammar, with it, and with the rules that need all of the text: nothing is done twice.

        The later steps wait for LanguageTool, so they may be left out or taken by another thread. There is
        no third one if the second says that grammar did not run.
        """
        look = self._look(draft, genre, guide, today)
        own = run(look.subject, look.rules)
        yield look.report(own, frozenset({GRAMMAR}))
        for whole in (False, True):
            grammar = _Grammar(look.subject, whole=whole).result()
            report = look.report(together((own, grammar)), frozenset(), whole=whole)
            if whole or report.lacks_grammar:
                self._note(look, report)
            yield report
            if report.lacks_grammar:
                return

    def _look(self, draft: Draft, genre: Genre | None, guide: str, today: date) -> "_Look":
        genre = self._guides.guide(guide).over(genre) if genre else None
        subject = subject_of(draft, genre, self._guides, guide, today)
        broken = self._broken(draft, genre, today) if genre else ()
        subject = replace(subject, dialects=self.rules.dialects(guide), broken=broken)
        if self._archive is not None and draft.facts.genre:
            others = self._archive.beside(draft, self._guides.lexicon(BASE))
            subject = replace(subject, others=others, before=self._archive.before(draft))
        rules = self.rules.rules(guide, draft.facts.genre)
        problems = self.rules.problems(guide, draft.facts.genre)
        return _Look(draft=draft, subject=subject, rules=rules, today=today, problems=problems, guide=guide)

    def _note(self, look: "_Look", report: Report) -> None:
        """Keep the number of alerts, for lists; a check under another guide, or that waived anything, tells less."""
        draft, (file,) = look.draft, report.files
        own = self._guides.choose(draft, look.subject.genre) == look.guide
        if self._archive is None or not draft.facts.genre or not own or report.waived - {GRAMMAR}:
            return
        unrun = len(file.unrun) + (GRAMMAR in report.waived)
        counts = map(report.count, (Level.ERROR, Level.WARNING, Level.SUGGESTION))
        errors, warnings, suggestions = counts
        seen = Seen(errors=errors, warnings=warnings, suggestions=suggestions, unrun=unrun)
        self._archive.note(draft, seen, self._guides.lexicon(BASE))

    def _broken(self, draft: Draft, genre: Genre, today: date) -> tuple[Constraint, ...]:
        """What does not hold between the fields of a draft that answers all of them."""
        record = draft.facts.record
        names = ({path.partition(".")[0] for path in constraint.fields} for constraint in genre.constraints)
        held = any(record.keys() >= named for named in names)
        return not_held(genre, draft, today, self._templates) if held else ()


class _Look(Value):
    """One text as it is looked at on one day, under a ``guide``; ``problems`` are those of its rules."""

    draft: Draft
    subject: Subject
    rules: RuleSet
    today: date
    problems: tuple[Problem, ...]
    guide: str

    def report(self, ran: Ran, without: frozenset[str], *, whole: bool = True) -> Report:
        """What came of ``ran``, which left ``without`` out, and grammar undone unless it is ``whole``."""
        draft, subject = self.draft, self.subject
        alerts, unrun = ran
        alerts = tuple(alert for alert in alerts if not is_waived(alert.check, without))
        unrun = tuple(one for one in unrun if not is_waived(one.name, without))
        looked = _looked(self.rules, unrun, without if whole else without | {GRAMMAR})
        said = heard(subject, (*alerts, *_advice(draft)), looked, self.today, without)
        file = FileReport(
            path=draft.path,
            lines=LineIndex.of(draft.text),
            byline=draft.facts.record.text("byline"),
            alerts=with_fields(said.standing, subject),
            dismissed=said.dismissed,
            looked=looked.ran,
            unrun=unrun,
            length=measure(subject.document, subject.genre),
            open_items=open_items(subject),
            changes=changes(subject.before, subject.facts.record),
        )
        return Report(files=(file,), problems=(*draft.wrong, *self.problems), waived=without)


def _looked(rules: RuleSet, unrun: Iterable[Unrun], waived: Collection[str]) -> Looked:
    """Every rule of this run, and those that were neither waived nor kept from running."""
    off = {*waived, *(one.name for one in unrun)}
    checked = {rule for check in CHECKS.values() if check.name not in off for rule in check.rules}
    ran = {rule for rule in (*rules.ids, *checked, *DISMISSALS, _ADVICE) if not is_waived(rule, off)}
    if GRAMMAR not in off:
        ran.add(_FAMILY.rstrip("."))
    known = (*rules.ids, *RULES, *DISMISSALS, *(one.name for one in rules.refused), _FAMILY.rstrip("."))
    return Looked(known=frozenset(known), ran=frozenset(ran))


def _refuse_unknown(waived: Iterable[str], rules: RuleSet) -> None:
    """A slip in ``--without`` would look as if something had been waived. Raises ``UsageError``."""
    waived = [name for name in waived if name != GRAMMAR and name not in CHECKS and not name.startswith(_FAMILY)]
    if not waived:
        return
    ids = (*RULES, *DISMISSALS, *rules.ids, *(unrun.name for unrun in rules.refused))
    known = {GRAMMAR, *CHECKS, *(name for rule in ids for name in names_of(rule))}
    for name in waived:
        if name not in known:
            raise UsageError(f"there is no check or rule '{name}' to waive", hint=nearest(name, known))


def subject_of(draft: Draft, genre: Genre | None, guides: GuideBook, guide: str, today: date) -> Subject:
    """The draft as checks read it, under the guide of that name."""
    extension = "txt" if draft.path.endswith(".txt") else "md"
    document = parse(draft.text, draft.copy, extension=extension)
    return Subject(
        document=replace(document, blocks=(*_printed(draft), *document.blocks)),
        facts=draft.facts,
        names=draft.facts.names(),
        guide=guides.guide(guide, draft.facts.genre),
        lexicon=guides.lexicon(guide),
        today=draft.facts.reference_day(today),
        stage=draft.stage,
        genre=genre,
        rendered=draft.rendered,
        dismissals=draft.dismissals,
        desk_locale=guides.locale(draft),
    )


def _printed(draft: Draft) -> Iterator[Block]:
    """Headline and dek as blocks; where quotes hide escapes, places are as near as the file allows."""
    for name in PRINTED:
        fact = draft.facts.record.get(name)
        if fact is None or fact.span is None or draft.facts.path != draft.path:
            continue
        text, span = str(fact), fact.span
        at = draft.text.find(text, span.begin, span.end)
        places = range(at, at + len(text)) if at >= 0 else (min(span.begin + n, span.end - 1) for n in range(len(text)))
        yield Block(scope=f"text.frontmatter.{name}.md", text=text, offsets=array("i", places), span=span)


def _advice(draft: Draft) -> Iterator[Alert]:
    """Keys that nearly spell a known one, as alerts at the key."""
    lines = LineIndex.of(draft.text)
    for problem in draft.problems:
        if problem.advice:
            begin = lines.offset(problem.place.line, problem.place.column) if problem.place else 0
            message = f"{problem.message}; {problem.hint}"
            span = Span(begin=begin, end=begin + 1) if problem.place else START
            yield Alert(check=_ADVICE, level=Level.WARNING, span=span, message=message)


class _Grammar:
    """LanguageTool at work on ``subject`` in a thread, while our own checks run.

    A crash shows its trace, as any thread's does, and grammar then has not run.
    """

    def __init__(self, subject: Subject, *, whole: bool = True) -> None:
        self._ran: Ran = (), (Unrun(name=GRAMMAR, reason="it crashed"),)
        self._thread = Thread(target=self._run, args=(subject, whole), daemon=True)
        self._thread.start()

    def _run(self, subject: Subject, whole: bool) -> None:  # noqa: FBT001  a thread passes arguments by place
        self._ran = _grammar(subject, whole=whole)

    def result(self) -> Ran:
        """Wait for the alerts of LanguageTool, or why there are none."""
        self._thread.join()
        return self._ran


def _grammar(subject: Subject, *, whole: bool) -> Ran:
    # the grammar client costs imports that a run without grammar never needs
    from writer.desk.grammar import known_to, settings_of  # noqa: PLC0415
    from writer.grammar.check import check as check_grammar  # noqa: PLC0415

    try:
        alerts = check_grammar(subject.document, known_to(subject), settings_of(subject), whole=whole)
    except WriterError as error:
        return (), (Unrun(name=GRAMMAR, reason=error.message, hint=error.hint),)
    return alerts, tuple(_unknown_ids(subject))


def _unknown_ids(subject: Subject) -> Iterator[Unrun]:
    """What the guide says of rules that LanguageTool has not; a server that does not tell its rules leaves it open."""
    from writer.desk.grammar import unknown_ids  # noqa: PLC0415  as above

    try:
        for name, problem in unknown_ids(subject.guide).items():
            yield Unrun(name=f"{_FAMILY}{name}", reason=str(problem))
    except WriterError as error:
        reason = f"whether LanguageTool has all rules that the guide names is not known: {error.message}"
        yield Unrun(name=f"{_FAMILY}ids", reason=reason, hint=f"see also --without {_FAMILY}ids")
