"""One dyad in large: a plot of support and opposition over time, and its evidence by date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.strip import Strip
from textual.widget import Widget

from store.text import inert
from tui import theme, words
from tui.screens.overlay import ListOverlay
from tui.widgets.axisline import axis_line, scale_of
from tui.widgets.choices import Choice
from tui.widgets.paint import Piece, fit_left, strip_of
from tui.widgets.sparkline import plot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from store.queries.answers import DyadKey, StanceRow
    from store.queries.view import View
    from tui.glyphs import Glyphs

ROOMY = 80  # cells from which a line of evidence names its article too
LABEL = 5  # cells of the scale at the left


class PlotView(Widget):
    """The signed counts of a dyad, as large as there is room for."""

    def __init__(self, view: View, dyad: DyadKey, glyphs: Glyphs) -> None:
        super().__init__(id="plot")
        self.glyphs = glyphs
        self._view = view
        self._dyad = dyad
        self._lines: list[list[Piece]] = []
        self._drawn = (0, 0)

    def _draw(self) -> None:
        width, height = self.size
        if self._drawn == (width, height):
            return
        self._drawn = (width, height)
        half = max(1, (height - 2) // 2)
        room = max(1, width - LABEL - 1)
        axis = self._view.axis(room)
        series = self._view.series(self._dyad, axis)
        scale = scale_of(axis, room)
        wide = [bucket for bucket in series.buckets for _ in range(scale)]
        lines = plot(wide, half, self.glyphs)
        peak = series.peak
        for number, line in enumerate(lines):
            label = ""
            if number == 0 and peak:
                label = f"{self.glyphs.support}{peak}"
            elif number == len(lines) - 1 and peak:
                label = f"{self.glyphs.oppose}{peak}"
            elif number == half:
                label = "0"
            line.insert(0, (fit_left(label, LABEL) + " ", theme.DIM))
        foot = axis_line(axis, room)
        unit = words.STEP[axis.step]
        lines.append([(" " * (LABEL + 1), None), (foot, theme.DATE)])
        if height > len(lines):
            note = f"{unit} · {words.UNDATED_COUNT.format(count=series.undated)}" if series.undated else unit
            lines.append([(" " * (LABEL + 1) + self.glyphs.say(note), theme.DIM)])
        self._lines = lines

    def render_line(self, y: int) -> Strip:
        self._draw()
        return strip_of(self._lines[y] if y < len(self._lines) else (), self.size.width)


class DyadScreen(ListOverlay):
    """The plot above, the evidence below; gives back the stance chosen."""

    DEFAULT_CSS = """
    DyadScreen PlotView { dock: top; height: 40%; min-height: 6; margin: 1 0 0 0; }
    """

    def __init__(
        self, view: View, dyad: DyadKey, glyphs: Glyphs, look: Callable[[DyadScreen, list[StanceRow]], None]
    ) -> None:
        """`look` has the sources of some stances read; they come back through `name_sources`."""
        self._look = look
        self._asked: set[str] = set()
        row = view.dyad(dyad)
        title = ""
        if row is not None:
            title = f"{inert(row.holder.name)} → {inert(row.target.name)} · +{row.support} −{row.oppose}"
            if row.change is not None:
                change = row.change
                title += (
                    f" · ⇄ {words.EARLIER_WORD[change.before]} {words.day(change.before_date)},"
                    f" {words.LAST_WORD[change.after]} {words.day(change.after_date)}"
                )
            if row.disagreement is not None:
                title += f" · {inert(row.disagreement.words)}"
        self.evidence = view.evidence(dyad)
        self.sources: dict[str, str] = {}
        """Who says so, by key of stance, as far as it has been read from the texts."""
        choices = self.evidence.of(lambda stance: self._line(stance, glyphs))
        super().__init__(title, choices, words.DYAD_HINT, glyphs)
        self.plot = PlotView(view, dyad, glyphs)

    def compose(self) -> Iterable[Widget]:
        yield self.plot
        yield from super().compose()

    def on_mount(self) -> None:
        super().on_mount()
        self.call_after_refresh(self._ask)

    def on_pane_moved(self) -> None:
        self._ask()

    def _ask(self) -> None:
        """Have the sources of the lines in the window read, once each."""
        shown = self.evidence[self.list.top : self.list.top + self.list.page]
        wanted = [row for row in shown if row.key not in self._asked]
        if wanted:
            self._asked.update(row.key for row in wanted)
            self._look(self, wanted)

    def name_sources(self, sources: Mapping[str, str]) -> None:
        """Say of more stances who says so."""
        self.sources.update(sources)
        top = self.list.top
        shown = self.evidence[top : top + self.list.page]
        self.list.repaint_items(*(top + y for y, row in enumerate(shown) if row.key in sources))

    def _line(self, row: StanceRow, glyphs: Glyphs) -> Choice:
        date = words.day(row.placed)
        said: list[Piece] = [
            (glyphs.polarity(row.stance), theme.POLARITY[row.stance]),
            (f" {date:<12} ", theme.DATE),
            (words.VERB[row.stance], None),
            (f" · {words.CERTAINTY[row.certainty]}", None),
        ]
        if source := self.sources.get(row.key):
            said.append((f" · {glyphs.say(words.ACCORDING_TO)}{inert(source)}", None))
        if row.review != "auto":
            said.append((f" · {words.REVIEW[row.review]}", theme.BOLD))
        if row.stale:
            said.append((f" · {words.STALE}", theme.WARNING))
        article = row.article if self.size.width >= ROOMY else ""
        return Choice(tuple(said), row, article, theme.DIM)
