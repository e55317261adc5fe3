"""Drafts of a season renewal as an editor reads them: every status, certainty and window, and awkward facts."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.render.states import CERTAINTIES, WINDOWS, show
from writer.desk import Desk
from writer.model.alert import Level
from writer.model.draft import Draft

DESK = Desk(None, today=lambda: date(2026, 11, 2))
STATUSES = DESK.genre("season-renewal").fields["status"].choices
TITLES = (
    *("Night Ferry", "9-1-1", "You", "tick, tick... BOOM!", "Who's There?", "../..", "M*A*S*H", "Dr.", "iCarly"),
    *("Mr. & Mrs. Smith", "Law & Order: SVU", "Once Upon a Time… in the West", "Ófærð", "1899", "No", "[REC]"),
)
SOURCES = """
sources:
  - {name: Orbit+, kind: press-release, date: 2026-07-21}
  - {name: The Harbor Post, kind: newspaper, date: 2026-07-22}
  - {name: FerryTalk, kind: forum}
"""
OF_THE_FACTS = {"Sources.Weak", "Sources.Single"}
"""What is wrong with the facts that a case is about, and no fault of the draft."""
ROLES = (None, "lead", "main", "guest", "cameo", "newcomer", "departing", "voice", "self")
_STOPS = re.compile(r"(?<!\.)\.\.(?!\.)|[.?!],|,,| [,.;]|  |\b(a|an|the|is|was|as) \1\b", re.IGNORECASE)


def render(yaml: str) -> Draft:
    return DESK.render(DESK.parse_facts(f"genre: season-renewal\npublished: 2026-11-02\n{yaml}", "facts.yaml"))


def paragraphs(copy: str) -> list[str]:
    return [paragraph for paragraph in copy.strip().split("\n\n") if not paragraph.startswith("#")]


def sentences(copy: str) -> Iterator[str]:
    """Each sentence of the running text; TKs are none."""
    for paragraph in paragraphs(re.sub(r"\[TK [^\]]*\]", "", copy)):
        if not paragraph.startswith("- "):
            yield from filter(None, re.split(r"(?<=[a-z0-9”*+)][.?!]) (?=[A-Z“*])", paragraph.strip()))


def assert_reads_well(draft: Draft, title: str = "Night Ferry") -> None:
    """What no editor would let pass, whatever the facts are."""
    copy = draft.body.replace(title, "It").replace(re.sub(r"([\\*_`\[\]<>])", r"\\\1", title), "It")
    assert not re.search(r"\bNone\b|\bnan\b|\{\{|\[\]|undefined", copy)
    assert not _STOPS.search(copy), _STOPS.search(copy)
    text = paragraphs(copy)
    for paragraph, following in zip(text, [*text[1:], ""], strict=True):
        assert not paragraph.endswith(":") or following.startswith("- "), paragraph
        assert re.search(r"[.?!”\]:]$|^- ", paragraph), paragraph
        assert re.match(r"[A-Z“‘*\[-]|tv", paragraph), paragraph
    assert [sentence for sentence, count in Counter(sentences(copy)).items() if count > 1] == []


def assert_breaks_no_rule(draft: Draft) -> None:
    report = DESK.check(DESK.parse(draft.text, "drafts/draft.md"), without=frozenset({"grammar"}))
    grave = [alert for alert in report.files[0].alerts if alert.level is not Level.SUGGESTION]
    found = [(alert.check, alert.message) for alert in grave if alert.check not in OF_THE_FACTS]
    assert (found, report.files[0].unrun, report.problems) == ([], (), ())


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("certainty", CERTAINTIES)
def test_every_window_under_every_status_and_certainty(status: str, certainty: str) -> None:
    for window in WINDOWS:
        draft = render(show(status, certainty, window, SOURCES))
        assert_reads_well(draft)
        assert_no_firmer_than(certainty, draft)
    assert_breaks_no_rule(draft)


def assert_no_firmer_than(certainty: str, draft: Draft) -> None:
    """A sentence that gives the news or the window says whose it is; a rumor calls itself one."""
    marks = {
        "official": r"",
        "reported": r"Harbor Post reports?|Harbor Post reported",
        "expected": r"Harbor Post expects?|would be",
        "rumored": r"rumor|unverified report",
        "unknown": r"(?!)",
    }[certainty]
    told = [*sentences(draft.body), draft.facts.record.text("headline"), draft.facts.record.text("dek")]
    news = re.compile(r"renew(ed|al)|2027|late 2026|Q4|cancel|delayed|shelved|is airing|ended|revived|began|wrapped")
    spans = re.compile(r"^(The renewal|That (is|was|would be)) ")
    for sentence in told:
        if news.search(sentence) and not spans.match(sentence):
            assert re.search(marks, sentence), sentence


@pytest.mark.parametrize("locale", ["en-US", "en-GB"])
@pytest.mark.parametrize("title", TITLES)
def test_titles_keep_every_mark_and_break_no_sentence(title: str, locale: str) -> None:
    facts = f'title: "{title}"\nlocale: {locale}\nstatus: renewed\nbased_on: {{title: Now or Never, kind: novel}}\n'
    draft = render(facts)
    assert title in re.sub(r"\\(.)", r"\1", draft.body)
    assert title in draft.facts.record.text("headline")
    assert_reads_well(draft, title)
    assert_breaks_no_rule(draft)


@given(
    cast=st.lists(
        st.fixed_dictionaries(
            {
                "actor": st.sampled_from(["Mara Quill", "Jo Adeyemi", "Ana Ruiz", "Conor O'Brien Jr.", "Sting"]),
                "character": st.sampled_from([None, "Ines Vidal", "Tom Reyes", "Dr. Sol"]),
                "role": st.sampled_from(ROLES),
                "certainty": st.sampled_from([None, *CERTAINTIES]),
                "source": st.sampled_from([None, "Orbit+", "The Harbor Post", "FerryTalk"]),
                "note": st.sampled_from([None, "A sailor.", "NASA's only diver"]),
            }
        ),
        max_size=12,
        unique_by=(lambda row: row["actor"], lambda row: row["character"] or row["actor"]),
    ),
    status=st.sampled_from(STATUSES),
)
def test_any_cast_reads_well(cast: list[dict[str, str | None]], status: str) -> None:
    rows = "".join(f"  - {{{', '.join(map(_written, filter(lambda item: item[1], row.items())))}}}\n" for row in cast)
    listed = f"cast:\n{rows}" if rows else ""
    assert_reads_well(render(f"title: Night Ferry\nplatform: Orbit+\nseason: 2\nstatus: {status}\n{listed}{SOURCES}"))


def _written(item: tuple[str, str | None]) -> str:
    name, value = item
    return f"sources: [{value}]" if name == "source" else f'{name}: "{value}"'


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(
            "status: renewed\nrenewal_date: {value: 2026-07-21, certainty: rumored, sources: [FerryTalk]}",
            "A renewal of “Night Ferry” for Season 2 is rumored, according to an unverified report by users of the "
            "forum FerryTalk.",
            id="a rumored date of the news makes it a rumor",
        ),
        pytest.param(
            "status: {value: renewed, certainty: official, sources: [FerryTalk]}",
            "A renewal of “Night Ferry” for Season 2 is rumored, according to an unverified report by users of the "
            "forum FerryTalk.",
            id="so does a source that can carry no fact",
        ),
        pytest.param(
            "status: in-production\nproduction: {start: {value: 2026-09, certainty: rumored, sources: [FerryTalk]}}",
            "According to an unverified report by users of the forum FerryTalk, production on Season 2 of “Night "
            "Ferry” began in September 2026.",
            id="a state may be sure where its date is a rumor",
        ),
        pytest.param(
            "status: cancelled\nrenewal_date: 2026-07-21\nseasons: [{number: 1, premiere: 2024-10-09}]",
            "Orbit+ has canceled “Night Ferry” after Season 1.",
            id="a season that was only ordered is not what the series ends after",
        ),
        pytest.param(
            "status: in-production\nproduction: {places: [Malmö, Gdańsk]}",
            "Filming takes place in Malmö and Gdańsk.",
            id="filming that goes on",
        ),
        pytest.param(
            "status: post-production\nproduction: {places: [Malmö]}",
            "Filming took place in Malmö.",
            id="filming that is over",
        ),
        pytest.param(
            "status: renewed\nlogline: Nobody on shore answers",
            "Orbit+ describes Season 2 in these words: “Nobody on shore answers.”",
            id="a logline without a stop",
        ),
        pytest.param(
            "status: renewed\nnext_events: [{date: 2027-01-20, event: A first look at a festival.}]",
            "The next date is January 20, 2027: a first look at a festival.",
            id="an event that was written as a sentence",
        ),
        pytest.param(
            "status: renewed\nquotes: [{text: We wait..., speaker: Mara Quill, to: Orbit+}]",
            "“We wait...” Mara Quill told Orbit+.",
            id="a quotation that trails off",
        ),
        pytest.param(
            "status: renewed\ncast: [{actor: Ana Ruiz, character: Sol, role: departing, certainty: rumored, "
            "sources: [FerryTalk]}]",
            "According to an unverified report by users of the forum FerryTalk, Ana Ruiz does not return as Sol.",
            id="a rumor that somebody leaves",
        ),
        pytest.param(
            "status: renewed\ncast: [{actor: Ana Ruiz, role: voice}, {actor: Mara Quill, role: lead}, "
            "{actor: Jo Adeyemi, character: Tom, role: newcomer}]",
            "Ana Ruiz and Mara Quill return.",
            id="who returns, of characters nothing being known",
        ),
        pytest.param(
            "status: airing\ncast: [{actor: Ana Ruiz, character: Ana Ruiz, role: self}, {actor: Sting, role: self}]",
            "Ana Ruiz and Sting appear in the series as themselves.",
            id="people who play no part",
        ),
        pytest.param(
            "status: airing\ncast: [{actor: Ana Ruiz, character: Sol, role: guest}]",
            "Ana Ruiz guest-stars as Sol.",
            id="a guest",
        ),
        pytest.param(
            "status: airing\ncast: [{actor: Ana Ruiz, character: the mayor, role: guest, note: tired}]",
            "The mayor is tired.",
            id="a part without a name begins a sentence",
        ),
        pytest.param(
            "status: airing\nplatform: null\ncast: [{actor: Ana Ruiz, character: Null, role: guest}]\n"
            "quotes: [{text: Hi there, speaker: ~}]\nunknowns: [null]",
            "Ana Ruiz guest-stars.",
            id="null is no name",
        ),
    ],
)
def test_a_sentence_says_what_the_fact_says(facts: str, expected: str) -> None:
    platform = "" if "platform:" in facts else "platform: Orbit+\n"
    draft = render(f"title: Night Ferry\n{platform}season: 2\n{facts}\n{SOURCES}")
    assert not re.search(r"(?i)\bnull\b|~", draft.body)
    assert expected in paragraphs(draft.body)
    assert_reads_well(draft)
    assert_breaks_no_rule(draft)


@pytest.mark.parametrize(("status", "peg"), list(product(STATUSES, ("", "news_peg: Orbit+ has news.\n"))))
def test_no_sentence_stands_twice_when_every_date_is_known(status: str, peg: str) -> None:
    days = ("announced_date", "renewal_date", "cancelled_date", "revived_date", "premiere_date")
    dates = "".join(f"{name}: 2026-0{month}-01\n" for month, name in enumerate(days, start=1))
    shoot = "production: {start: 2026-06-01, wrap: 2026-09-01}\n"
    seasons = "seasons: [{number: 1, premiere: 2024-10-09}]\n"
    draft = render(f"title: Night Ferry\nplatform: Orbit+\nseason: 2\nstatus: {status}\n{peg}{dates}{shoot}{seasons}")
    assert_reads_well(draft)


def test_a_title_keeps_its_stops_in_what_is_still_to_come() -> None:
    assert "[TK what is new about “../..”, who said so" in render('title: "../.."\n').body.replace(",”", "”,")
