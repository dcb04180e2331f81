"""What a reader asks to see: one frozen `Filter`, and its parts as chips in French words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from store.queries.terms import CERTAINTY_WORDS, STANCE_NOUNS
from store.queries.terms import Role as Role

if TYPE_CHECKING:
    from store.model import Certainty, StanceKind


@dataclass(frozen=True, slots=True)
class Chip:
    """One removable part of a filter. `key` is what `Filter.without` takes."""

    key: str
    words: str


@dataclass(frozen=True, slots=True)
class Widening:
    """Why nothing is left, in words, and the chip to drop to see something (None: no one chip does)."""

    words: str
    chip: Chip | None


@dataclass(frozen=True, slots=True)
class Filter:
    """All parts combine (and). Empty tuples, None, "" and False mean "do not restrict".

    `actor` is an actor id and `other` the one at the opposite end (with `role="by"`, `other` is
    the target; with `"toward"`, the holder; with `"any"`, either way round): together a dyad.
    `since`/`until` are EDTF, both inclusive at their own precision ("2019" ends on 31 December);
    a stance of imprecise date is kept when its date overlaps the period, an undated one is not.
    `text` searches titles, and the texts as far as `store.queries.search` has read them. `said` keeps
    the stances whose holder, target or words hold it (the words as far as they have been read); `names`
    restricts only the list of actors, to those of whom a name or an alias holds it.
    `rollup` draws persons together with the states and bodies they speak for.
    """

    actor: str | None = None
    role: Role = "any"
    other: str | None = None
    since: str | None = None
    until: str | None = None
    certainties: tuple[Certainty, ...] = ()
    polarities: tuple[StanceKind, ...] = ()
    text: str = ""
    said: str = ""
    names: str = ""
    unread: bool = False
    bookmarked: bool = False
    undecided: bool = False
    rollup: bool = False

    @property
    def active(self) -> bool:
        """Whether anything is restricted (roll-up draws together, it hides nothing)."""
        return replace(self, rollup=False, role="any") != Filter()

    @property
    def stance_parts(self) -> bool:
        """Whether a part restricts stances (and so articles to those that have some left)."""
        return bool(
            self.actor or self.other or self.since or self.until
            or self.certainties or self.polarities or self.undecided or self.said
        )  # fmt: skip

    def without(self, key: str) -> Filter:
        """The filter without the part of chip `key`; unknown keys change nothing."""
        match key:
            case "actor":
                return replace(self, actor=None, role="any", other=None)
            case "other":
                return replace(self, other=None)
            case "period":
                return replace(self, since=None, until=None)
            case "certainties" | "polarities":
                return replace(self, certainties=()) if key == "certainties" else replace(self, polarities=())
            case "text":
                return replace(self, text="")
            case "said":
                return replace(self, said="")
            case "names":
                return replace(self, names="")
            case "unread":
                return replace(self, unread=False)
            case "bookmarked":
                return replace(self, bookmarked=False)
            case "undecided":
                return replace(self, undecided=False)
        return self

    def chips(self, name: Callable[[str], str] = str) -> list[Chip]:
        """The parts in words, in a fixed order. `name` gives an actor id's name (`corpus.name`)."""
        chips: list[Chip] = []
        if self.actor:
            before = {"any": "", "toward": "envers ", "by": "par "}[self.role]
            chips.append(Chip("actor", f"{before}{name(self.actor)}"))
        if self.other:
            before = {"any": "avec ", "toward": "par ", "by": "envers "}[self.role]
            chips.append(Chip("other", f"{before}{name(self.other)}"))
        if self.since or self.until:
            chips.append(Chip("period", period_words(self.since, self.until)))
        if self.certainties:
            chips.append(Chip("certainties", " ou ".join(CERTAINTY_WORDS[c] for c in self.certainties)))
        if self.polarities:
            chips.append(Chip("polarities", " ou ".join(STANCE_NOUNS[p] for p in self.polarities)))
        if self.text:
            chips.append(Chip("text", f"« {self.text} »"))
        if self.said:
            chips.append(Chip("said", f"positions « {self.said} »"))
        if self.names:
            chips.append(Chip("names", f"acteurs « {self.names} »"))
        chips += [Chip("unread", "non lus")] if self.unread else []
        chips += [Chip("bookmarked", "marqués")] if self.bookmarked else []
        chips += [Chip("undecided", "à décider")] if self.undecided else []
        return chips


def period_words(since: str | None, until: str | None) -> str:
    """ "2019-04", "depuis 2018", "jusqu'à 2019", "de 2018 à 2019"; "" without either.

    As short as can be: from the first to the last day of a year is that year.
    """
    since, until = _shortened(since, until)
    if since and until:
        return since if since == until else f"de {since} à {until}"
    if since:
        return f"depuis {since}"
    return f"jusqu'à {until}" if until else ""


def _shortened(since: str | None, until: str | None) -> tuple[str | None, str | None]:
    """Bounds without their day, or month and day, where all of these are meant (both bounds alike)."""
    while True:
        shorter = _start_without_last(since), _end_without_last(until)
        if (since and not shorter[0]) or (until and not shorter[1]) or not (since or until):
            return since, until
        since, until = shorter


def _start_without_last(bound: str | None) -> str | None:
    return bound[:-3] if bound and bound.endswith("-01") and len(bound) in (7, 10) else None


def _end_without_last(bound: str | None) -> str | None:
    if bound and len(bound) == 7 and bound.endswith("-12"):
        return bound[:4]
    if not bound or len(bound) != 10 or not bound.replace("-", "").isdecimal():
        return None
    from calendar import monthrange

    year, month, day = map(int, bound.split("-"))
    return bound[:7] if 1 <= month <= 12 and day == monthrange(year, month)[1] else None
