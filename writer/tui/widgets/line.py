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
    _over: Content | None = None

    def show(self, text: str | Content, *, layout: bool = False) -> None:
        """Show ``text``, with ``layout`` if its height is its own."""
        content = text if isinstance(text, Content) else Content(text)
        if not content.is_same(self._shown):
            self._shown = content
            if self._over is None:
                self.update(content, layout=layout)

    def cover(self, text: str) -> None:
        """Show ``text`` in the place of what it shows; without any, that again."""
        cover = Content(text) if text else None
        if cover != self._over:
            self._over = cover
            self.update(cover or self._shown, layout=False)
