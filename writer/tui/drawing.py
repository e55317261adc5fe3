"""Drawing of a screen: what lies where something is to be drawn, and nothing besides."""

from textual._compositor import ChopsUpdate, Compositor


class SparingCompositor(Compositor):
    """Asks those widgets alone for their lines that have a part in what is drawn anew.

    Textual's asks all that lie in the rectangle around it, and all that share a container with such a one: for a word
    in the text and a word in the line on top, the whole screen.
    """

    def render_partial_update(self) -> ChopsUpdate | None:
        """Draw what is to be drawn anew; Textual asks for it."""
        every, anew = self.visible_widgets, tuple(self._dirty_regions)
        _ = self.cuts  # made of all of them, and kept
        self._visible_widgets = {
            widget: (region, clip)
            for widget, (region, clip) in every.items()
            if (shown := region.intersection(clip)) and any(map(shown.overlaps, anew))
        }
        try:
            return super().render_partial_update()
        finally:
            self._visible_widgets = every
