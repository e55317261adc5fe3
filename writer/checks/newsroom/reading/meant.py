"""Whether words with the letters of a name on record are meant as that name, or are ordinary words."""

from writer.checks.newsroom.reading.dictionary import Mention, printed
from writer.checks.newsroom.reading.passages import Passage, Sentence
from writer.checks.newsroom.reading.units import CLOSING, OPENING

OUTLETS = ("sources", "where_to_watch", "platform", "quotes")
"""Of names there a single word ("Times") is nobody's name, and small letters make a phrase ("the city museum")."""

_SURE_TITLE_WORDS = 4
_ARTICLES = frozenset({"the", "a", "an"})


def _adds_accents(mention: Mention) -> bool:
    """Whether one word has accents that the record has not, so that it may be another's name."""
    return mention.first == mention.last and mention.forms[0].text.isascii() and not mention.text.isascii()


def is_meant(passage: Passage, sentence: Sentence, mention: Mention) -> bool:
    """Whether words with the letters of a name are that name, and no ordinary words."""
    form = mention.forms[0]
    written = printed(mention.text)
    if form.is_title:
        return _is_title(passage, sentence, mention)
    if written.casefold() == printed(form.text).casefold() and mention.first == mention.last:
        return False
    if _adds_accents(mention) or _only_article_differs(mention) or _is_common(written) or _is_split(sentence, mention):
        return False
    small = form.known.path.startswith(OUTLETS) and written.islower()
    at_first = mention.first == 0 and written[1:] == printed(form.text)[1:]  # a capital, "al-Karimi" or not
    if small or at_first:
        return False
    if form.whole and mention.last > mention.first:
        return True
    first = sentence.words[mention.first]
    one_word = not any(space in mention.text for space in " \n")
    return first.capital and (one_word or mention.first > 0)


def _is_title(passage: Passage, sentence: Sentence, mention: Mention) -> bool:
    """A title of one word is too often a word; one of two or three needs a mark: capitals, quotes, a season."""
    count = sum(word.text[0].isalnum() for word in sentence.words[mention.first : mention.last + 1])
    if count == 1:
        return False
    if _only_article_differs(mention) or _is_phrase(passage, mention):
        return False
    return count >= _SURE_TITLE_WORDS or has_capitals(sentence, mention) or _is_marked(passage, sentence, mention)


def _is_phrase(passage: Passage, mention: Mention) -> bool:
    """Whether somebody says it as a phrase, or it is explained as one: only its first letter is small, in quotes."""
    written, known = printed(mention.text), printed(mention.forms[0].text)
    quoted = passage.in_quote(mention.begin) or passage.text[max(mention.begin - 1, 0) : mention.begin] in OPENING
    return quoted and written[:1].islower() and written[1:] == known[1:]


def _is_common(written: str) -> bool:
    """Whether it is an article and a noun, all small: "the bear" is one, whoever else is called the Bear."""
    article, _, noun = written.partition(" ")
    return article in _ARTICLES and " " not in noun and written.islower()


def _is_split(sentence: Sentence, mention: Mention) -> bool:
    """Whether a name of one word would stand in two small ones: "on a bell", where somebody is called Ona."""
    return " " in mention.text and " " not in mention.forms[0].text and not has_capitals(sentence, mention)


def _only_article_differs(mention: Mention) -> bool:
    """Whether it is as harmless as "the Bear" for "The Bear"."""
    written, known = printed(mention.text), printed(mention.forms[0].text)
    article, _, rest = known.partition(" ")
    return article.lower() in _ARTICLES and written.partition(" ")[2] == rest


def has_capitals(sentence: Sentence, mention: Mention) -> bool:
    """Whether one of its words has a capital that is not one by its place."""
    first = mention.first or 1
    if mention.first and sentence.words[mention.first - 1].text in OPENING:
        first = mention.first + 1  # a capital by its place
    return any(word.capital for word in sentence.words[first : mention.last + 1])


def _is_marked(passage: Passage, sentence: Sentence, mention: Mention) -> bool:
    before = passage.text[max(mention.begin - 1, 0) : mention.begin]
    behind = [word.lower for word in sentence.words[mention.last + 1 : mention.last + 3]]
    closed = not CLOSING.isdisjoint(behind)
    return (before in OPENING and closed) or behind[:1] == ["season"]
