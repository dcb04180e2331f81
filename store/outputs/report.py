"""A report on one actor or dyad: what stands in it, before it is written as Markdown or HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store import edtf
from store.outputs.answers import change_words, counts_words, headings
from store.outputs.citations import reference
from store.outputs.figure import MAX_LANES, Lane, days_of
from store.outputs.selection import Selection
from store.queries.answers import CERTAINTY_WORDS, REVIEW_WORDS, STANCE_NOUNS, WhoAnswer, WhoLine

if TYPE_CHECKING:
    from store.database import Store
    from store.queries.corpus import Corpus

Numbers = tuple[int, ...]
"""Of references, from 1 on."""


@dataclass(frozen=True, slots=True)
class Heading:
    words: str


@dataclass(frozen=True, slots=True)
class Figure:
    """The timeline. `caption` explains it, and says what it leaves out."""

    title: str
    lanes: tuple[Lane, ...]
    caption: str


@dataclass(frozen=True, slots=True)
class Items:
    """A list without numbers."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """A table; a row is its cells and the references in its last column, which `columns` does not name."""

    columns: tuple[str, ...]
    rows: tuple[tuple[tuple[str, ...], Numbers], ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """A sentence of an article, [start, end) of the words in it that carry a stance, whose, and when."""

    words: str
    marks: tuple[tuple[int, int], ...]
    said: str
    numbers: Numbers


@dataclass(frozen=True, slots=True)
class References:
    """What is cited, in the order of the numbers."""

    items: tuple[str, ...]


Block = Heading | Figure | Items | Rows | Quotation | References


@dataclass(frozen=True, slots=True)
class Report:
    """`about` says which stances were chosen, and how many there are. No word is escaped yet."""

    title: str
    about: str
    blocks: tuple[Block, ...]


def make_report(answer: WhoAnswer, limits: str, selection: Selection, store: Store, corpus: Corpus) -> Report:
    """The report on what `answer`, of the selected stances, found. `limits` says in French what was asked.

    Deterministic: the same store and choices give the same report. Raises StoreError.
    """
    title = f"{answer.actor.name}{limits}"
    sections = [(words, sorted(lines, key=_by_date)) for words, lines in headings(answer)]
    cited = dict.fromkeys(
        article for _, lines in sections for line in lines for article in (line.article, *line.reprints)
    )
    number_of = {article: number for number, article in enumerate(cited, start=1)}
    blocks: list[Block] = list(_figure(answer, [line for _, lines in sections for line in lines], title))
    if answer.changes:
        blocks += [Heading("Changements de camp"), Items(tuple(change_words(answer)))]
    for words, lines in sections:
        blocks += [Heading(words), _rows(answer, lines, number_of), *_quotations(lines, number_of)]
    blocks += [Heading("Références"), References(tuple(_references(cited, store, corpus)))]
    where = f"dans {len(cited)} article{'s' if len(cited) > 1 else ''}"
    return Report(title, f"{selection.phrase.capitalize()} : {counts_words(answer)}, {where}.", tuple(blocks))


def _by_date(line: WhoLine) -> tuple[object, str, str]:
    return edtf.sort_key(line.date), line.article, line.key


def _references(cited: dict[str, None], store: Store, corpus: Corpus) -> Iterator[str]:
    known = [each for each in cited if corpus.article(each)]
    urls = {each: store.url(each) for each in sorted(known)}  # neighbours by id lie together on the disk
    for each in cited:
        article = corpus.article(each)
        yield reference(article, urls[each]) if article else each


def _numbers(line: WhoLine, number_of: dict[str, int]) -> Numbers:
    return tuple(number_of[article] for article in (line.article, *line.reprints))


# --- the figure -------------------------------------------------------------------------------------


def _figure(answer: WhoAnswer, lines: list[WhoLine], title: str) -> Iterator[Figure]:
    """The timeline, if anything has a date."""
    lanes = _lanes(answer, [line for line in lines if days_of(line)])
    if not lanes:
        return
    caption = (
        "Chaque marque est une prise de position ; la barre montre entre quels jours elle peut se placer."
    )
    if any(lane.outward for lane in lanes):
        caption += f" Une flèche (→) devant un nom : position prise par {answer.actor.name} envers lui."
    undated = sum(days_of(line) is None for line in lines)
    if undated:
        caption += f" Sans date, et donc sans marque : {undated}."
    if len(lanes) > MAX_LANES:
        caption += f" Les {MAX_LANES} premiers acteurs sur {len(lanes)}."
    yield Figure(f"Chronologie : {title}", lanes, caption)


def _lanes(answer: WhoAnswer, lines: list[WhoLine]) -> tuple[Lane, ...]:
    """A lane for each actor and direction, those with the most to show first."""
    found: dict[tuple[bool, str], list[WhoLine]] = {}
    names: dict[str, str] = {}
    for line in lines:
        outward = line.holder.actor == answer.actor.actor
        other = line.target if outward else line.holder
        names[other.actor] = other.name
        found.setdefault((outward, other.actor), []).append(line)
    ranked = sorted(found.items(), key=lambda item: (item[0][0], -len(item[1]), item[0][1]))
    return tuple(Lane(names[other], tuple(each), outward) for (outward, other), each in ranked)


# --- a section --------------------------------------------------------------------------------------


def _rows(answer: WhoAnswer, lines: Sequence[WhoLine], number_of: dict[str, int]) -> Rows:
    """The table of a section, without the columns that would say the same in every line as its title."""
    name = answer.actor.name
    denied = lines[0].certainty == "denied"
    columns: dict[str, tuple[Callable[[WhoLine], str], str | None]] = {
        "Date": (lambda line: line.date or "sans date", None),
        "Qui": (_holder, name),
        "Envers": (lambda line: line.target.name, name),
        "Sens": (lambda line: STANCE_NOUNS[line.stance], None if denied else STANCE_NOUNS[lines[0].stance]),
        "Certitude": (lambda line: CERTAINTY_WORDS[line.certainty], CERTAINTY_WORDS["denied"]),
        "D'après": (lambda line: line.source or "", ""),
        "Relecture": (lambda line: REVIEW_WORDS[line.review], REVIEW_WORDS["auto"]),
    }
    shown = {
        title: cell for title, (cell, plain) in columns.items() if any(cell(line) != plain for line in lines)
    }
    rows = tuple((tuple(cell(line) for cell in shown.values()), _numbers(line, number_of)) for line in lines)
    return Rows(tuple(shown), rows)


def _holder(line: WhoLine) -> str:
    return f"{line.holder.name} (par {line.via.name})" if line.via else line.holder.name


def _quotations(lines: Sequence[WhoLine], number_of: dict[str, int]) -> Iterator[Quotation]:
    """Each sentence once, with all who take a side in it."""
    sentences: dict[tuple[str, str], list[WhoLine]] = {}
    for line in lines:
        sentences.setdefault((line.article, line.evidence), []).append(line)
    for (_, words), together in sentences.items():
        who = ", ".join(dict.fromkeys(map(_holder, together)))
        when = ", ".join(dict.fromkeys(_day(line) for line in together))
        marks = sorted({mark for line in together if (mark := _cue(line))})
        apart = [mark for at, mark in enumerate(marks) if all(mark[0] >= end for _, end in marks[:at])]
        numbers = tuple(dict.fromkeys(n for line in together for n in _numbers(line, number_of)))
        yield Quotation(words, tuple(apart), f"{who}, {when}", numbers)


def _day(line: WhoLine) -> str:
    return edtf.in_french(line.date) if line.date else "sans date"


def _cue(line: WhoLine) -> tuple[int, int] | None:
    """Where the words that carry the stance stand in the evidence."""
    cue = line.full.cue_span if line.full else None
    if line.full is None or cue is None:
        return None
    first, last = cue.start - line.full.start, cue.end - line.full.start
    return (first, last) if 0 <= first < last <= len(line.evidence) else None
