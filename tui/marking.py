"""Marking words in a text, to add a stance: holder, target, the words that carry it, then its kind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from tui import words
from tui.widgets.wrap import line_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from store.model import Span, StanceKind
    from tui.widgets.source import SourcePane

WORD = re.compile(r"\w+(?:[-.]\w+)*")
Part = Literal["holder", "target", "cue"]
PARTS: tuple[Part, ...] = ("holder", "target", "cue")
ASKING = {"holder": words.MARK_HOLDER, "target": words.MARK_TARGET, "cue": words.MARK_CUE}


class Marking:
    """One stance being marked. `done` is called with the marked spans and the kind."""

    def __init__(
        self,
        source: SourcePane,
        done: Callable[[dict[Part, Span], StanceKind], None],
        over: Callable[[], None],
    ) -> None:
        from store.model import Span  # late: not needed for the first frame

        self.source = source
        self._done = done
        self._over = over
        self._words = [Span(found.start(), found.end()) for found in WORD.finditer(source.text)]
        begin = source.stance.start if source.stance else source.offset_here
        self._at = next((i for i, span in enumerate(self._words) if span.start >= begin), 0)
        self._extent = 0
        self.marked: dict[Part, Span] = {}
        self._show()

    @property
    def part(self) -> Part | None:
        """What is being marked; None when only the kind is missing."""
        return next((part for part in PARTS if part not in self.marked), None)

    def _span(self) -> Span:
        from store.model import Span

        last = min(self._at + self._extent, len(self._words) - 1)
        return Span(self._words[self._at].start, self._words[last].end)

    def _show(self) -> None:
        source, part = self.source, self.part
        here = (self._span(),) if part is not None and self._words else ()
        source.marked = (*self.marked.values(), *here)
        source.asking = words.MARK_KIND if part is None else ASKING[part]
        source.look_at(here[0].start if here else source.offset_here)

    def move(self, step: int) -> None:
        """To the next or previous word."""
        if self._words and self.part is not None:
            self._at = max(0, min(self._at + step, len(self._words) - 1))
            self._extent = 0
            self._show()

    def move_line(self, step: int) -> None:
        """To the word below or above."""
        if not self._words or self.part is None:
            return
        lines = self.source.wrapped
        here = self._words[self._at].start
        line = line_at(lines, here)
        there = max(0, min(line + step, len(lines) - 1))
        wanted = lines[there][0] + here - lines[line][0]
        near = min(range(len(self._words)), key=lambda i: abs(self._words[i].start - wanted))
        self._at, self._extent = near, 0
        self._show()

    def extend(self) -> None:
        """Take the next word in."""
        if self.part is not None and self._at + self._extent + 1 < len(self._words):
            self._extent += 1
            self._show()

    def enter(self) -> None:
        """This part is marked."""
        part = self.part
        if part is not None and self._words:
            self.marked[part] = self._span()
            self._at = min(self._at + self._extent + 1, len(self._words) - 1)
            self._extent = 0
            self._show()

    def choose(self, kind: StanceKind) -> None:
        """The kind is chosen: hand the stance over."""
        if self.part is None:
            self._clear()
            self._done(dict(self.marked), kind)

    def give_up(self) -> None:
        """Nothing is added."""
        self._clear()

    def _clear(self) -> None:
        self.source.marked, self.source.asking = (), ""
        self.source.refresh_text()
        self._over()
