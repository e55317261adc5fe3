"""Universal parts of speech as tags of the Penn Treebank, and words that narrow what Penn does not part."""

from collections.abc import Mapping
from types import MappingProxyType

TAGS: Mapping[str, str] = MappingProxyType(
    {
        "ADJ": "JJ|JJR|JJS",
        "ADP": "IN|RP",
        "ADV": "RB|RBR|RBS|WRB",
        "AUX": "MD|VB|VBD|VBG|VBN|VBP|VBZ",
        "CCONJ": "CC",
        "DET": r"DT|PDT|WDT|WP\$",
        "INTJ": "UH",
        "NOUN": "NN|NNS",
        "NUM": "CD",
        "PART": "TO|RP|POS",
        "PRON": r"PRP|PRP\$|WP|EX",
        "PROPN": "NNP|NNPS",
        "PUNCT": r"[.,:]|''|``|-LRB-|-RRB-|\(|\)",
        "SCONJ": "IN|WRB",
        "SYM": r"SYM|\$|#",
        "VERB": "VB|VBD|VBG|VBN|VBP|VBZ",
        "X": "FW|LS",
    }
)

_AUXILIARIES = (
    "am|is|are|was|were|be|been|being|have|has|had|having|do|does|did|doing|will|would|shall|should|can|could|may"
    "|might|must|ought|'s|'re|'m|'ve|'ll|'d"
)
_CONJUNCTIONS = (
    "after|although|as|because|before|even|if|since|so|than|that|though|unless|until|when|whenever|where|whereas"
    "|wherever|whether|while|why|how"
)
_WORDS: Mapping[str, str] = MappingProxyType({"AUX": _AUXILIARIES, "SCONJ": _CONJUNCTIONS})


def patterns(named: str) -> tuple[str, str]:
    """The pattern of tags and that of words, empty if any will do, for ``NOUN|PRON``. Raises ``KeyError``."""
    parts = [part.strip().upper() for part in named.split("|")]
    tags = "|".join(TAGS[part] for part in parts)
    words = "|".join(_WORDS[part] for part in parts) if all(part in _WORDS for part in parts) else ""
    return f"^(?:{tags})$", f"^(?:{words})$" if words else ""
