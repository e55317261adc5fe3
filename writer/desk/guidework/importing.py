"""Taking over words and terms of other tools into a guide of the desk, in a form that proves itself."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from writer.checks.kinds.substitution import Substitution
from writer.checks.vale.dialect import BadPatternError
from writer.checks.vale.hits import Finder, Hit
from writer.checks.vale.needles import spellings
from writer.errors import Problem, SaveError
from writer.library.files import read_text, write_text
from writer.library.foreign import Foreign, read_foreign
from writer.library.rules import Action, RuleFile
from writer.library.termlists import Swap
from writer.library.wordlists import words_in
from writer.library.yamledit import add_items
from writer.library.yamlfile import Plain, dump
from writer.values import Value

_EXAMPLES = 30
"""So many pairs prove a rule; more would only make it long."""

_HEAD = """\
extends: substitution
message: "Write '%s' instead of '%s'."
level: warning
nonword: true
action: {name: replace}
"""


class Taken(Value):
    """What was taken over from one file, what was written, and what is left."""

    path: str
    words: int = 0
    terms: int = 0
    rejected: int = 0
    accepted: int = 0
    written: tuple[Path, ...] = ()
    left: tuple[Problem, ...] = ()


def take_over(folder: Path, source: Path, name: str = "") -> Taken:
    """Take the list at ``source`` over into the guide in ``folder``: words into a list of its own, terms into a rule.

    ``name`` is what they are called, by default as the file. Raises ``UsageError`` or ``FileError`` if the list
    cannot be read, ``SaveError`` if a rule of that name is there already.
    """
    found = read_foreign(source)
    stem = name or "".join(part[:1].upper() + part[1:] for part in source.name.strip(".").split(".")[0].split("-"))
    rule, words = folder / f"{stem}.yml", folder / f"{stem.lower()}.txt"
    swaps, broken = _usable(found.swaps)
    if swaps and rule.exists():
        raise SaveError(f"{rule} is there already", hint="give this one another name: --name")
    changed = _guide_yaml(folder / "guide.yaml", found, words.name)
    files: dict[Path, str] = {rule: _rule(swaps)} if swaps else {}
    files |= {words: _word_list(words, found.words)} if found.words else {}
    files |= {folder / "guide.yaml": changed} if changed != read_text(folder / "guide.yaml") else {}
    for path, text in files.items():
        write_text(path, text)
    return Taken(
        path=str(source),
        words=len(found.words),
        terms=len(swaps),
        rejected=len(found.rejected),
        accepted=len(found.accepted),
        written=tuple(files),
        left=(*found.left, *broken),
    )


def _guide_yaml(path: Path, found: Foreign, list_name: str) -> str:
    text = read_text(path)
    text = add_items(text, str(path), "vocabulary", "accept", found.accepted)
    text = add_items(text, str(path), "vocabulary", "reject", found.rejected)
    return add_items(text, str(path), "grammar", "word_lists", (list_name,) if found.words else ())


def _word_list(path: Path, words: Iterable[str]) -> str:
    known = words_in(read_text(path)) if path.is_file() else ()
    return "".join(f"{word}\n" for word in dict.fromkeys((*known, *words)))


def _usable(swaps: Iterable[Swap]) -> tuple[list[Swap], list[Problem]]:
    """Those whose pattern Vale's dialect can read, each pattern once."""
    good: dict[str, Swap] = {}
    broken: list[Problem] = []
    for swap in swaps:
        try:
            _finder([swap])
        except BadPatternError as error:
            broken.append(Problem(message=f"'{swap.node.text}' cannot be read: {error}", place=swap.node.place))
            continue
        if swap.pattern in good and good[swap.pattern].to != swap.to:
            other = good[swap.pattern].to
            message = f"'{swap.node.text}' is to become '{swap.to}', but '{other}' before"
            broken.append(Problem(message=message, place=swap.node.place))
        good.setdefault(swap.pattern, swap)
    return list(good.values()), broken


def _finder(swaps: Iterable[Swap]) -> Finder:
    swaps = tuple(swaps)
    file = RuleFile(
        id="Terms", place=swaps[0].node.place, kind="substitution", message="", action=Action(name="replace")
    )
    return Substitution(swap=tuple((swap.pattern, _option(swap.to)) for swap in swaps), nonword=True).finder(file, ())


def _option(to: str) -> str:
    return to.replace("|", r"\|")


def _rule(swaps: list[Swap]) -> str:
    pairs: dict[str, Plain] = {swap.pattern: _option(swap.to) for swap in swaps}
    examples: list[Plain] = [*_examples(swaps)]
    return f"{_HEAD}{dump({'swap': pairs})}---\n{dump({'examples': examples})}"


def _examples(swaps: list[Swap]) -> Iterator[Plain]:
    """Pairs that hold under all of the terms together: what is wrong, and the same as it should be."""
    finder = _finder(swaps)
    find = finder.armed(range(len(finder.needles)))
    made = 0
    for swap in swaps:
        for sample in (*swap.samples, *spellings(swap.pattern)) if made < _EXAMPLES else ():
            before, after = "We write ", " here."
            hits: list[Hit] = [*find(f"{before}{sample}{after}")]
            fix = hits[0].suggestions[0] if len(hits) == 1 and hits[0].suggestions else None
            whole = len(hits) == 1 and (hits[0].begin, hits[0].end) == (len(before), len(before) + len(sample))
            if whole and fix is not None and not any(find(f"{before}{fix}{after}")):
                yield {"bad": f"{before}«{sample}»{after}", "fix": fix}
                yield {"good": f"{before}{fix}{after}"}
                made += 1
                break
