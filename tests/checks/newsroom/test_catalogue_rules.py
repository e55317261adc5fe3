"""What readers are owed, who is introduced how, credit to sources, the region of a release, and tics."""

from tests.checks.newsroom.conftest import Found

CARE = "facts: {}"


def test_a_hard_subject_needs_a_line_of_help(found: Found) -> None:
    copy = "The third episode deals with suicide, and it does so with care."
    assert found("trust", copy) == [("Trust.Care", "warning", "suicide")]
    assert found("trust", copy + "\n\nIn the US, the crisis lifeline is 988.") == []
    assert found("trust", "The Suicide Squad of the film is a band.\n\nSamaritans answer day and night.") == []


def test_news_may_have_five_words_of_judgement(found: Found) -> None:
    five = "It is brilliant, superb, dull, lazy and awful."
    assert found("trust", five) == []
    assert found("trust", five + " It is a masterpiece.") == [("Trust.Label", "warning", "masterpiece")]
    assert found("trust", five + " “I thought that it was a masterpiece,” she said.") == []


def test_a_description_has_a_length(found: Found) -> None:
    short = "description: Season 2 films in Seoul."
    assert found("trust", "Text.", facts=short) == [("Trust.Description", "suggestion", "Season 2 films in Seoul.")]
    assert found("trust", "Text.", facts=f"description: {'x' * 140}") == []


def test_a_person_comes_in_by_the_whole_name(found: Found) -> None:
    first = [("Names.First", "suggestion", "Saldaña")]
    assert found("names_first", "The second season was shot by Saldaña in July.") == first
    assert found("names_first", "It was shot by Zoë Saldaña. Saldaña is back.") == []
    assert found("names_first", "It was shot by Zoe “Z” Saldaña.") == []
    assert found("names_first", "It was the end of On-jo.") == []


def test_a_reported_fact_needs_its_reporter_in_the_copy(found: Found) -> None:
    facts = """
release_window: {value: late 2026, certainty: reported, sources: [Variety]}
sources:
  - {name: Variety, kind: trade}
  - {name: What's on Netflix, kind: fan-site}
"""
    unnamed = [("Sources.Unnamed", "warning", "{value: late 2026, certainty: reported, sources: [Variety]}")]
    assert [one[:2] for one in found("sources", "It is due late in 2026.", facts=facts)] == [unnamed[0][:2]]
    assert found("sources", "It is due late in 2026, Variety reported.", facts=facts) == []
    both = facts.replace("[Variety]", "[Variety, What's on Netflix]")
    copied = "It is due late in 2026, What's on Netflix says."
    assert found("sources", copied, facts=both) == [("Sources.Origin", "warning", "What's on Netflix")]


def test_a_date_that_is_not_the_day_everywhere_names_its_country(found: Found) -> None:
    facts = """
premiere_date: 2026-10-09
where_to_watch:
  - {service: Netflix, territory: US, from: 2026-10-09}
  - {service: Sky, territory: Ireland, from: 2026-10-23}
"""
    copy = "It premieres on October 9, 2026."
    assert found("facts_region", copy, facts=facts) == [("Facts.Region", "suggestion", "October 9, 2026")]
    assert found("facts_region", copy + " Irish viewers wait two weeks longer.", facts=facts) == []
    assert found("facts_region", copy, facts=facts.replace("10-23", "10-09")) == []


def test_a_marked_word_that_comes_back_and_too_many_dashes(found: Found) -> None:
    assert found("repetition", "She quietly left.\n\nHe quietly stayed.") == [
        ("Repetition.Tic", "suggestion", "quietly")
    ]
    one = "It was late — very late — when they met."
    assert found("layout", f"{one} {one} {one}") == []
    assert [rule for rule, _, _ in found("layout", f"{one} {one} {one} {one}")] == ["Structure.Dashes"]
