"""A stance as a sentence, for the line below the text: "Égypte soutient Haftar · affirmé · 2019-04"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.text import inert
from tui import theme, words
from tui.widgets.paint import Piece, width_of

if TYPE_CHECKING:
    from store.model import Stance
    from tui.glyphs import Glyphs


def in_words(stance: Stance, glyphs: Glyphs) -> list[Piece]:
    """A stance as a sentence, its parts styled as they are in the text: the line is its own key."""
    say = glyphs.say
    dot = f" {glyphs.dot} "
    date = say(words.day(stance.date or stance.placed))
    pieces: list[Piece] = [
        (glyphs.polarity(stance.stance), theme.POLARITY[stance.stance]),
        (" ", None),
        (inert(stance.holder), theme.HOLDER),
        (" ", None),
        (say(words.VERB[stance.stance]), theme.CUE),
        (" ", None),
        (inert(stance.target), theme.TARGET),
        (dot + say(words.CERTAINTY[stance.certainty]) + dot, None),
        (date, theme.TIME),
    ]
    if stance.source:
        pieces.append((dot + say(words.ACCORDING_TO) + inert(stance.source), None))
    if stance.review != "auto":
        pieces.append((dot + say(words.REVIEW[stance.review]), theme.BOLD))
    if stance.stale:
        pieces.append((dot + say(words.STALE), theme.WARNING))
    if stance.note:
        pieces.append((f"{dot}{glyphs.note} {inert(stance.note)}", theme.DIM))
    return pieces


def in_two(pieces: list[Piece], width: int) -> list[list[Piece]]:
    """On one line, or broken before the piece that goes over its end (two lines at most)."""
    used = 0
    for place, (text, _) in enumerate(pieces):
        used += width_of(text)
        if used > width and place:
            return [pieces[:place], [("  ", None), *pieces[place:]]]
    return [pieces]
