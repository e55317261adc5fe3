"""The rules that a ``.vale.ini`` runs on a file: of its styles, of its vocabulary, and those built into Vale."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from writer.errors import Problem, WriterError
from writer.library.files import read_text
from writer.library.rules import RuleFile, read_rule, rule_paths
from writer.library.valeextends import whole_rule
from writer.library.valeini import Settings, ValeConfig
from writer.library.yamlfile import Plain, dump
from writer.model.alert import LEVELS
from writer.values import Value, replace

BUILT_IN = "Vale"
"""The style that lies in no folder."""

_ALWAYS: Mapping[str, Mapping[str, Plain]] = {
    "Vale.Repetition": {
        "extends": "repetition",
        "message": "'%s' is repeated!",
        "level": "error",
        "ignorecase": "true",
        "alpha": "true",
        "action": {"name": "edit", "params": ["truncate", " "]},
        "tokens": [r"[^\s.!?]+"],
    },
    "Vale.Spelling": {
        "extends": "spelling",
        "message": "Did you really mean '%s'?",
        "level": "error",
        "action": {"name": "suggest", "params": ["spellings"]},
    },
}
_VOCABULARIES = Path("config", "vocabularies")


class Vocabulary(Value):
    """Terms that rules of their own hold against the text: ``<prefix>.Terms`` and ``<prefix>.Avoid``."""

    prefix: str
    accept: tuple[str, ...]
    reject: tuple[str, ...]


class ValeRules(Value):
    """What was loaded: the rules of the files, the vocabularies, and the terms that silence rules."""

    files: tuple[RuleFile, ...]
    vocabularies: tuple[Vocabulary, ...]
    accept: tuple[str, ...]
    problems: tuple[Problem, ...]


def load_vale_rules(config: ValeConfig, settings: Settings) -> ValeRules:
    """The rules that run under ``settings``; one that cannot be read is a problem, and the others stand."""
    loader = _Loader(config, settings)
    return ValeRules(
        files=tuple(loader.files()),
        vocabularies=tuple(loader.vocabularies()) if BUILT_IN in settings.all_styles else (),
        accept=loader.terms((*config.vocab, *settings.vocab), "accept.txt"),
        problems=tuple(loader.problems),
    )


def vale_files(config: ValeConfig) -> Iterator[Path]:
    """Every file that may have a say in the rules: those of all styles, for they may extend each other."""
    for folder in config.styles_paths:
        for style in sorted(folder.iterdir()):
            yield from rule_paths(style).values()
        for vocabulary in dict.fromkeys((*config.vocab, *(name for one in config.sections for name in one.vocab))):
            files = (folder / _VOCABULARIES / vocabulary / name for name in ("accept.txt", "reject.txt"))
            yield from filter(Path.is_file, files)


class _Loader:
    """Carries what is wrong in the files."""

    def __init__(self, config: ValeConfig, settings: Settings) -> None:
        self.config, self.settings = config, settings
        self.problems: list[Problem] = []

    def files(self) -> Iterator[RuleFile]:
        for style in self.settings.all_styles:
            if style == BUILT_IN:
                for rule, content in _ALWAYS.items():
                    yield from self._read(rule, dump(dict(content)), str(self.config.place.path))
                continue
            folder = self._folder(style)
            if folder is None:
                self._complain(f"there is no style '{style}' on the StylesPath")
            for rule, path in rule_paths(folder).items() if folder else ():
                yield from self._read(rule, None, str(path))

    def _read(self, rule: str, text: str | None, path: str) -> Iterator[RuleFile]:
        if self.settings.level(rule, LEVELS["error"]) is None:
            return
        try:
            yield self._adjusted(read_rule(rule, whole_rule(Path(path), self._find) if text is None else text, path))
        except WriterError as error:
            self.problems.extend(error.problems)

    def _find(self, rule: str) -> Path | None:
        """The file of a rule, whether it runs or not."""
        folder = self._folder(rule.partition(".")[0])
        return rule_paths(folder).get(rule) if folder else None

    def _folder(self, style: str) -> Path | None:
        return next((path / style for path in self.config.styles_paths if (path / style).is_dir()), None)

    def _adjusted(self, file: RuleFile) -> RuleFile:
        """``file`` with the parameters that the configuration sets for it: ``Style.Rule[max] = 30``."""
        own = dict(file.own)
        for name, value in self.config.parameters.get(file.id, {}).items():
            if name not in own:
                self._complain(f"'{file.id}' has no '{name}' that could be set")
            else:
                own[name] = (own[name][0], replace(own[name][0], text=value, plain=True))
        return replace(
            file,
            own=MappingProxyType(own),
            folders=tuple(map(str, self.config.styles_paths)),
            built_in=file.id in _ALWAYS,
        )

    def vocabularies(self) -> Iterator[Vocabulary]:
        own = ((f"{BUILT_IN}.{name}", (name,)) for name in self.settings.vocab)
        for prefix, names in ((BUILT_IN, self.config.vocab), *own):
            accept, reject = self.terms(names, "accept.txt"), self.terms(names, "reject.txt")
            yield Vocabulary(prefix=prefix, accept=accept, reject=reject)

    def terms(self, vocabularies: Iterable[str], name: str) -> tuple[str, ...]:
        found: list[str] = []
        for vocabulary in dict.fromkeys(vocabularies):
            folders = (path / _VOCABULARIES / vocabulary for path in self.config.styles_paths)
            folder = next((folder for folder in folders if folder.is_dir()), None)
            if folder is None:
                self._complain(f"there is no vocabulary '{vocabulary}' on the StylesPath")
            elif (folder / name).is_file():
                lines = (line.strip() for line in read_text(folder / name).splitlines())
                found += [line for line in lines if line and not line.startswith("# ")]
        return tuple(dict.fromkeys(found))

    def _complain(self, message: str) -> None:
        problem = Problem(message=message, place=self.config.place)
        if problem not in self.problems:
            self.problems.append(problem)
