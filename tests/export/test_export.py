"""Stories that leave the house: one draft in every format, held against approved files. ACCEPT=1 writes them anew."""

import base64
import io
import json
import os
import pty
import subprocess
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import docx
import pytest

from writer.desk import Desk
from writer.desk.exporting import exported
from writer.export import EXPORTERS
from writer.library.log import read_events

Writer = Callable[..., subprocess.CompletedProcess[str]]

HERE = Path(__file__).parent
STORY = HERE / "story.md"
DESK = Desk(None)


@pytest.mark.parametrize("form", sorted(EXPORTERS.keys() - {"docx"}))
def test_a_story_in_every_format_is_as_approved(form: str) -> None:
    made = exported(DESK, DESK.read(STORY), form).decode()
    golden = HERE / "golden" / f"story.{form}"
    if os.environ.get("ACCEPT"):
        golden.write_text(made, "utf-8")
    assert made == golden.read_text("utf-8")
    assert "ask Jo" not in made


def test_a_word_document_has_styles_runs_and_links() -> None:
    document = docx.Document(io.BytesIO(exported(DESK, DESK.read(STORY), "docx")))
    found = [(part.style.name if part.style else "", part.text) for part in document.paragraphs]
    assert found == [
        ("Title", "“Night Ferry” finds its tide & keeps it"),
        ("Subtitle", "The second season is shorter, and better for it."),
        ("Normal", "By Ana Ruiz"),
        ("Normal", "“Night Ferry” returned quietly, and stays so. It is shorter than before."),
        ("Normal", "<script>alert(1)</script>"),
        ("Heading 1", "What happens"),
        ("Quote", "“We begin in May.” — Jo Adeyemi"),
        ("List Bullet", "Ines leaves the ship."),
        ("List Bullet", "Tom [TK what Tom does, 10 words]"),
        ("List Number", "First the storm."),
    ]
    runs = document.paragraphs[3].runs
    assert [run.text for run in runs if run.italic] == ["quietly"]
    assert [run.text for run in runs if run.bold] == ["stays"]
    assert [link.address for link in document.paragraphs[3].hyperlinks] == ["https://www.example.com/cut"]


def test_each_numbered_list_of_a_word_document_has_its_own_numbers() -> None:
    text = "---\ntitle: Kelp\nheadline: Kelp\n---\n1. a\n2. b\n\nText.\n\n1. c\n2. d\n\nMore.\n\n7. e\n8. f\n"
    document = docx.Document(io.BytesIO(exported(DESK, DESK.parse(text, "kelp.md"), "docx")))
    starts = {
        num.numId: int(num.lvlOverride_lst[0].startOverride.val)
        for num in document.part.numbering_part.element.num_lst
        if num.lvlOverride_lst
    }
    items = [one for one in document.paragraphs if one.style and one.style.name == "List Number"]
    numbers = [one._p.pPr.numPr.numId.val for one in items]  # type: ignore[union-attr]  # noqa: SLF001
    assert [starts[number] for number in numbers] == [1, 1, 1, 1, 7, 7]
    assert len(set(numbers)) == 3


def test_html_obeys_nothing_that_stands_in_the_copy() -> None:
    page = exported(DESK, DESK.read(STORY), "html").decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert page.count("<h1>") == 1
    assert '<html lang="en-GB">' in page


def test_machines_are_told_dates_as_they_are_known() -> None:
    told = json.loads(exported(DESK, DESK.read(STORY), "jsonld"))
    assert told["@type"] == "ReviewNewsArticle"
    assert (told["datePublished"], told["dateModified"]) == ("2027-03-12T09:00:00+01:00", "2027-03-14")
    assert told["about"]["datePublished"] == "2027-03"
    assert told["about"]["actor"][0]["characterName"] == "Ines Vidal"
    news = json.loads(exported(DESK, DESK.read(STORY), "ninjs"))
    assert news["firstCreated"] == "2027-03-12T09:00:00+01:00"
    assert "versionCreated" not in news  # a day is no moment
    assert news["pubStatus"] == "usable"
    post = ET.fromstring(exported(DESK, DESK.read(STORY), "wxr"))  # noqa: S314  our own
    wp = "{http://wordpress.org/export/1.2/}"
    assert [post.findtext(f".//{wp}{name}") for name in ("status", "post_date_gmt")] == [
        "publish",
        "2027-03-12 08:00:00",
    ]


def draft(desk: Path, **front: str) -> Path:
    path = desk / "drafts" / "ferry.md"
    lines = "".join(f"{key}: {value}\n" for key, value in front.items())
    path.write_text(f"---\ngenre: release-date\ntitle: Night Ferry\n{lines}---\n\nIt comes in May.\n")
    return path


def test_an_embargo_holds_until_somebody_gives_a_reason(desk: Path, writer: Writer) -> None:
    path = draft(desk, embargo="2999-01-01T10:00-07:00")
    refused = writer("export", path, "--to", "text")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "the embargo on this draft holds until 2999-01-01 10:00:00-07:00" in refused.stderr
    done = writer("export", path, "--to", "text", "--override", "the lawyers agree")
    assert (done.returncode, done.stdout) == (0, "Night Ferry\n\nIt comes in May.\n")
    assert [(event.event, event.match, event.reason) for event in read_events(path)] == [
        ("exported", "text", "the lawyers agree")
    ]
    assert writer("export", draft(desk, embargo="2020-01-01"), "--to", "push").stdout == "Night Ferry\n"


def test_a_draft_with_an_open_choice_does_not_leave_the_house(desk: Path, writer: Writer) -> None:
    path = draft(desk)
    marks = "<!-- writer:choice yours -->\nA.\n<!-- writer:choice facts -->\nB.\n<!-- writer:end -->\n"
    path.write_text(path.read_text() + "\n" + marks)
    refused = writer("export", path, "--to", "html", "-o", "x.html")
    assert refused.returncode == 2
    assert "two versions of a sentence stand in this draft" in refused.stderr
    assert not (desk / "x.html").exists()


def test_a_copy_reaches_the_clipboard_of_the_terminal(desk: Path, writer: Writer) -> None:
    path = draft(desk)
    ours, theirs = pty.openpty()

    def in_terminal() -> None:
        import fcntl  # noqa: PLC0415
        import termios  # noqa: PLC0415

        os.setsid()
        fcntl.ioctl(theirs, termios.TIOCSCTTY, 0)

    done = writer("copy", path, "--to", "html", "-q", preexec_fn=in_terminal)
    sent = os.read(ours, 100_000)
    assert (done.returncode, done.stdout) == (0, "")
    assert sent.startswith(b"\x1b]52;c;")
    assert sent.endswith(b"\x07")
    assert b"<h1>Night Ferry</h1>" in base64.b64decode(sent[7:-1])
    nowhere = writer("copy", path, preexec_fn=os.setsid)
    assert nowhere.returncode == 2
    assert "there is no terminal" in nowhere.stderr


def test_no_control_character_leaves_the_house(desk: Path, writer: Writer) -> None:
    path = draft(desk)
    path.write_text(path.read_text("utf-8") + "\nThe tide\x0b turned.\n", "utf-8")
    for form in ("wxr", "docx"):
        made = desk / f"story.{form}"
        assert writer("export", path, "--to", form, "-o", made).returncode == 0
    assert "The tide turned." in "".join(ET.parse(desk / "story.wxr").getroot().itertext())  # noqa: S314
