"""The timeline of a report: a lane for each actor, a mark for each statement, as SVG and as text.

A mark stands in the middle of the days that its date may mean, and a bar shows how many these are: a date
known to the year is not drawn as if it were a day. Signs differ by shape, colours only repeat it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from store import edtf
from store.model import StanceKind
from store.queries.answers import CERTAINTY_WORDS, WhoLine
from store.text import inert

MAX_LANES = 24
WIDTH, LEFT, RIGHT, LANE, TOP = 960, 230, 20, 26, 34
_NAME_CHARS = 32
_SIGNS: dict[StanceKind, str] = {"support": "+", "oppose": "-", "contact": "."}
_WORDS: dict[StanceKind, str] = {"support": "soutien", "oppose": "opposition", "contact": "contact"}

Days = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Lane:
    """One line of the timeline: all that an actor said of the subject or, `outward`, the subject of it."""

    name: str
    lines: tuple[WhoLine, ...]
    outward: bool = False

    @property
    def label(self) -> str:
        name = f"→ {self.name}" if self.outward else self.name
        return name if len(name) <= _NAME_CHARS else name[: _NAME_CHARS - 1] + "…"


def days_of(line: WhoLine) -> Days | None:
    """First and last day (ordinals) on which the statement may have been made; None without a date."""
    if line.date is None:
        return None
    first, last = edtf.earliest(line.date), edtf.latest(line.date)
    if first is None and last is None:
        return None
    known = first or last
    assert known is not None
    return (first or known).toordinal(), (last or known).toordinal()


def extent(lanes: Sequence[Lane]) -> Days | None:
    """The days from the first of any statement to the last of any; None when none has a date."""
    found = [span for lane in lanes for line in lane.lines if (span := days_of(line))]
    if not found:
        return None
    first, last = min(span[0] for span in found), max(span[1] for span in found)
    return (first, max(last, first + 30))


def svg(lanes: Sequence[Lane], title: str) -> str:
    """The figure, self-contained; empty without a dated statement."""
    shown = lanes[:MAX_LANES]
    span = extent(shown)
    if span is None:
        return ""
    height = TOP + LANE * len(shown) + 30
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'aria-label="{_safe(title)}" font-family="sans-serif" font-size="12">',
        f"<title>{_safe(title)}</title>",
        *_axis(span, height),
    ]
    for number, lane in enumerate(shown):
        parts += _lane(lane, TOP + LANE * number + LANE // 2, span)
    parts.append(_legend(height))
    parts.append("</svg>")
    return "\n".join(parts)


def _x(day: float, span: Days) -> float:
    return LEFT + (day - span[0]) / (span[1] - span[0]) * (WIDTH - LEFT - RIGHT)


def _axis(span: Days, height: int) -> Iterator[str]:
    for day, label in ticks(span):
        x = _x(day, span)
        yield f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{TOP}" y2="{height - 30}" class="grid" stroke="#8884"/>'
        yield f'<text x="{x:.1f}" y="{TOP - 10}" text-anchor="middle" fill="currentColor">{label}</text>'


def ticks(span: Days, most: int = 12) -> list[tuple[int, str]]:
    """Firsts of months or of years in `span`, at most `most`, with their EDTF labels."""
    first, last = date.fromordinal(span[0]), date.fromordinal(span[1])
    months = [
        date(year, month, 1)
        for year in range(first.year, last.year + 1)
        for month in range(1, 13)
        if span[0] <= date(year, month, 1).toordinal() <= span[1]
    ]
    for step in (1, 2, 3, 6, 12, 24, 60, 120, 600, 1200):
        chosen = [day for day in months if ((day.year - 1) * 12 + day.month - 1) % step == 0]
        if len(chosen) <= most:
            return [(day.toordinal(), day.isoformat()[: 4 if step >= 12 else 7]) for day in chosen]
    return []


def _lane(lane: Lane, y: int, span: Days) -> Iterator[str]:
    name = _safe(lane.label)
    yield f'<text x="{LEFT - 12}" y="{y + 4}" text-anchor="end" fill="currentColor">{name}</text>'
    yield f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y}" y2="{y}" stroke="#8886"/>'
    marks: dict[tuple[StanceKind, bool, Days], list[WhoLine]] = {}
    for line in lane.lines:
        if days := days_of(line):
            hollow = line.certainty in ("alleged", "denied")
            marks.setdefault((line.stance, hollow, days), []).append(line)
    for (stance, hollow, days), lines in marks.items():
        yield from _statements(lines, stance, hollow, days, y, span)


def _statements(
    lines: list[WhoLine], stance: StanceKind, hollow: bool, days: Days, y: int, span: Days
) -> Iterator[str]:
    """One mark for statements that would stand on each other, with their number and, on a tooltip, words."""
    x = _x((days[0] + days[1]) / 2, span)
    told = "\n".join(
        _safe(
            f"{line.date} — {line.holder.name}, {_WORDS[line.stance]}, {CERTAINTY_WORDS[line.certainty]} : "
            f"{line.evidence[:200]}"
        )
        for line in lines
    )
    yield f"<g><title>{told}</title>"
    if days[1] > days[0]:
        left, right = _x(days[0], span), _x(days[1], span)
        yield f'<line x1="{left:.1f}" x2="{right:.1f}" y1="{y}" y2="{y}" stroke="{_COLOURS[stance]}"'
        yield ' stroke-width="3" stroke-opacity="0.35"/>'
    yield _mark(stance, x, y, hollow)
    if len(lines) > 1:
        top = y + 12 if stance == "oppose" else y - 3
        yield f'<text x="{x + 7:.1f}" y="{top}" font-size="10" fill="currentColor">{len(lines)}</text>'
    yield "</g>"


_COLOURS: dict[StanceKind, str] = {"support": "#0072b2", "oppose": "#d55e00", "contact": "#777777"}


def _mark(stance: StanceKind, x: float, y: int, hollow: bool = False) -> str:
    """A triangle up above the line for support, down below it for opposition, a dot on it for contact."""
    colour = _COLOURS[stance]
    style = f'fill="{"none" if hollow else colour}" stroke="{colour}" stroke-width="1.5"'
    if stance == "contact":
        return f'<circle cx="{x:.1f}" cy="{y}" r="3" {style}/>'
    tip = y - 11 if stance == "support" else y + 11
    base = y - 2 if stance == "support" else y + 2
    return f'<path d="M{x - 5:.1f} {base} L{x + 5:.1f} {base} L{x:.1f} {tip} Z" {style}/>'


def _legend(height: int) -> str:
    y = height - 12
    marks: tuple[tuple[int, StanceKind, str, bool], ...] = (
        (0, "support", "soutien", False), (90, "oppose", "opposition", False),
        (200, "contact", "contact", False), (290, "support", "supposé ou démenti", True),
    )  # fmt: skip
    drawn: list[str] = []
    for at, stance, words, hollow in marks:
        middle = y + {"support": 6, "oppose": -6, "contact": 0}[stance]  # where a mark's own middle is at y
        drawn.append(_mark(stance, LEFT + at, middle, hollow))
        drawn.append(f'<text x="{LEFT + at + 12}" y="{y + 4}" fill="currentColor">{words}</text>')
    return "".join(drawn)


def text(lanes: Sequence[Lane], columns: int = 48) -> str:
    """The figure in plain characters: + support, - opposition, ± both, . contact; empty without a date."""
    shown = lanes[:MAX_LANES]
    span = extent(shown)
    if span is None:
        return ""
    names = [inert(lane.label) for lane in shown]
    margin = max(map(len, names))
    first, last = (date.fromordinal(day).isoformat()[:7] for day in span)
    rows = [f"{'':{margin}}  {first:<{columns - 7}}{last}"]
    for name, lane in zip(names, shown, strict=True):
        cells: list[set[StanceKind]] = [set() for _ in range(columns)]
        for line in lane.lines:
            if days := days_of(line):
                at = int(((days[0] + days[1]) / 2 - span[0]) / (span[1] - span[0] + 1) * columns)
                cells[at].add(line.stance)
        rows.append(f"{name:>{margin}}  {''.join(map(_cell, cells))}".rstrip())
    return "\n".join(rows)


def _cell(kinds: set[StanceKind]) -> str:
    if {"support", "oppose"} <= kinds:
        return "±"
    return next((sign for kind, sign in _SIGNS.items() if kind in kinds), " ")


def _safe(words: str) -> str:
    return escape(inert(words))
