"""Who stands with whom: holders in lines, targets in columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from store.text import inert
from tui import theme, words
from tui.screens.laid import Laid
from tui.widgets.bars import Line
from tui.widgets.lists import last_name
from tui.widgets.paint import Piece, fit_left, strip_of
from tui.widgets.pane import Pane

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from store.queries.answers import DyadKey, Matrix, MatrixCell
    from store.queries.filters import Chip
    from tui.glyphs import Glyphs

CELL = 7
MOST = 40


class MatrixPane(Pane):
    """One line for each holder; the cursor has a column too."""

    HEAD_LINES: ClassVar[int] = 2

    def __init__(self, matrix: Matrix, glyphs: Glyphs) -> None:
        super().__init__(0, words.MATRIX_TITLE, glyphs, id="matrix")
        self.matrix = matrix
        self.column = 0
        self.left = 0
        self.empty = (words.MATRIX_EMPTY,)

    @property
    def item_count(self) -> int:
        return len(self.matrix.holders)

    def title_note(self) -> str:
        left = self.matrix.left_out
        return self.glyphs.say(words.MATRIX_LEFT_OUT.format(count=words.count_stances(left))) if left else ""

    @property
    def dyad(self) -> DyadKey | None:
        """The dyad under the cursor, None where nothing was said."""
        if not self.item_count or self.matrix.cells[self.cursor][self.column] is None:
            return None
        return self.matrix.holders[self.cursor].actor, self.matrix.targets[self.column].actor

    def told(self) -> str:
        """The names of the cursor's line and column, whole, and what lies between them."""
        if not self.item_count:
            return ""
        matrix, glyphs, cell = self.matrix, self.glyphs, self.matrix.cells[self.cursor][self.column]
        names = inert(f"{matrix.holders[self.cursor].name} → {matrix.targets[self.column].name}")
        if cell is None:
            return f"{names} : {words.MATRIX_NOTHING}"
        counts = (
            (glyphs.support, cell.support),
            (glyphs.oppose, cell.oppose),
            (glyphs.contact, cell.contact),
        )
        said = [f"{sign}{count}" for sign, count in counts if count]
        said += [f"{words.CERTAINTY['denied']} {cell.denied}"] if cell.denied else []
        return f"{names} : {' '.join(said)}"

    def _names(self, width: int) -> int:
        return max(10, min(28, width // 3))

    def columns(self, width: int) -> range:
        """The columns that fit, from the first shown."""
        fit = max(1, (width - 1 - self._names(width)) // CELL)
        return range(self.left, min(self.left + fit, len(self.matrix.targets)))

    def head(self, y: int, width: int) -> Strip:
        pieces: list[Piece] = [(" " * (self._names(width) + 1), None)]
        for column in self.columns(width):
            name = self.cut(last_name(self.matrix.targets[column]), CELL - 1)
            pieces.append((" " + name, theme.SELECTED if column == self.column else theme.DIM))
        return strip_of(pieces, width)

    def line(self, index: int, width: int) -> Strip:
        names = self._names(width + 1)
        pieces: list[Piece] = [(self.cut(inert(self.matrix.holders[index].name), names), None)]
        for column in self.columns(width + 1):
            cell = self.matrix.cells[index][column]
            on = index == self.cursor and column == self.column
            pieces += self._cell(cell, on)
        return strip_of(pieces, width)

    def _cell(self, cell: MatrixCell | None, on: bool) -> list[Piece]:
        glyphs = self.glyphs
        if cell is None:
            text, style = glyphs.dot, theme.DIM
        elif cell.support and cell.oppose:
            text = f"{glyphs.support}{cell.support}{glyphs.oppose}{cell.oppose}"
            style = theme.WARNING
        elif cell.support:
            text, style = f"{glyphs.support}{cell.support}", theme.SUPPORT
        elif cell.oppose:
            text, style = f"{glyphs.oppose}{cell.oppose}", theme.OPPOSE
        else:
            text, style = f"{glyphs.contact}{cell.contact}" if cell.contact else glyphs.dot, theme.CONTACT
        shown = fit_left(text, CELL, glyphs.ellipsis)
        return [(shown, theme.SELECTED if on else style)]

    def move_to(self, index: int, tell: bool = True) -> None:
        before = self.cursor
        super().move_to(index, tell)
        self.repaint_items(before, self.cursor)

    def sideways(self, step: int) -> None:
        """To the next or previous target."""
        self.column = max(0, min(self.column + step, len(self.matrix.targets) - 1))
        shown = self.columns(self.size.width)
        if self.column not in shown:
            self.left = max(0, self.column - len(shown) // 2)
        self._lines.clear()
        self.refresh(Region(0, 1, self.size.width, self.size.height - 1))


class MatrixScreen(Laid, inherit_bindings=False):
    """The matrix of a view, worked out before; gives back the dyad chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,M", "close", words.CLOSE, id="matrix.close", tooltip=words.CLOSE_MORE),
        Binding("left,h", "sideways(-1)", words.PREVIOUS, id="matrix.left", tooltip=words.PREVIOUS_MORE),
        Binding("right,l", "sideways(1)", words.NEXT, id="matrix.right", tooltip=words.NEXT_MORE),
    ]
    AUTO_FOCUS = "#matrix"
    DEFAULT_CSS = """
    MatrixScreen { background: $background; }
    MatrixScreen Line { height: 1; dock: bottom; }
    """

    def __init__(self, matrix: Matrix, chips: Sequence[Chip], glyphs: Glyphs) -> None:
        super().__init__()
        self.pane = MatrixPane(matrix, glyphs)
        self._of = [chip.words for chip in chips]
        self.hint = Line("", glyphs)

    def compose(self) -> Iterable[Widget]:
        yield self.pane
        yield self.hint

    def on_mount(self) -> None:
        self.tell()

    def tell(self) -> None:
        """Say what is under the cursor: the heads of the columns have room for little."""
        self.hint.say(" · ".join([*filter(None, [self.pane.told()]), *self._of, words.MATRIX_HINT]))

    def on_pane_moved(self, event: Pane.Moved) -> None:
        event.stop()
        self.tell()

    def action_sideways(self, step: int) -> None:
        self.pane.sideways(step)
        self.tell()

    def on_pane_entered(self, event: Pane.Entered) -> None:
        event.stop()
        if self.pane.dyad is not None:
            self.dismiss(self.pane.dyad)

    def action_close(self) -> None:
        self.dismiss(None)
