"""The crew in one sentence: those of the same jobs together."""

from collections.abc import Callable

import pytest

from writer.render.article import Article


@pytest.mark.parametrize(
    ("crew", "sentence"),
    [
        ("[{name: Ada, job: director}]", "The credits name Ada as director."),
        (
            "[{name: Ada, job: director}, {name: Ben, job: writer}]",
            "The credits name Ada as director and Ben as writer.",
        ),
        ("[{name: Ada, job: director}, {name: Ben, job: director}]", "The credits name Ada and Ben as directors."),
        (
            "[{name: Ada, job: director}, {name: Ben, job: director}, {name: Cem, job: writer}]",
            "The credits name Ada and Ben as directors, and Cem as writer.",
        ),
        (
            "[{name: Ada, job: director}, {name: Ben, job: writer}, {name: Ada, job: writer}]",
            "The credits name Ada as director and writer, and Ben as writer.",
        ),
        ("[{name: Ada}, {job: writer}]", ""),
    ],
)
def test_those_of_one_job_are_named_together(article: Callable[..., Article], crew: str, sentence: str) -> None:
    copy = article(f"title: Night Ferry\nstatus: renewed\npublished: 2026-07-21\ncrew: {crew}\n").copy
    assert [line for line in copy.splitlines() if line.startswith("The credits")] == ([sentence] if sentence else [])
