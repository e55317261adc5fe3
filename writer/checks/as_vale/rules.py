"""The rules of a ``.vale.ini``, ready to run: its styles' own, and those made of its vocabulary."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from writer.checks.rules import build_rules
from writer.checks.ruleset import RuleSet
from writer.checks.vale.terms import term_pattern
from writer.library.rules import RuleFile, read_rule
from writer.library.valeini import Settings, ValeConfig
from writer.library.valerules import ValeRules, Vocabulary
from writer.library.yamlfile import Plain, dump
from writer.model.guide import Guide

_TERMS: Mapping[str, Plain] = {
    "extends": "substitution",
    "message": "Use '%s' instead of '%s'.",
    "level": "error",
    "ignorecase": "true",
    "vocab": "false",
}
_AVOID: Mapping[str, Plain] = {"extends": "existence", "message": "Avoid using '%s'.", "level": "error"}


def build_vale_rules(loaded: ValeRules, config: ValeConfig, settings: Settings) -> RuleSet:
    """``loaded`` at the levels of ``settings``; what lies below the least level of ``config`` does not run."""
    files = (*loaded.files, *(file for vocabulary in loaded.vocabularies for file in _files(vocabulary, config)))
    levels = {file.id: settings.level(file.id, file.level) for file in files}
    heard = {rule: level if level and level >= config.min_level else None for rule, level in levels.items()}
    guide = Guide(name=config.place.path, levels=MappingProxyType(heard), accept=loaded.accept)
    return build_rules(sorted(files, key=lambda file: file.id), guide)


def _files(vocabulary: Vocabulary, config: ValeConfig) -> Iterator[RuleFile]:
    """``Terms`` wants accepted terms as they are written, ``Avoid`` none of the rejected."""
    if vocabulary.accept:
        swap: Plain = {term_pattern(term.lower()): term for term in vocabulary.accept}
        yield read_rule(f"{vocabulary.prefix}.Terms", dump({**_TERMS, "swap": swap}), config.place.path)
    if vocabulary.reject:
        tokens: Plain = list(map(term_pattern, vocabulary.reject))
        yield read_rule(f"{vocabulary.prefix}.Avoid", dump({**_AVOID, "tokens": tokens}), config.place.path)
