"""Whoever checks texts on this machine: our own server, or those that the user's configuration names."""

import json
import zlib
from datetime import UTC, datetime

from writer.grammar.cache import Cache
from writer.grammar.configured import configuration
from writer.grammar.matches import Match, Query
from writer.grammar.places import VERSION, cache_file
from writer.grammar.remote import pool_of
from writer.library.userconfig import GrammarConfig

LOCALES = ("en-US", "en-GB")
"""Whose rules are known; each has a few of its own."""


def engine(config: GrammarConfig) -> str:
    """Say who answers, for keys of the cache. What version others' servers are is unknown: they count for a day."""
    return " ".join((*config.servers, str(datetime.now(UTC).date()))) if config.servers else VERSION


def ask(text: str, query: Query) -> tuple[Match, ...]:
    """Send ``text`` to LanguageTool. Raises ``GrammarError``."""
    # the client costs 0.1 s, which a text that is wholly in the cache never needs
    from writer.grammar.client import check_remotely, check_text  # noqa: PLC0415
    from writer.grammar.server import ensure  # noqa: PLC0415

    servers = configuration().servers
    return check_remotely(pool_of(servers), text, query) if servers else check_text(ensure(), text, query)


def known_names() -> frozenset[str]:
    """Give the ids of all rules and categories that LanguageTool has.

    Asked once for each engine, which takes 2 s. Raises ``GrammarError``.
    """
    config, cache = configuration(), Cache(file=cache_file())
    key = f"names {engine(config)}".encode()
    kept = cache.get([key]).get(key)
    if kept is None:
        kept = zlib.compress(json.dumps(sorted(_asked_names(config))).encode())
        cache.put({key: kept})
    return frozenset(json.loads(zlib.decompress(kept)))


def _asked_names(config: GrammarConfig) -> set[str]:
    # as for ``ask``
    from writer.grammar.client import names_of_rules, names_of_rules_remotely  # noqa: PLC0415
    from writer.grammar.server import ensure  # noqa: PLC0415

    if config.servers:
        return {name for locale in LOCALES for name in names_of_rules_remotely(pool_of(config.servers), locale)}
    return {name for locale in LOCALES for name in names_of_rules(ensure(), locale)}
