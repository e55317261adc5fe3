"""Text of a fixed size that is drawn again only when it says something else: no key may cost a layout."""

from textual.content import Content
from textual.style import Style
from textual.widgets import Static


def click(text: str, action: str, of: str = "screen") -> Content:
    """``text`` that does ``action`` of the screen, or of the app, when it is clicked."""
    return Content.styled(text, Style.from_meta({"@click": f"{of}.{action}"}))


class Line(Static):
    """A line, or a few; brackets in it are no markup."""

    _shown: Content = Content("")

    def show(self, text: str | Content, *, layout: bool = False) -> None:
        """Show ``text``, with ``layout`` if its height is its own."""
        content = text if isinstance(text, Content) else Content(text)
        if not content.is_same(self._shown):
            self._shown = content
            self.update(content, layout=layout)
