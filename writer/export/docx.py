"""A Word document, in styles that every Word has: the one door to python-docx."""

import io
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from writer.export.flow import Part, Run, flow
from writer.export.story import Story

_STYLES = {"item": "List Bullet", "number": "List Number", "quote": "Quote", "code": "No Spacing"}
_LISTS, _GOES_ON = ("item", "number"), "List Continue"


def export(story: Story) -> bytes:
    """The story as a document."""
    document = docx.Document()
    about = document.core_properties
    about.title, about.author, about.language = story.headline, story.byline, story.locale
    about.keywords = ", ".join(story.tags)
    document.add_heading(story.headline, 0)
    if story.dek:
        document.add_paragraph(story.dek, style="Subtitle")
    if story.by:
        document.add_paragraph(story.by)
    lists = _Lists(document)
    for part in flow(story.copy):
        _add(document, part, lists)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


class _Lists:
    """The numbered lists of a document: Word counts on through all paragraphs of a style, unless it is told not to."""

    def __init__(self, document: Any) -> None:
        self._numbering = document.part.numbering_part.element
        style = document.styles[_STYLES["number"]].element.pPr.numPr.numId.val
        self._kind = next(num.abstractNumId.val for num in self._numbering.num_lst if num.numId == style)
        self._list, self._last = 0, 0

    def number(self, paragraph: Any, number: int) -> None:
        """Give an item its number; one that does not follow on the last begins a list of its own."""
        if not self._list or number != self._last + 1:
            begun = self._numbering.add_num(self._kind)
            begun.add_lvlOverride(ilvl=0).add_startOverride(number)
            self._list = begun.numId
        self._last = number
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001  python-docx knows no numbers
        properties.get_or_add_ilvl().val, properties.get_or_add_numId().val = 0, self._list


def _add(document: Any, part: Part, lists: _Lists) -> None:
    if part.kind == "heading":
        paragraph = document.add_heading("", min(part.level - 1, 8) or 1)
    else:
        goes_on = part.kind in _LISTS and not part.begins
        paragraph = document.add_paragraph(style=_GOES_ON if goes_on else _STYLES.get(part.kind))
        if part.kind == "number" and part.begins:
            lists.number(paragraph, part.number)
    for run in part.runs:
        _write(paragraph, run)


def _write(paragraph: Any, run: Run) -> None:
    made = paragraph.add_run(run.text)
    made.bold, made.italic = run.bold or None, run.italic or None
    if run.href:
        target = paragraph.part.relate_to(run.href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), target)
        link.append(made._r)  # noqa: SLF001  python-docx writes no links itself
        paragraph._p.append(link)  # noqa: SLF001
