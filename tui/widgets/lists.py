"""The three lists: articles, actors, and stances by dyad with their sparklines."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual.strip import Strip

from store.text import inert
from tui import theme, words
from tui.glyphs import UNICODE, Glyphs
from tui.widgets.axisline import axis_line, scale_of
from tui.widgets.paint import Piece, blank, fit_left, strip_of, width_of
from tui.widgets.pane import Pane
from tui.widgets.sparkline import LEAST_PEAK, above, below

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.model import Article  # noqa: F401 (named in a string below)
    from store.queries.answers import (
        ActorRef,
        ActorRow,
        Change,
        Disagreement,
        DyadKey,
        DyadRow,
    )
    from store.queries.axis import Axis
    from store.queries.filters import Role
    from store.queries.view import View

Row = TypeVar("Row")
TOLD = 8  # characters of a certainty that are enough to know it, with what stands before it


class ListPane(Pane, Generic[Row]):
    """A pane over lazily made rows. Those looked at are kept until the next `fill`.

    A row is made from the index as it is; kept, it stays what the reader saw when decisions change
    the index before the list is filled anew.
    """

    def __init__(self, number: int, name: str, glyphs: Glyphs, *, id: str) -> None:
        super().__init__(number, name, glyphs, id=id)
        self.rows: Sequence[Row] = ()
        self._made: dict[int, Row] = {}

    def fill(self, rows: Sequence[Row], cursor: int = 0) -> None:
        """Show other rows, the cursor on `cursor`."""
        self.rows = rows
        self._made.clear()
        self.reload(cursor)

    @property
    def item_count(self) -> int:
        return len(self.rows)

    def row(self, index: int) -> Row:
        """The row at `index`."""
        made = self._made.get(index)
        if made is None:
            if len(self._made) > 1000:
                self._made.clear()
            made = self._made[index] = self.rows[index]
        return made

    def current(self) -> Row | None:
        """The row under the cursor."""
        return self.row(self.cursor) if len(self.rows) else None


class ArticlesPane(ListPane["Article"]):
    """Articles, latest first: unread and bookmark signs, date, title."""

    def __init__(self, glyphs: Glyphs = UNICODE) -> None:
        super().__init__(1, words.ARTICLES, glyphs, id="articles")
        self.chosen: str | None = None

    def repaint_chosen(self, *ids: str | None) -> None:
        """Draw the lines of these articles again, where they are in the window."""
        for index in range(self.top, min(self.top + self.page, len(self.rows))):
            if self.row(index).article in ids:
                self.repaint_items(index)

    def forget(self, id: str) -> None:
        """What is known of an article has changed: draw its line again if it is in the window."""
        self._lines.clear()
        self._made.clear()
        self.repaint_chosen(id)

    def line(self, index: int, width: int) -> Strip:
        row = self.row(index)
        glyphs = self.glyphs
        sign = glyphs.bookmark if row.bookmarked else " " if row.read else glyphs.unread
        title = inert(row.title) or row.article
        if row.note:
            title = f"{glyphs.note} {title}"
        chosen = row.article == self.chosen
        style = theme.CHOSEN if chosen else None if row.read else theme.UNREAD
        date = row.published or words.UNDATED_SHORT
        date_width = 10 if width >= 34 else 8
        if width_of(date) > date_width:
            date = date[:7]  # the month; the day is in the text's title
        pieces: list[Piece] = [
            (sign + " ", theme.UNREAD),
            (self.cut(date, date_width), theme.DATE),
            (" ", None),
            (self.cut(title, width - date_width - 3), style),
        ]
        return strip_of(pieces, width)


class ActorsPane(ListPane["ActorRow"]):
    """Actors, most active first: kind, name, and how many support (+) and oppose (−)."""

    def __init__(self, glyphs: Glyphs = UNICODE) -> None:
        super().__init__(2, words.ACTORS, glyphs, id="actors")
        self.chosen: str | None = None
        self.role: Role = "any"

    def title_more(self) -> str:
        return self.glyphs.say(words.ROLE_SHORT[self.role]) if self.rows else ""

    def line(self, index: int, width: int) -> Strip:
        row = self.row(index)
        glyphs = self.glyphs
        given, received = self._counted(row)
        plus = (row.supports if given else 0) + (row.supported if received else 0)
        minus = (row.opposes if given else 0) + (row.opposed if received else 0)
        count = 4 if width < 40 else 6
        style = theme.CHOSEN if row.actor == self.chosen else None
        pieces: list[Piece] = [
            (glyphs.kinds[row.kind] + " ", theme.DIM),
            (self.cut(inert(row.name), width - 2 - 2 * count), style),
            (fit_left(glyphs.support + short(plus, count - 1) if plus else "", count), theme.SUPPORT),
            (fit_left(glyphs.oppose + short(minus, count - 1) if minus else "", count), theme.OPPOSE),
        ]
        return strip_of(pieces, width)

    def _counted(self, row: ActorRow) -> tuple[bool, bool]:
        """Whether what an actor gives, and what it receives, is counted.

        Of what is said to one actor, others are at the giving end; of what it says, at the receiving end.
        """
        if self.role == "any":
            return True, True
        given = (self.role == "by") == (row.actor == self.chosen)
        return given, not given


class StancesPane(ListPane["DyadRow"]):
    """Dyads, two lines each: who towards whom and the last word, bars of support above opposition."""

    ITEM_LINES: ClassVar[int] = 2
    HEAD_LINES: ClassVar[int] = 2
    COUNT = 5

    def __init__(self, glyphs: Glyphs = UNICODE) -> None:
        super().__init__(3, words.STANCES, glyphs, id="stances")
        self.view: View | None = None
        self._axis: Axis | None = None
        self._axis_columns = 0
        self.chosen: DyadKey | None = None
        self.note = ""
        self.shorten: Role = "any"
        """With an actor chosen in this role, its name is left out of every line."""

    def show(self, view: View, rows: Sequence[DyadRow], cursor: int) -> None:
        """Show the dyads of `view` in the order of `rows`, on the calendar axis common to them."""
        self.view, self._axis = view, None
        self.fill(rows, cursor)

    def axis(self, columns: int) -> Axis | None:
        """The axis for so many columns; made once for each width and view."""
        if self.view is not None and (self._axis is None or self._axis_columns != columns):
            self._axis, self._axis_columns = self.view.axis(columns), columns
        return self._axis

    def spark_width(self, width: int) -> int:
        """Columns for the bars in a pane `width` cells wide."""
        return max(6, min(72, width * 2 // 5))

    def title_more(self) -> str:
        return self.glyphs.say(self.note) if self.rows else ""

    def head(self, y: int, width: int) -> Strip:
        spark = self.spark_width(width)
        text = width - 1 - spark - self.COUNT
        axis = self.axis(spark) if len(self.rows) else None
        if axis is None:
            return blank(width)
        unit = self.cut(" " + words.STEP[axis.step], text + 1)
        return strip_of([(unit, theme.DIM), (axis_line(axis, spark), theme.DATE)], width)

    def line(self, index: int, width: int) -> Strip:
        row = self.row(index // 2)
        spark = self.spark_width(width + 1)
        text = width - spark - self.COUNT - 1
        axis = self.axis(spark)
        lower = index % 2 == 1
        glyphs = self.glyphs
        pieces = self._words(row, text) if lower else self._names(row, text)
        pieces.append((" ", None))
        drawn = 0
        if axis is not None and self.view is not None:
            series, scale = self.view.series(row.key, axis), scale_of(axis, spark)
            wide = [bucket for bucket in series.buckets for _ in range(scale)]
            pieces += (below if lower else above)(wide, max(series.peak, LEAST_PEAK), glyphs)
            drawn = len(wide)
        pieces.append((" " * (spark - drawn), None))
        sign, count = (glyphs.oppose, row.oppose) if lower else (glyphs.support, row.support)
        style = theme.OPPOSE if lower else theme.SUPPORT
        pieces.append((fit_left(sign + short(count, self.COUNT - 1) if count else "", self.COUNT), style))
        return strip_of(pieces, width)

    def _names(self, row: DyadRow, width: int) -> list[Piece]:
        arrow = f" {self.glyphs.arrow} "
        holder, target = inert(row.holder.name), inert(row.target.name)
        style = theme.CHOSEN if row.key == self.chosen else theme.BOLD
        if self.shorten == "toward":
            return [(self.cut(holder, width), style)]
        if self.shorten == "by":
            return [(self.cut(f"{arrow[1:]}{target}", width), style)]
        room = width - len(arrow)
        if width_of(holder) + width_of(target) > room:
            holder, target = last_name(row.holder), last_name(row.target)
        if width_of(holder) + width_of(target) > room:
            left = max(room - width_of(target), room // 2)
            holder = self.cut(holder, min(left, width_of(holder)))
        return [(self.cut(holder + arrow + target, width), style)]

    def _change(self, change: Change, width: int) -> str:
        """A change of side with both dates, in words where they fit."""
        glyphs = self.glyphs
        said = (
            f" {glyphs.change} {words.EARLIER_WORD[change.before]} {words.day(change.before_date)},"
            f" {words.LAST_WORD[change.after]} {words.day(change.after_date)}"
        )
        said = glyphs.say(said)
        if width_of(said) <= width:
            return said
        before, after = glyphs.polarity(change.before), glyphs.polarity(change.after)
        said = f" {glyphs.change}{before}{change.before_date} {after}"
        later = change.after_date
        if width_of(said + later) > width and later[:5] == change.before_date[:5]:
            later = later[5:]  # the year is that of the first date
        return said + later

    def _disagreement(self, found: Disagreement, width: int) -> str:
        """Who inside stands where, in words where they fit, else by last names."""
        said = " " + self.glyphs.say(inert(found.words))
        if width_of(said) <= width:
            return said
        glyphs = self.glyphs
        sides = ((glyphs.support, found.supporters), (glyphs.oppose, found.opponents))
        named = [
            # Who speaks for the body tells more than the body itself.
            sign + ", ".join(last_name(ref) for ref in refs if ref != found.body or len(refs) == 1)
            for sign, refs in sides
        ]
        return f" {glyphs.say(words.DISAGREEMENT)} {' '.join(named)}"

    def _words(self, row: DyadRow, width: int) -> list[Piece]:
        glyphs = self.glyphs
        sign = glyphs.polarity(row.last)
        if row.disagreement is not None:
            return [(self.cut(self._disagreement(row.disagreement, width), width), theme.WARNING)]
        if row.change is not None:
            return [(self.cut(self._change(row.change, width), width), theme.WARNING)]
        date = glyphs.say(words.day(row.last_date))
        said = f" {sign} {glyphs.say(words.LAST_WORD[row.last])}, {date}"
        if row.last_certainty != "asserted":
            sure = f" {glyphs.dot} {glyphs.say(words.CERTAINTY[row.last_certainty])}"
            said += sure if width_of(said + sure[:TOLD]) <= width else ""
        return [(self.cut(said, width), theme.DIM)]


def short(count: int, width: int) -> str:
    """A count in at most `width` cells: 3312, else 3k."""
    said = str(count)
    return said if len(said) <= width else f"{count // 1000}k"


def last_name(actor: ActorRef) -> str:
    """The name of an actor where there is little room, inert: of a person only its last word."""
    name = inert(actor.name)
    return name.rpartition(" ")[2] if actor.kind == "person" else name
