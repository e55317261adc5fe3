"""``writer check --guide .vale.ini`` beside Vale itself: many files, one draft, many patterns, ever more patterns.

Vale is ``vale`` or, without one, what Go builds of the release that the kit in ``../shared/parity`` speaks of; styles,
texts and words are the kit's. Both programs use all cores, start anew each time, and have been run before.
"""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from benchmarks.timing import PROGRAM, ROOT, Figure, finish, in_turn, program
from writer.library.cache import cache_folder
from writer.library.yamlfile import Plain, dump
from writer.prose.words import count

KIT = ROOT.parent / "shared" / "parity"
CORPUS, ALL = KIT / "corpus", KIT / "ini" / "all.ini"
MODULE = "github.com/vale-cli/vale/v3/cmd/vale@v3.22.0"
DRAFT_WORDS = 1_300

CORPUS_FACTOR, HEAVY_FACTOR = 3, 5
"""So many times Vale's words a second."""
DRAFT_FACTOR = 1.5
"""At most so many times what Vale takes."""

HEAVY = 2_400
CURVE = (300, 1_200, 4_800)
"""Numbers of patterns."""
TIMES = 3

_FORMS = (
    "{0}",
    "{0}",
    "{0}",
    "{0}(?:s|es)?",
    "{0} {1}|{0}-{1}",
    "[{2}]{3} [{4}]{5}|[{2}]{3}",
    "(?<!the |an? ){0}",
    "(?<!-|[.]){0}s?",
    r"{0}(?! of| and)|{0}\s{1}",
    "(?<!not ){0}(?=[ ,])",
)
"""The patterns of large public packages: most are words, three or four in ten look around them."""
_PER_RULE = 400
"""As many as their longest rules have."""


def main() -> None:
    """Time both programs in turn and print what is over its bar; exits 1 if something is."""
    vale = find_vale()
    with tempfile.TemporaryDirectory() as folder:
        heavy, *curve = (heavy_ini(Path(folder) / f"{size}-{at}", size) for at, size in enumerate((HEAVY, *CURVE)))
        finish(
            beside(vale, "134 files, three packages", ALL, CORPUS, 1 / CORPUS_FACTOR),
            beside(vale, f"134 files, {HEAVY:,} patterns", heavy, CORPUS, 1 / HEAVY_FACTOR),
            beside(vale, "one draft, three packages", ALL, draft(), DRAFT_FACTOR),
            *growth(curve),
        )


def find_vale() -> Path:
    """Vale, built if it is not there."""
    built = Path(os.environ.get("GOPATH", Path.home() / "go")) / "bin" / "vale"
    if found := shutil.which("vale"):
        return Path(found)
    if not built.exists():
        subprocess.run(["go", "install", MODULE], env={**os.environ, "GOFLAGS": "-mod=mod"}, check=True)
    return built


def draft() -> Path:
    """The text of the corpus whose length is nearest to that of a draft."""
    return min(sorted(CORPUS.iterdir()), key=lambda path: abs(count(path.read_text("utf-8")) - DRAFT_WORDS))


def beside(vale: Path, name: str, ini: Path, texts: Path, factor: float) -> Figure:
    """Ours may take ``factor`` times what Vale takes."""
    own, its = ours(ini, texts), program(vale, "--no-global", "--config", ini, "--output", "JSON", texts, ok=(0, 1))
    warm_up(ini, texts)
    value, reference = in_turn(own, its, times=TIMES)
    words = sum(count(path.read_text("utf-8")) for path in (texts.iterdir() if texts.is_dir() else [texts]))
    print(
        f"{name}: {words / value * 1000:,.0f} words/s, Vale {words / reference * 1000:,.0f}: {reference / value:.2f}×"
    )
    return Figure(name=name, value=value, reference="Vale", reference_value=reference, bar=reference * factor)


def growth(inis: Sequence[Path]) -> Iterator[Figure]:
    """Four times the patterns must cost less than four times as much."""
    for ini in inis:
        warm_up(ini, CORPUS)
    taken = in_turn(*(ours(ini, CORPUS) for ini in inis), times=TIMES)
    for few, many, less, more in zip(CURVE, CURVE[1:], taken, taken[1:], strict=False):
        bar = less * many / few
        yield Figure(name=f"{many:,} patterns", value=more, reference=f"{few:,}", reference_value=less, bar=bar)


def ours(ini: Path, texts: Path) -> Callable[[], None]:
    """A task that checks ``texts`` under ``ini``."""
    return program(PROGRAM, "check", "--guide", ini, "--format", "json", texts, ok=(0, 1))


def warm_up(ini: Path, texts: Path) -> None:
    """Run until the database of all patterns is there: the second run has it made."""
    for _ in range(2):
        ours(ini, texts)()
    while any(cache_folder().glob("scan-*.begun")):
        time.sleep(0.2)


def heavy_ini(folder: Path, size: int) -> Path:
    """A configuration with a style of ``size`` patterns, made of words spread evenly over the kit's dictionary."""
    style = folder / "styles" / "Heavy"
    style.mkdir(parents=True)
    patterns = _patterns(size)
    for number, some in enumerate(iter(lambda: tuple(islice(patterns, _PER_RULE)), ())):
        (style / f"Rule{number:03}.yml").write_text(dump(_rule(number, some)), "utf-8")
    ini = folder / ".vale.ini"
    ini.write_text("StylesPath = styles\nMinAlertLevel = suggestion\n\n[*.md]\nBasedOnStyles = Heavy\n", "utf-8")
    return ini


def _rule(number: int, patterns: Sequence[str]) -> dict[str, Plain]:
    if number % 4:
        swap: Plain = dict.fromkeys(patterns, "another word")
        shape: dict[str, Plain] = {"extends": "substitution", "action": {"name": "replace"}, "swap": swap}
    else:
        shape = {"extends": "existence", "tokens": list(patterns)}
    message = "Use '%s' instead of '%s'." if number % 4 else "Avoid '%s'."
    return {**shape, "message": message, "level": "warning", "ignorecase": "true"}


def _patterns(size: int) -> Iterator[str]:
    lines = (KIT / "dictionaries" / "en_US-web.dic").read_text("utf-8").splitlines()
    words = [word for word in (line.partition("/")[0] for line in lines) if word.isascii() and word.islower()]
    words = [word for word in words if word.isalpha() and len(word) > 3]
    step = len(words) / size
    for number in range(size):
        at = int(number * step)
        one, two = words[at], words[(at + 1) % len(words)]
        yield _FORMS[number % len(_FORMS)].format(one, two, *_cased(one), *_cased(two))


def _cased(word: str) -> tuple[str, str]:
    return word[0] + word[0].upper(), word[1:]


main()
