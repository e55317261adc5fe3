"""Checking under a ``.vale.ini`` instead of a style guide of our own."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from zlib import crc32

from writer.checks.as_vale.run import run_as_vale
from writer.checks.attempts import is_waived
from writer.checks.ruleset import RuleSet
from writer.desk.guides import CODE
from writer.errors import Problem
from writer.library.cache import kept
from writer.library.valeini import Settings, ValeConfig, read_vale_ini
from writer.library.valerules import load_vale_rules, vale_files
from writer.model.draft import Draft
from writer.model.genre import Genre
from writer.model.lines import LineIndex
from writer.model.report import FileReport, Report


class ValeChecker:
    """Checks drafts as a ``.vale.ini`` says; there is but one step, for it knows no grammar."""

    def __init__(self) -> None:
        """Read nothing yet."""
        self._book = ValeBook()

    def check(self, draft: Draft, genre: Genre | None, guide: str, today: date, without: frozenset[str]) -> Report:
        """Every alert on one text. Raises ``FileError`` for a configuration or front matter that cannot be read."""
        del genre, today
        return self._book.check(draft.text, draft.path, guide, without)

    def check_in_steps(self, draft: Draft, genre: Genre | None, guide: str, today: date) -> Iterator[Report]:
        """The same."""
        yield self.check(draft, genre, guide, today, frozenset())


class ValeBook:
    """The configurations of one run, each read when it is first asked for; rules are built once for each set."""

    def __init__(self) -> None:
        """Read nothing yet."""
        self._configs: dict[str, ValeConfig] = {}
        self._rules: dict[tuple[str, tuple[object, ...]], tuple[RuleSet, tuple[Problem, ...]]] = {}

    def check(self, text: str, path: str, ini: str, without: frozenset[str]) -> Report:
        """Every alert on one text. Raises ``FileError`` for a configuration or front matter that cannot be read."""
        config = self._config(ini)
        settings = config.settings(path)
        rules, problems = self._ruleset(ini, config, settings)
        alerts, unrun = run_as_vale(text, path, config, settings, rules, without)
        off = {*without, *(one.name for one in unrun)}
        looked = frozenset(rule for rule in rules.ids if not is_waived(rule, off))
        lines = LineIndex.of(text)
        file = FileReport(path=path, lines=lines, alerts=alerts, unrun=unrun, looked=looked, as_vale=True)
        return Report(files=(file,), problems=(*config.problems, *problems), waived=without)

    def _config(self, ini: str) -> ValeConfig:
        if ini not in self._configs:
            self._configs[ini] = read_vale_ini(Path(ini))
        return self._configs[ini]

    def _ruleset(self, ini: str, config: ValeConfig, settings: Settings) -> tuple[RuleSet, tuple[Problem, ...]]:
        key = ini, settings.key
        if key not in self._rules:
            name = f"vale-{Path(ini).stem}-{crc32(repr(settings.key).encode()):08x}"
            files = (Path(ini), *vale_files(config))
            self._rules[key] = kept(name, files, CODE, lambda: _make(config, settings))
        return self._rules[key]


def _make(config: ValeConfig, settings: Settings) -> tuple[RuleSet, tuple[Problem, ...]]:
    # all kinds of rules are imported by this, and rules that are kept need only their own
    from writer.checks.as_vale.rules import build_vale_rules  # noqa: PLC0415

    loaded = load_vale_rules(config, settings)
    rules = build_vale_rules(loaded, config, settings).named()
    return rules, (*loaded.problems, *rules.problems)
