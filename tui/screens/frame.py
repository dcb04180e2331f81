"""The frame of the main screen: its widgets, the focus, what it says, what it has done off the screen."""

from __future__ import annotations

from asyncio import Future
from collections.abc import Mapping
from typing import TYPE_CHECKING, Self, TypeVar

from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.layout import Layout
from textual.message import Message
from textual.reactive import Reactive
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget

from store.errors import SidesError
from tui import theme, words
from tui.layout import PanesLayout
from tui.screens.laid import Laid
from tui.widgets.bars import ChipBar, StatusBar, TooSmall
from tui.widgets.lists import ActorsPane, ArticlesPane, StancesPane
from tui.widgets.pane import Pane
from tui.widgets.source import SourcePane

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from store.database import Store
    from store.model import Decision, DecisionKind, Stance
    from store.queries.corpus import Corpus
    from tui.desk import Desk
    from tui.glyphs import Glyphs
    from tui.marking import Marking
    from tui.painting import Painting
    from tui.session import Session
    from tui.work import StoreThread

Outcome = TypeVar("Outcome")


class FrameScreen(Screen[None], inherit_bindings=False):
    """Four panes, a line above and a line below."""

    AUTO_FOCUS = None
    DEFAULT_CSS = """
    FrameScreen { overflow: hidden; }
    """

    class ReloadAsked(Message):
        """The reader wants what is on the disk now."""

    def __init__(
        self, desk: Desk, glyphs: Glyphs, session: Session, thread: StoreThread, painting: Painting
    ) -> None:
        super().__init__()
        self.painting = painting
        self.desk = desk
        self.glyphs = glyphs
        self.session = session
        self.thread = thread
        self.places = PanesLayout()
        self.top_bar = ChipBar(glyphs)
        self.articles = ArticlesPane(glyphs)
        self.actors = ActorsPane(glyphs)
        self.stances = StancesPane(glyphs)
        self.source = SourcePane(glyphs)
        self.bottom_bar = StatusBar(glyphs)
        self.panes: tuple[Pane, ...] = (self.articles, self.actors, self.stances, self.source)
        self.restoring = False
        self._ordered = self._awaited = 0
        self._asked = 0
        self._covered = False
        self._thens: list[Callable[[], None]] = []
        self._save_timer: Timer | None = None
        self._went_on = self._unsaved_since = 0.0  # when what the session remembers changed, last and first
        self._view_timer: Timer | None = None
        self.marking: Marking | None = None

    def compose(self) -> Iterable[Widget]:
        for pane in self.panes:
            pane.empty = words.LOADING if pane is not self.source else words.NO_TEXT
        yield self.top_bar
        yield from self.panes
        yield self.bottom_bar
        yield TooSmall(self.glyphs)

    @property
    def layout(self) -> Layout:
        return self.places

    # --- focus --------------------------------------------------------------------------------

    focused = Reactive[Widget | None](None, repaint=False)
    """Panes show the focus themselves: Textual would draw the whole screen again."""

    @property
    def pane(self) -> Pane:
        """The pane with the focus."""
        focused = self.focused
        return focused if isinstance(focused, Pane) else self.articles

    def go(self, pane: Pane) -> None:
        """Give `pane` the focus, and the room that goes with it."""
        size = self.size
        before = self.places.places(size)
        self.places.focused = pane.id or "articles"
        if self.places.places(size) != before:
            self.lay_out()
        self.set_focus(pane, scroll_visible=False)
        self.remember()

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """See `Widget.refresh`. Textual asks for a layout when a screen laid over it goes: nothing moved."""
        return super().refresh(*regions, repaint=repaint, recompose=recompose)

    def lay_out(self) -> None:
        """Put the panes where they now belong."""
        # Asked through a child: that is what makes Textual forget the arrangement it has kept.
        self.top_bar.refresh(layout=True)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        # A click gives the focus without asking `go`; the event of an earlier focus may come late.
        widget = event.widget
        if widget is self.focused and isinstance(widget, Pane) and widget.id != self.places.focused:
            self.go(widget)

    def lay_over(self, screen: Laid, then: Callable[[object], None] | None = None) -> None:
        """Lay `screen` over the panes; `then` gets what it gives back, which is None when it was left."""
        self._covered = True
        screen.painting = self.painting
        self.painting.hold("screen")
        self.app.push_screen(screen, then)

    def on_screen_resume(self) -> None:
        if self._covered:
            self._covered = False
            self.painting.hold("screen")

    @property
    def is_current(self) -> bool:
        """Whether it is to be painted: not under what hides it, where Textual would go on painting it."""
        top = self.app.screen
        return (not isinstance(top, Laid) or top.see_through) and super().is_current

    def say(self, message: str, style: Style | None = None, stays: bool = False) -> None:
        """Say `message` on the last line."""
        self.bottom_bar.say(message, style, stays)

    def fail(self, error: SidesError) -> None:
        """Say what went wrong and what to do, whole, until something else is said."""
        self.bottom_bar.say(f"{error.message} {error.hint}".strip(), theme.ERROR, stays=True, whole=True)

    def on_status_bar_grown(self, event: StatusBar.Grown) -> None:
        if self.places.foot != event.lines:
            self.places.foot = event.lines
            self.lay_out()

    # --- work off the screen --------------------------------------------------------------------

    def order(
        self, work: Callable[[], Outcome], then: Callable[[Outcome], None],
        otherwise: Callable[[SidesError], None] | None = None, *, awaited: bool = False,
    ) -> None:  # fmt: skip
        """Have `work` done in the store's thread, `then` (or `otherwise`) called here with its outcome.

        With `awaited`, keys typed ahead wait until then: they mean what will be on the screen.
        """

        def came(future: Future[Outcome]) -> None:
            self._ordered -= 1
            self._awaited -= awaited
            try:
                outcome = future.result()
            except SidesError as error:
                (otherwise or self.fail)(error)
            else:
                then(outcome)

        self._ordered += 1
        self._awaited += awaited
        # As a message to the screen: what else was asked of it before comes before.
        self.thread.order(work).add_done_callback(lambda future: self.call_later(came, future))

    def consult(
        self, ask: Callable[[], Outcome], then: Callable[[Outcome], None], *, awaited: bool = True
    ) -> None:
        """Have the corpus asked in the store's thread, no decision changing it meanwhile. See `order`."""
        corpus = self.desk.corpus
        if corpus is None:
            return

        def work() -> Outcome:
            with corpus.lock:
                return ask()

        self.order(work, then, awaited=awaited)

    @property
    def awaited(self) -> bool:
        """Whether keys typed now are meant for what is not on the screen yet."""
        return self._awaited > 0

    def desk_to_decide(self) -> tuple[Store, Corpus] | None:
        """The store and the corpus to decide in; None, with a word about it, where that cannot be."""
        store, corpus = self.desk.store, self.desk.corpus
        if store is None or corpus is None:
            return None
        if self.desk.readonly:
            self.say(words.READ_ONLY_WHY, theme.WARNING)
            return None
        return store, corpus

    def decide(
        self, kind: DecisionKind, subject: str,
        fields: Mapping[str, str] | Sequence[tuple[str, str]] = (),
        *, stance: Stance | None = None, quiet: bool = False,
    ) -> None:  # fmt: skip
        """Have a decision written; it is shown once it is on the disk."""
        if (found := self.desk_to_decide()) is None:
            return
        store, _ = found
        wanted = tuple(fields.items() if isinstance(fields, Mapping) else fields)

        def write() -> list[Decision]:
            from store.database import anchor_of

            anchor = anchor_of(stance) if stance is not None else ""
            return [store.decide(kind, subject, wanted, anchor)]

        self.order(write, lambda decisions: self.decided(decisions, quiet))

    def decided(self, decisions: Sequence[Decision], quiet: bool) -> None:
        """Decisions are on the disk: show what they change."""
        raise NotImplementedError

    def search_again(self) -> None:
        """Look through texts and cues too: what an earlier session found in them is not kept."""
        raise NotImplementedError

    def explain(self, stance: Stance) -> None:
        """Say why a stance was read as it was."""
        raise NotImplementedError

    @property
    def busy(self) -> bool:
        """Whether something ordered is not on the screen yet."""
        return self._ordered > 0 or self._view_timer is not None or self.painting.held

    def remember(self) -> None:
        """Write the session down, once the reader rests."""
        raise NotImplementedError
