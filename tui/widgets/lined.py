"""A widget of plain lines: without border, padding or opacity, no style need be asked for each of them."""

from __future__ import annotations

from typing import Self

from textual.color import TRANSPARENT
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget


class Lined(Widget):
    """Subclasses give `render_line`. Lines once made are kept until `refresh` names them.

    Textual asks all widgets for all their lines whenever one cell of the screen has changed: here
    that costs a look-up for each.
    """

    _kept: dict[int, Strip]
    _kept_for: object = None

    @property
    def size(self) -> Size:
        """The cells there are for lines: all. What is hidden keeps the size it had."""
        return self.outer_size

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """See `Widget.refresh`."""
        if repaint and self._kept_for is not None:
            if regions:
                for region in regions:
                    for y in region.line_range:
                        self._kept.pop(y, None)
            else:
                self._kept_for = None
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of `crop`, which a compositor asks for."""
        filters = self.get_line_filters()
        background = self.background_colors[1] if filters else TRANSPARENT
        shown = (self.outer_size, background, *filters)
        if shown != self._kept_for:
            self._kept, self._kept_for = {}, shown
        kept = self._kept
        strips: list[Strip] = []
        for y in crop.line_range:
            strip = kept.get(y)
            if strip is None:
                strip = self.render_line(y)
                for filter in filters:
                    strip = strip.apply_filter(filter, background)
                kept[y] = strip
            strips.append(strip)
        if crop.column_span != (0, self.outer_size.width):
            strips = [strip.crop(*crop.column_span) for strip in strips]
        return strips
