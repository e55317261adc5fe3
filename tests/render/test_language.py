"""Lists, numbers, articles, plurals, possessives and titles, each by a table."""

import pytest

from writer.model.fields import FieldType
from writer.render.language import Language, plain, sentence_case


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        (["Ada"], "Ada"),
        (["Ada", "Ben"], "Ada and Ben"),
        (["Ada", "Ben", "Cem"], "Ada, Ben and Cem"),
        (["Ada, of Oslo", "Ben"], "Ada, of Oslo and Ben"),
        (["Ada, of Oslo", "Ben", "Cem"], "Ada, of Oslo; Ben; and Cem"),
        ([1, 2], "1 and 2"),
    ],
)
def test_a_list_reads_as_english(language: Language, items: list[object], expected: str) -> None:
    assert language.join_and(items) == expected


def test_the_guide_decides_on_the_serial_comma(lexicon: dict[str, dict[str, str]]) -> None:
    serial = Language(lexicon["wording"], {"serial_comma": "yes"}, "en-US")
    assert serial.join_and(["Ada", "Ben", "Cem"]) == "Ada, Ben, and Cem"
    assert serial.join_and(["Ada", "Ben"]) == "Ada and Ben"


def test_nothing_to_join_is_an_error_unless_it_has_words(language: Language) -> None:
    assert language.join_and([], empty="nobody") == "nobody"
    with pytest.raises(ValueError, match="nothing to join"):
        language.join_and([])


def test_alternatives_are_joined_with_or(language: Language) -> None:
    assert language.join_and(["2026", "2027"], either=True) == "2026 or 2027"


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("actor", "an actor"),
        ("series", "a series"),
        ("hour", "an hour"),
        ("honest answer", "an honest answer"),
        ("hospital drama", "a hospital drama"),
        ("HBO series", "an HBO series"),
        ("UCLA class", "a UCLA class"),
        ("FX series", "an FX series"),
        ("BBC film", "a BBC film"),
        ("NASA film", "a NASA film"),
        ("SAG-AFTRA strike", "a SAG-AFTRA strike"),
        ("MTV+ original", "an MTV+ original"),
        ("one-off", "a one-off"),
        ("once-popular show", "a once-popular show"),
        ("only child", "an only child"),
        ("unit", "a unit"),
        ("uninvited guest", "an uninvited guest"),
        ("unknown actor", "an unknown actor"),
        ("university", "a university"),
        ("umbrella", "an umbrella"),
        ("user", "a user"),
        ("European film", "a European film"),
        ("8-part series", "an 8-part series"),
        ("80th film", "an 80th film"),
        ("11-part series", "an 11-part series"),
        ("18-year-old", "an 18-year-old"),
        ("12-part series", "a 12-part series"),
        ("1-hour film", "a 1-hour film"),
        ("*Alien* sequel", "an *Alien* sequel"),
        ("Óscar", "an Óscar"),
    ],
)
def test_the_article_follows_the_sound(language: Language, noun: str, expected: str) -> None:
    assert language.a(noun) == expected


@pytest.mark.parametrize(
    ("count", "noun", "expected"),
    [
        (0, "episode", "zero episodes"),
        (1, "episode", "one episode"),
        (9, "episode", "nine episodes"),
        (10, "episode", "10 episodes"),
        (1200, "extra", "1,200 extras"),
        (2, "series", "two series"),
        (2, "story", "two stories"),
        (2, "day", "two days"),
        (3, "match", "three matches"),
        (4, "person", "four people"),
    ],
)
def test_a_number_agrees_with_its_noun(language: Language, count: int, noun: str, expected: str) -> None:
    assert language.plural(count, noun) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (1, "first"),
        (9, "ninth"),
        (10, "10th"),
        (11, "11th"),
        (21, "21st"),
        (22, "22nd"),
        (103, "103rd"),
        (112, "112th"),
    ],
)
def test_ordinals(language: Language, number: int, expected: str) -> None:
    assert language.ordinal(number) == expected


@pytest.mark.parametrize(
    ("name", "expected", "with_s"),
    [
        ("Netflix", "Netflix's", "Netflix's"),
        ("James", "James'", "James's"),
        ("What's Next", "What's Next's", "What's Next's"),
        ("*Friends*", "*Friends*'", "*Friends*'s"),
        ("“Friends”", "“Friends”'", "“Friends”'s"),
    ],
)
def test_the_possessive_of_a_name_in_s_is_the_guides(
    language: Language, lexicon: dict[str, dict[str, str]], name: str, expected: str, with_s: str
) -> None:
    other = Language(lexicon["wording"], {"possessive_s": "apostrophe-s"}, "en-US")
    assert (language.possessive(name), other.possessive(name)) == (expected, with_s)


@pytest.mark.parametrize("title", ["Night Ferry", "[REC]", "M*A*S*H", "You're It: 9-1-1?", "Tick, Tick... _Boom_!"])
def test_a_title_keeps_every_character_under_its_markup(language: Language, title: str) -> None:
    printed = language.scalar(title, FieldType.TITLE)
    assert printed.startswith("*")
    assert plain(printed) == title


@pytest.mark.parametrize(
    ("wording", "expected"),
    [
        ({"titles": "quotes"}, "“It”"),
        ({"titles": "quotes", "quotes": "single"}, "‘It’"),
        ({"titles": "italics"}, "*It*"),
        ({"titles": "plain"}, "It"),
    ],
)
def test_the_guide_decides_how_a_title_is_set(
    lexicon: dict[str, dict[str, str]], wording: dict[str, str], expected: str
) -> None:
    assert Language(lexicon["wording"], wording, "en-GB").scalar("It", FieldType.TITLE) == expected


def test_spelling_is_that_of_the_locale(language: Language, lexicon: dict[str, dict[str, str]]) -> None:
    british = Language(lexicon["wording"], {}, "en-GB")
    assert (language.word("cancelled"), british.word("cancelled")) == ("canceled", "cancelled")


def test_the_first_form_that_fits_is_taken(language: Language) -> None:
    assert language.first_fit("a form too long", "it fits", "short", limit=10) == "it fits"
    assert language.first_fit("*ten chars*", "short", limit=9) == "*ten chars*"
    assert language.first_fit("short", "it fits", limit=10, least=6) == "it fits"
    assert language.first_fit("", "with [TK hint]", "short", limit=80, least=20) == "short"
    assert language.first_fit("too long", limit=3) == "[TK a form that fits 3 characters]"


def test_a_hint_cannot_end_its_tk(language: Language) -> None:
    assert language.tk("the *title* [sic]", words=60) == "[TK the title (sic), 60 words]"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A sailor from Malmö.", "a sailor from Malmö"),
        ("Whether Tom returns", "whether Tom returns"),
        ("NASA's only diver", "NASA's only diver"),
        ("Malmö's last mayor", "Malmö's last mayor"),
        ("a part for Conor O'Brien-D'Arcy Jr.", "a part for Conor O'Brien-D'Arcy Jr."),
        ("the U.S. premiere.", "the U.S. premiere"),
        ("IT", "IT"),
    ],
)
def test_a_line_of_its_own_inside_a_sentence(language: Language, text: str, expected: str) -> None:
    assert language.inside(text) == expected


@pytest.mark.parametrize("name", ["tvN", "iQIYI"])
def test_sentence_case_leaves_a_name_as_it_is(name: str) -> None:
    assert sentence_case(f"{name} has said so") == f"{name} has said so"


def test_sentence_case_leaves_markup_alone() -> None:
    assert (sentence_case("the season"), sentence_case("*it*"), sentence_case("")) == ("The season", "*it*", "")


@pytest.mark.parametrize(
    ("platform", "expected"),
    [
        ("Netflix", "on Netflix"),
        ("BBC One", "on BBC One"),
        ("A24", "from A24"),
        ("Harbor Pictures", "from Harbor Pictures"),
        ("Cinemas", "in cinemas"),
        ("theaters", "in theaters"),
    ],
)
def test_a_platform_takes_its_preposition(language: Language, platform: str, expected: str) -> None:
    assert language.shown_on(platform) == expected


def test_places_take_their_article_and_nouns_their_plurals(language: Language) -> None:
    assert language.places(["United States", "Mexico"]) == "the United States and Mexico"
    nouns = ["director", "director of photography", "series", "secretary"]
    assert language.plurals(nouns) == ["directors", "directors of photography", "series", "secretaries"]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("HBO series", "the HBO series"),
        ("untitled Star Trek film", "the untitled Star Trek film"),
        ("A Film Series", "A Film Series"),
        ("Film", "Film"),
    ],
)
def test_a_work_without_a_title_yet_is_no_title(language: Language, title: str, expected: str) -> None:
    assert language.work_named(title) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Whether it comes back?", "whether it comes back"),
        ("the fate of Ines Sol ?", "the fate of Ines Sol"),
        ("Who is the man on the pier?", "who is the man on the pier?"),
        ("Is it over?", "Is it over?"),
        ("? when", "? when"),
    ],
)
def test_an_open_point_is_no_question_unless_its_words_are(language: Language, text: str, expected: str) -> None:
    assert language.open_point(text) == expected
