"""Signed bars over time: support above a zero line, opposition below it, gaps where nothing was said.

A bar's height is its count over the largest count drawn with it (`peak`), so both sides keep one
scale and zero stays where it is: an actor whom everybody opposes never looks supported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from rich.style import Style

from tui import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.queries.answers import Bucket
    from tui.glyphs import Glyphs
    from tui.widgets.paint import Piece

Buckets: TypeAlias = "Sequence[Bucket | None]"
_REVERSED: dict[Style, Style] = {}


def _reverse(style: Style) -> Style:
    found = _REVERSED.get(style)
    if found is None:
        found = _REVERSED[style] = style + theme.REVERSED
    return found


LEAST_PEAK = 3  # one mention alone is no full bar


def level(count: int, peak: int, levels: int) -> int:
    """Height of a bar in steps: 0 only for a count of 0, `levels` for the peak."""
    if count <= 0 or peak <= 0:
        return 0
    return max(1, min(levels, round(count * levels / peak)))


def above(buckets: Buckets, peak: int, glyphs: Glyphs) -> list[Piece]:
    """The upper line: bars of support. One character a bucket."""
    # The lowest bar is left out: it would look like the zero line.
    signs = glyphs.up[1:] if glyphs.unicode else glyphs.up
    pieces: list[Piece] = []
    for bucket in buckets:
        step = level(bucket.support, peak, len(signs)) if bucket else 0
        pieces.append((signs[step - 1], theme.SUPPORT) if step else (glyphs.gap, None))
    return merge(pieces)


def below(buckets: Buckets, peak: int, glyphs: Glyphs) -> list[Piece]:
    """The lower line: bars of opposition hanging from the zero line, itself broken at gaps."""
    pieces: list[Piece] = []
    for bucket in buckets:
        if bucket is None:
            pieces.append((glyphs.gap, None))
            continue
        step = level(bucket.oppose, peak, len(glyphs.down))
        if not step:
            pieces.append((glyphs.zero, theme.CONTACT))
            continue
        sign, reverse = glyphs.down[step - 1]
        pieces.append((sign, _reverse(theme.OPPOSE) if reverse else theme.OPPOSE))
    return merge(pieces)


def plot(buckets: Buckets, height: int, glyphs: Glyphs) -> list[list[Piece]]:
    """A larger plot: `height` lines for each side, the zero line between them; one column a bucket."""
    peak = max((max(b.support, b.oppose) for b in buckets if b), default=0)
    lines: list[list[Piece]] = []
    up = glyphs.up[-1] if glyphs.unicode else "#"
    full, turned = glyphs.down[-1]
    steps = len(glyphs.up)
    for row in range(height, 0, -1):
        pieces: list[Piece] = []
        for bucket in buckets:
            reach = level(bucket.support, peak, height * steps) if bucket else 0
            over = reach - (row - 1) * steps
            sign = " " if over <= 0 else up if over >= steps else glyphs.up[over - 1]
            pieces.append((sign, theme.SUPPORT if sign != " " else None))
        lines.append(merge(pieces))
    lines.append(merge([((glyphs.rule if b else glyphs.gap), theme.CONTACT) for b in buckets]))
    steps = len(glyphs.down)
    for row in range(1, height + 1):
        pieces = []
        for bucket in buckets:
            reach = level(bucket.oppose, peak, height * steps) if bucket else 0
            over = reach - (row - 1) * steps
            if over <= 0:
                pieces.append((" ", None))
            elif over >= steps:
                pieces.append((full, _reverse(theme.OPPOSE) if turned else theme.OPPOSE))
            else:
                sign, reverse = glyphs.down[over - 1]
                pieces.append((sign, _reverse(theme.OPPOSE) if reverse else theme.OPPOSE))
        lines.append(merge(pieces))
    return lines


def merge(pieces: list[Piece]) -> list[Piece]:
    """Neighbours of one style drawn together: fewer escape sequences on the line."""
    merged: list[Piece] = []
    for text, style in pieces:
        if merged and merged[-1][1] is style:
            merged[-1] = (merged[-1][0] + text, style)
        else:
            merged.append((text, style))
    return merged
