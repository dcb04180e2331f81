"""A report on one actor or dyad: what it holds, before it is written as Markdown or HTML."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store import edtf
from store.outputs.answers import change_words, headings
from store.outputs.citations import reference
from store.outputs.selection import Selection
from store.queries.answers import ActorRef, WhoAnswer, WhoLine

if TYPE_CHECKING:
    from store.database import Store
    from store.queries.corpus import Corpus


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the answer: its title and its lines, by date, undated last."""

    title: str
    lines: tuple[WhoLine, ...]


@dataclass(frozen=True, slots=True)
class Lane:
    """One line of the timeline: an actor opposite the subject, and all that passed between the two."""

    name: str
    lines: tuple[WhoLine, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """`numbers` gives each cited article its number in `references`."""

    subject: ActorRef
    title: str
    chosen: str
    sections: tuple[Section, ...]
    lanes: tuple[Lane, ...]
    changes: tuple[str, ...]
    references: tuple[str, ...]
    numbers: dict[str, int]

    @property
    def lines(self) -> list[WhoLine]:
        """Every line, in the order of the sections."""
        return [line for section in self.sections for line in section.lines]


def make_report(answer: WhoAnswer, limits: str, selection: Selection, store: Store, corpus: Corpus) -> Report:
    """The report on what `answer` found, of the selected stances. `limits` says in French what was asked.

    Deterministic: the same store and choices give the same report. Raises StoreError.
    """
    keep: Callable[[WhoLine], bool] = lambda line: selection(line) and line.review != "rejected"  # noqa: E731
    sections = tuple(
        Section(title, tuple(sorted(filter(keep, lines), key=_by_date)))
        for title, lines in headings(answer)
        if any(map(keep, lines))
    )
    lines = [line for section in sections for line in section.lines]
    numbers: dict[str, int] = {}
    for line in lines:
        numbers.setdefault(line.article, len(numbers) + 1)
    references = []
    for each in numbers:
        article = corpus.article(each)
        references.append(reference(article, store.url(each)) if article else each)
    return Report(
        subject=answer.actor,
        title=f"{answer.actor.name}{limits}",
        chosen=selection.phrase,
        sections=sections,
        lanes=_lanes(answer, lines),
        changes=tuple(change_words(answer)),
        references=tuple(references),
        numbers=numbers,
    )


def _by_date(line: WhoLine) -> tuple[object, str, str]:
    return edtf.sort_key(line.date), line.article, line.key


def _lanes(answer: WhoAnswer, lines: list[WhoLine]) -> tuple[Lane, ...]:
    """A lane for each actor and direction, those with the most to show first."""
    found: dict[tuple[str, bool], list[WhoLine]] = {}
    for line in lines:
        outward = line.holder.actor == answer.actor.actor
        other = line.target if outward else line.holder
        found.setdefault((other.actor, outward), []).append(line)
    names = {line.holder.actor: line.holder.name for line in lines}
    names |= {line.target.actor: line.target.name for line in lines}
    ranked = sorted(found.items(), key=lambda item: (item[0][1], -len(item[1]), item[0][0]))
    return tuple(
        Lane(f"→ {names[other]}" if outward else names[other], tuple(each))
        for (other, outward), each in ranked
    )
