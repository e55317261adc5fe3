"""Guides: layers, merging, and every wrong setting with its place."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writer.errors import FileError, Place, UsageError
from writer.library.desks import read_settings
from writer.library.guidefolders import guide_names, roots_of
from writer.library.guides import load_guide
from writer.library.layers import merge
from writer.library.lexicon import lexicon
from writer.model.alert import Level
from writer.model.genre import Genre, Length, SectionSpec
from writer.model.guide import GrammarStyle, Guide, HouseName, SourcePolicy, names_of
from writer.values import replace

NO_LIST = "there is no word list 'words.txt' in {folder} (name a file of words in the guide's folder, one a line)"
GRAMMAR = "level, rules, categories, words, word_lists, outside_quotations"


def desk(root: Path, **guides: str) -> tuple[Path, ...]:
    for name, text in guides.items():
        (root / name).mkdir(parents=True, exist_ok=True)
        (root / name / "guide.yaml").write_text(text, "utf-8")
    return (root,)


def rule(root: Path, name: str) -> None:
    path = root / name.replace(".", "/")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".yml").write_text("extends: existence\nmessage: m\ntokens: [a]\n", "utf-8")


def test_layers_stand_lowest_first_and_each_once(tmp_path: Path) -> None:
    roots = desk(tmp_path, Base="", Left="extends: Base", Right="extends: [Base]", Top="extends: [Left, Right]")
    guide, problems = load_guide("Top", roots)
    assert guide.layers == ("Base", "Left", "Right", "Top")
    assert problems == ()


def test_own_keys_over_later_layers_over_earlier_ones(tmp_path: Path) -> None:
    roots = desk(
        tmp_path,
        A="label: A\nlocale: en-US\nwording: {serial_comma: yes, quotes: double}",
        B="label: B\nwording: {serial_comma: no}",
        C="extends: [A, B]\ndescription: mine\nwording: {titles: italics}",
    )
    guide, _ = load_guide("C", roots)
    assert (guide.name, guide.label, guide.locale, guide.description) == ("C", "C", "en-US", "mine")
    assert guide.wording == {"serial_comma": "no", "quotes": "double", "titles": "italics"}


def test_lists_unite_and_a_minus_removes(tmp_path: Path) -> None:
    roots = desk(
        tmp_path,
        A="vocabulary: {accept: [one, two], reject: bad}\nsources: {tiers: {weak: [wiki, forum]}}\nin_quotations: [A]",
        B="extends: A\nvocabulary: {accept: [-one, three]}\nsources: {tiers: {weak: -wiki}}\nin_quotations: [-A, B.C]",
    )
    guide, problems = load_guide("B", roots)
    assert problems == ()
    assert (guide.accept, guide.reject, guide.sources.weak) == (("two", "three"), ("bad",), ("forum",))
    assert guide.in_quotations == ("B.C",)


def test_levels_of_rules_and_styles(tmp_path: Path) -> None:
    for name in ("A.X", "A.Y", "A.Deep.Z"):
        rule(tmp_path, name)
    roots = desk(
        tmp_path,
        A="rules: {A: suggestion, A.X: {level: error}, A.Deep: warning}",
        B="extends: A\nrules: {A.X: off, A.Deep.Z: error}",
    )
    lower, upper = load_guide("A", roots)[0], load_guide("B", roots)[0]
    checks = ("A.X", "A.Y", "A.Deep.Z", "C.D")
    assert [lower.level(check, Level.WARNING) for check in checks] == [
        Level.ERROR,
        Level.SUGGESTION,
        Level.WARNING,
        Level.WARNING,
    ]
    assert [upper.level(check, Level.WARNING) for check in checks] == [
        None,
        Level.SUGGESTION,
        Level.ERROR,
        Level.WARNING,
    ]


def test_names_of_people_works_and_organisations(tmp_path: Path) -> None:
    roots = desk(
        tmp_path,
        A="names: {people: {Park Ji-hu: [Park Ji Hu]}, works: {'1899': []}}",
        B="extends: A\nnames: {people: {Park Ji-hu: Ji-hu Park}, organisations: {Disney+: [Disney Plus]}}",
    )
    guide, problems = load_guide("B", roots)
    assert problems == ()
    assert guide.names == (
        HouseName(form="Park Ji-hu", never=("Park Ji Hu", "Ji-hu Park")),
        HouseName(form="1899"),
        HouseName(form="Disney+", never=("Disney Plus",)),
    )


def test_the_desk_comes_before_what_is_shipped(tmp_path: Path) -> None:
    roots = (*desk(tmp_path / "desk", US="label: ours"), *desk(tmp_path / "shipped", US="label: theirs", UK=""))
    assert load_guide("US", roots)[0].label == "ours"
    assert guide_names(roots) == ("UK", "US")


def test_a_guide_may_be_named_by_its_folder(tmp_path: Path) -> None:
    roots = desk(tmp_path / "shipped", Base="locale: en-GB")
    desk(tmp_path / "mine", House="extends: Base")
    path = str(tmp_path / "mine" / "House")
    assert load_guide(path, roots)[0].layers == ("Base", "House")
    assert roots_of(path, roots) == (tmp_path / "mine", tmp_path / "shipped")
    assert roots_of("House", roots) == roots


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("lable: x", "1:1: 'lable' is no field here (did you mean 'label'?)"),
        ("label: [a]", "1:8: 'label' is one text, not several (write one value)"),
        ("wording: {dates: x}", "1:11: 'dates' is no field here (did you mean 'date'?)"),
        (
            "wording: {titles: italic}",
            "1:19: 'titles': 'italic' is not one of italics, quotes, plain (did you mean 'italics'?)",
        ),
        ("rules: {S.Rul: off}", "1:9: there is no rule 'S.Rul' (did you mean 'S.Rule'?)"),
        ("rules: {Facts.Windo: off}", "1:9: there is no rule 'Facts.Windo' (did you mean 'Facts.Window'?)"),
        ("rules: {S.Rule: of}", "1:17: 'S.Rule': 'of' is no level (did you mean 'off'?)"),
        ("rules: {S.Rule: {level: [error]}}", "1:25: 'S.Rule': '' is no level (write suggestion, warning, error, off)"),
        (
            "rules: {S.Rule: {leval: error, level: error}}",
            "1:18: 'leval' is no setting of a rule (did you mean 'level'?)",
        ),
        (
            "rules: {S.Rule: {max: many}}",
            "1:18: 'max' is no setting of a rule (known are level, genres, wording, and the numbers of the rule)",
        ),
        ("rules: {S.Rule: {genres: [a]}}", "1:26: 'genres' is a group of 'key: value'"),
        ("rules: {S.Rule: {genres: {news: of}}}", "1:33: 'S.Rule': 'of' is no level (did you mean 'off'?)"),
        ("rules: {S.Rule: {wording: {dat: x}}}", "1:28: 'dat' is no choice of wording (did you mean 'date'?)"),
        (
            "rules: {S.Rule: {wording: {titles: italic}}}",
            "1:36: 'titles': 'italic' is not one of italics, quotes, plain (did you mean 'italics'?)",
        ),
        ("rules: {Facts.Window: {max: 3}}", "1:9: 'Facts.Window' has no numbers that a guide could set"),
        ("rules: [S.Rule]", "1:8: 'rules' is a group of 'key: value'"),
        ("names: {person: {}}", "1:9: 'person' is no kind of name"),
        ("names: {people: {Ana: {a: b}}}", "1:23: 'Ana' takes a list of forms never to print"),
        (
            "gates: {revue: error}",
            "1:9: 'revue' is no field here (did you mean 'review'?)",
        ),
        (
            "gates: {review: errors}",
            "1:17: 'review': 'errors' is not one of suggestion, warning, error, off (did you mean 'error'?)",
        ),
        ("grammar: {picky: yes}", "1:11: 'picky' is no field here (known here: " + GRAMMAR + ")"),
        (
            "grammar: {rules: {EN_A_VS_AN: of}}",
            "1:31: 'EN_A_VS_AN': 'of' is not one of on, suggestion, warning, error, off (did you mean 'off'?)",
        ),
        ("grammar: {word_lists: [words.txt]}", f"1:24: {NO_LIST}"),
        ("length: {news: {maximum: 3}}", "1:17: 'maximum' is no field here (did you mean 'max'?)"),
        ("length: {news: {max: many}}", "1:22: 'max': 'many' is not a whole number"),
        ("length: {new: {max: 3}}", "1:10: 'new' is no genre (did you mean 'news'?)"),
        ("structure: {news: {sections: {led: {max: 3}}}}", "1:31: 'led' is no section of news (did you mean 'lede'?)"),
        (
            "structure: {news: {sections: {lede: {maxi: 3}}}}",
            "1:38: 'maxi' is no field here (did you mean 'max'?)",
        ),
        ("rules: {S.Rule: {genres: {new: off}}}", "1:9: 'S.Rule': there is no genre 'new' (did you mean 'news'?)"),
        (
            "sources: {tiers: {weak: [forum]}, domains: {a.org: forums}}",
            "1:52: 'forums' is in no tier of sources (did you mean 'forum'?)",
        ),
        ("sources: {alone: [wire]}", "1:19: 'wire' is in no tier of sources (put it into a tier)"),
        ("extends: Missing", "1:10: there is no style guide 'Missing' (the guides are S)"),
        ("label: a\nlabel: b", "2:1: 'label' stands here twice; first on line 1 (keep one of them)"),
    ],
)
def test_what_is_wrong_has_its_place(tmp_path: Path, text: str, expected: str) -> None:
    roots = desk(tmp_path, S=text)
    rule(tmp_path, "S.Rule")
    try:
        problems = load_guide("S", roots, known=("Facts.Window",), genres={"news": ["lede"]})[1]
    except FileError as error:
        problems = error.problems
    told = expected.replace("{folder}", f"{tmp_path}/S")
    assert [str(problem) for problem in problems] == [f"{tmp_path}/S/guide.yaml:{told}"]


def test_a_wrong_setting_leaves_the_others_standing(tmp_path: Path) -> None:
    guide, problems = load_guide("S", desk(tmp_path, S="label: ours\nwording: {titles: bold, quotes: single}\nx: 1"))
    assert (guide.label, guide.wording, len(problems)) == ("ours", {"quotes": "single"}, 2)


def test_settings_of_rules_that_no_layer_could_have_need_to_be_told_apart(tmp_path: Path) -> None:
    guide, problems = load_guide("S", desk(tmp_path, S="rules: {Facts.Window: error}"))
    assert problems == ()
    assert guide.level("Facts.Window", Level.WARNING) is Level.ERROR


def test_a_circle_of_guides_is_refused(tmp_path: Path) -> None:
    roots = desk(tmp_path, A="extends: B", B="extends: C", C="extends: A")
    with pytest.raises(FileError, match=r"C/guide.yaml:1:10: guides extend each other in a circle: A → B → C → A"):
        load_guide("A", roots)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Uk", "there is no style guide 'Uk' (the guides are UK)"),
        ("", "there is no style guide '' (the guides are UK)"),
        ("nowhere/UK", "there is no style guide in 'nowhere/UK' (a guide's folder holds a guide.yaml)"),
    ],
)
def test_a_guide_that_is_not_there(tmp_path: Path, name: str, expected: str) -> None:
    with pytest.raises(UsageError) as caught:
        load_guide(name, desk(tmp_path, UK=""))
    assert str(caught.value) == expected


def test_the_lexicon_is_merged_like_guides_and_read_late(tmp_path: Path) -> None:
    for layer, text in {
        "A": "verbs: {said: 1, no: off}\nwords: [a, b]",
        "B": "verbs: {told: 2}\nwords: [-a, c]",
    }.items():
        (tmp_path / layer / "lexicon").mkdir(parents=True)
        (tmp_path / layer / "lexicon" / "status.yaml").write_text(text, "utf-8")
    (tmp_path / "A" / "lexicon" / "broken.yaml").write_text("a: [", "utf-8")
    words = lexicon(("A", "Missing", "B"), (tmp_path,))
    assert list(words) == ["broken", "status"]
    assert words["status"] == {"verbs": {"said": "1", "no": "off", "told": "2"}, "words": ["b", "c"]}
    assert words["status"] is words["status"]
    with pytest.raises(KeyError):
        words["dates"]
    with pytest.raises(FileError):
        words["broken"]


LAYERS = st.recursive(
    st.sampled_from(["x", "y", "z"]),
    lambda inner: (
        st.lists(st.sampled_from(["a", "b", "-a", "- b"]), unique=True, max_size=3)
        | st.dictionaries(st.sampled_from(["p", "q"]), inner, max_size=2)
    ),
    max_leaves=6,
)


@given(LAYERS)
def test_a_layer_over_nothing_and_twice_is_the_layer(layer: Any) -> None:
    once = merge({}, {"top": layer})
    assert merge(once, {}) == once
    assert merge(once, {"top": layer}) == once


def test_names_under_which_a_check_may_be_set() -> None:
    assert names_of("A.B.C") == ("A.B.C", "A.B", "A")
    guide = Guide(name="G", in_quotations=("A.B",))
    assert [guide.looks_in_quotations(check) for check in ("A.B.C", "A.B", "A.C", "A")] == [True, True, False, False]


def numbers(guide: Guide, rule: str) -> dict[str, str]:
    return {key: one.value for key, one in guide.thresholds.get(rule, {}).items()}


def test_thresholds_merge_by_key_and_a_bare_level_keeps_them(tmp_path: Path) -> None:
    rule(tmp_path, "A.X")
    roots = desk(
        tmp_path,
        A="rules: {A.X: {level: warning, max: 30, min: 2, genres: {news: {max: 28, level: error}}}}",
        B="extends: A\nrules: {A.X: {max: 40, genres: {news: {min: 3}, cast: off}}}",
        C="extends: B\nrules: {A.X: suggestion}",
    )
    guide, problems = load_guide("C", roots)
    assert problems == ()
    assert (guide.level("A.X", Level.ERROR), numbers(guide, "A.X")) == (Level.SUGGESTION, {"max": "40", "min": "2"})
    news, cast = guide.for_genre("news"), guide.for_genre("cast")
    assert (news.level("A.X", Level.ERROR), numbers(news, "A.X")) == (Level.ERROR, {"max": "28", "min": "3"})
    assert (cast.level("A.X", Level.ERROR), numbers(cast, "A.X")) == (None, {"max": "40", "min": "2"})
    assert guide.for_genre("other") is guide.for_genre("") is guide


def test_a_rule_may_depend_on_the_wording(tmp_path: Path) -> None:
    rule(tmp_path, "A.Sign")
    rule(tmp_path, "A.Word")
    roots = desk(
        tmp_path,
        A="rules: {A.Sign: {level: error, wording: {percent: '%'}}, A.Word: {wording: {percent: percent}}}",
        B="extends: A\nwording: {percent: percent}",
        C="extends: B\nwording: {percent: '%'}",
    )
    on = {name: load_guide(name, roots)[0] for name in ("A", "B", "C")}
    assert [on[name].level("A.Sign", Level.WARNING) for name in on] == [None, None, Level.ERROR]
    assert [on[name].level("A.Word", Level.WARNING) for name in on] == [None, Level.WARNING, None]


def test_what_a_guide_says_of_sources(tmp_path: Path) -> None:
    roots = desk(
        tmp_path,
        A="sources: {tiers: {strong: [trade, wire], weak: [forum]}, domains: {Reddit.com: forum, a.org: trade}}",
        B="extends: A\nsources: {domains: {old.reddit.com: wire}, alone: [wire]}",
    )
    guide, problems = load_guide("B", roots)
    assert problems == ()
    assert guide.sources == SourcePolicy(
        strong=("trade", "wire"),
        weak=("forum",),
        domains={"reddit.com": "forum", "a.org": "trade", "old.reddit.com": "wire"},
        alone=("wire",),
    )
    hosts = ("reddit.com", "www.Reddit.com", "old.reddit.com", "a.org", "b.a.org", "ba.org", "com", "")
    assert [guide.sources.kind_at(host) for host in hosts] == ["forum", "forum", "wire", "trade", "trade", "", "", ""]


def test_what_a_guide_says_of_grammar(tmp_path: Path) -> None:
    roots = desk(
        tmp_path,
        A="grammar: {level: picky, rules: {X: off, Y: warning}, words: [dek], word_lists: [w.txt]}",
        B="extends: A\ngrammar: {rules: {X: on}, categories: {STYLE: off}, words: lede, outside_quotations: STYLE}",
    )
    for layer in "AB":
        (tmp_path / layer / "w.txt").write_text("kicker\n", "utf-8")
    guide, problems = load_guide("B", roots)
    assert problems == ()
    assert guide.grammar == GrammarStyle(
        level="picky",
        rules={"X": "on", "Y": "warning"},
        categories={"STYLE": "off"},
        words=("dek", "lede"),
        word_lists=(str(tmp_path / "A" / "w.txt"), str(tmp_path / "B" / "w.txt")),
        outside_quotations=("STYLE",),
        places={
            "X": Place(path=str(tmp_path / "B" / "guide.yaml"), line=2, column=19),
            "Y": Place(path=str(tmp_path / "A" / "guide.yaml"), line=1, column=41),
            "STYLE": Place(path=str(tmp_path / "B" / "guide.yaml"), line=2, column=86),
        },
    )


def test_what_a_guide_changes_in_a_genre(tmp_path: Path) -> None:
    roots = desk(
        tmp_path,
        A="length: {news: {max: 900, headline: 70}}\nstructure: {news: {sections: {lede: {max: 60, required: yes}}}}",
        B="extends: A\nlength: {news: {max: 800}}\nstructure: {news: {sections: {lede: {aliases: [Top]}}}}",
    )
    guide, problems = load_guide("B", roots, genres={"news": ["lede", "end"]})
    assert problems == ()
    sections = (SectionSpec(id="lede", min=10, max=50), SectionSpec(id="end", heading="End"))
    genre = Genre(
        id="news", label="", description="", fields={}, groups=(), sections=sections, length=Length(min=5, max=1_000)
    )
    changed = guide.over(genre)
    assert changed.length == Length(min=5, max=800, headline=70)
    assert changed.sections == (
        SectionSpec(id="lede", min=10, max=60, required=True, aliases=("Top",)),
        sections[1],
    )
    assert guide.over(replace(genre, id="other")).length == genre.length


def test_what_a_desk_says_is_the_topmost_layer(tmp_path: Path) -> None:
    roots = desk(tmp_path, A="names: {people: {Ana Ruiz: [Anna Ruiz]}}\ngates: {ready: error, published: error}")
    (tmp_path / "writer.yaml").write_text(
        "locale: en-GB\nnames: {people: {Ana Ruiz: [A. Ruiz]}, works: {Bo: []}}\ngates: {ready: off}\n", "utf-8"
    )
    guide, problems = load_guide("A", roots, desk=read_settings(tmp_path).over)
    assert problems == ()
    assert guide.layers == ("A",)
    assert guide.names == (HouseName(form="Ana Ruiz", never=("Anna Ruiz", "A. Ruiz")), HouseName(form="Bo"))
    assert guide.gates == {"ready": None, "published": Level.ERROR}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("gate: {}", "1:1: 'gate' is no field here (did you mean 'gates'?)"),
        ("gates: {redy: off}", "1:9: 'redy' is no field here (did you mean 'ready'?)"),
    ],
)
def test_what_is_wrong_in_a_desk_has_its_place(tmp_path: Path, text: str, expected: str) -> None:
    (tmp_path / "writer.yaml").write_text(text, "utf-8")
    with pytest.raises(FileError) as caught:
        read_settings(tmp_path)
    assert str(caught.value) == f"{tmp_path}/writer.yaml:{expected}"
