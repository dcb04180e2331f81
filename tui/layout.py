"""Where the panes stand on a screen of any size: one pure function, and the Textual layout that asks it."""

from __future__ import annotations

from dataclasses import dataclass

from textual.geometry import Offset, Region, Size, Spacing
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.widget import Widget

SMALLEST = Size(40, 12)
ONE_COLUMN, ONE_PANE = 72, 16  # below this width or height, one pane at a time
NOWHERE = Region(0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Places:
    """Regions by widget id; a pane that is not shown has an empty one."""

    regions: dict[str, Region]
    alone: bool  # one pane fills the screen

    def __getitem__(self, id: str) -> Region:
        return self.regions.get(id, NOWHERE)


def arrange(size: Size, focused: str = "articles", zoomed: bool = False, foot: int = 1) -> Places:
    """The regions of "top" (chips), "articles", "actors", "stances", "source" and "bottom".

    Two columns from 72 cells on: articles over actors at the left, stances over the source at the
    right, a blank column between. The source takes more of the height when it has the focus on a
    low screen. Smaller, or zoomed: the focused pane alone. "bottom" has `foot` lines.
    """
    width, height = size
    body = height - 1 - foot
    regions = {"top": Region(0, 0, width, 1), "bottom": Region(0, height - foot, width, foot)}
    if zoomed or width < ONE_COLUMN or height < ONE_PANE:
        regions[focused] = Region(0, 1, width, body)
        return Places(regions, alone=True)
    left = max(27, min(56, width * 36 // 100))
    right = width - left - 1
    articles = body // 2
    regions["articles"] = Region(0, 1, left, articles)
    regions["actors"] = Region(0, 1 + articles, left, body - articles)
    share = 60 if height < 32 and focused == "stances" else 42 if height >= 32 else 40
    stances = max(6, body * share // 100)
    regions["stances"] = Region(left + 1, 1, right, stances)
    regions["source"] = Region(left + 1, 1 + stances, right, body - stances)
    return Places(regions, alone=False)


class PanesLayout(Layout):
    """Asks `arrange` at each layout; `focused`, `zoomed` and `foot` are set by the screen."""

    name = "panes"

    def __init__(self) -> None:
        self.focused = "articles"
        self.zoomed = False
        self.foot = 1

    def places(self, size: Size) -> Places:
        """Where the panes belong on a screen of this size."""
        return arrange(size, self.focused, self.zoomed, self.foot)

    def arrange(
        self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True
    ) -> ArrangeResult:
        parent.pre_layout(self)
        places = self.places(size)
        small = size.width < SMALLEST.width or size.height < SMALLEST.height
        placements: list[WidgetPlacement] = []
        for child in children:
            region = places[child.id or ""] if not small else size.region if child.id == "small" else NOWHERE
            if region:
                placements.append(WidgetPlacement(region, Offset(0, 0), Spacing(), child))
        return placements
