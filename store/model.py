"""What crosses the border between the store and whoever shows it: frozen dataclasses, no documents.

Offsets are Unicode code points of the article's stored text, half-open: `text[start:end]`
is the words, exactly. Dates are EDTF level 1 strings (see `store.edtf`) or None.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

Value = TypeVar("Value")
Made = TypeVar("Made")

StanceKind = Literal["support", "oppose", "contact"]
Certainty = Literal["asserted", "attributed", "alleged", "denied"]
DateBasis = Literal["text", "article", "inferred", "user"]
PublishedBasis = Literal["header", "metadata", "dateline", "inferred", "user"]
ActorKind = Literal[
    "person", "country", "government", "armed_group", "party", "organisation", "media", "proposal"
]
Review = Literal["auto", "accepted", "rejected", "edited", "added"]

STANCE_KINDS: tuple[StanceKind, ...] = ("support", "oppose", "contact")
SECOND_READING = "second reading"  # among a stance's repairs: the rules were silent, it is only likely
CERTAINTIES: tuple[Certainty, ...] = ("asserted", "attributed", "alleged", "denied")
ACTOR_KINDS: tuple[ActorKind, ...] = (
    "person", "country", "government", "armed_group", "party", "organisation", "media", "proposal",
)  # fmt: skip
REVIEWS: tuple[Review, ...] = ("auto", "accepted", "rejected", "edited", "added")


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open code-point offsets in the article's stored text."""

    start: int
    end: int


# --- what a reader of files hands on -------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SourceText:
    """One article as read from its input, before any analysis.

    `article` is the id (file name without extension, made unique and safe by the reader);
    `path` the place it came from, as shown to the user; `published`/`published_basis` only
    what the input itself states (header, metadata, dateline), else None.
    """

    article: str
    text: str
    path: str
    title: str = ""
    published: str | None = None
    published_basis: PublishedBasis | None = None
    url: str = ""


# --- what the analysis of one article yields (ids are local to the article) -----------------


@dataclass(frozen=True, slots=True)
class LocalActor:
    """An actor as one article shows it. `key` is local; `member_of` is another local key."""

    key: int
    name: str
    kind: ActorKind
    names: tuple[str, ...]
    member_of: int | None = None
    known: str | None = None  # id in the gazetteer data files, when it is a known body


@dataclass(frozen=True, slots=True)
class LocalMention:
    actor: int
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class LocalStance:
    """A stance between two local actors; `start`/`end` delimit the evidence (a sentence)."""

    holder: int
    target: int
    holder_text: str
    target_text: str
    stance: StanceKind
    certainty: Certainty
    date: str | None
    date_basis: DateBasis | None
    source: str | None
    cue: str
    start: int
    end: int
    confidence: float
    frame: str  # id of the lexicon entry
    repairs: tuple[str, ...]  # names of the rules that completed or corrected the parse
    holder_span: Span
    target_span: Span
    cue_span: Span
    date_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one article yields; a pure function of its text, date, and the lexicon."""

    language: str
    actors: tuple[LocalActor, ...]
    mentions: tuple[LocalMention, ...]
    stances: tuple[LocalStance, ...]


# --- what the store gives out (ids are corpus-wide) -----------------------------------------


@dataclass(frozen=True, slots=True)
class Article:
    article: str
    title: str
    published: str | None
    published_basis: PublishedBasis | None
    language: str
    path: str
    chars: int
    stances: int
    read: bool = False
    duplicate_of: str | None = None  # id of the article it reprints
    bookmarked: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Actor:
    actor: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...]
    member_of: str | None
    articles: int
    mentions: int


@dataclass(frozen=True, slots=True)
class Mention:
    article: str
    actor: str
    actor_id: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Stance:
    """A stance with its evidence. `key` is stable across rebuilds of an unchanged text.

    `placed` is the date at which to draw it: its own date, else the article's (which may be
    inferred, and then carries `~`); None when nothing is known.
    """

    key: str
    article: str
    holder: str
    holder_id: str
    holder_text: str
    target: str
    target_id: str
    target_text: str
    stance: StanceKind
    certainty: Certainty
    date: str | None
    date_basis: DateBasis | None
    source: str | None
    cue: str
    evidence: str
    start: int
    end: int
    confidence: float
    review: Review
    placed: str | None
    frame: str
    repairs: tuple[str, ...]
    holder_span: Span | None = None
    target_span: Span | None = None
    cue_span: Span | None = None
    date_span: Span | None = None
    stale: bool = False  # a person decided, then the text or the extraction changed under it
    note: str = ""


@dataclass(frozen=True, slots=True)
class StanceStub:
    """A stance without its words: what lists, counts and sparklines need. Loads first."""

    key: str
    article: str
    holder_id: str
    target_id: str
    stance: StanceKind
    certainty: Certainty
    date: str | None
    placed: str | None
    confidence: float
    frame: str
    start: int


@dataclass(frozen=True, slots=True)
class Packed(Generic[Value]):
    """A column of few different values: each once, and for every row which of them stands there."""

    values: Sequence[Value]
    codes: Sequence[int]

    @classmethod
    def of(cls, column: Sequence[Value]) -> Packed[Value]:
        """The column, packed."""
        codes: dict[Value, int] = {}
        packed = [codes.setdefault(value, len(codes)) for value in column]
        return cls(list(codes), packed)

    def map(self, made: Callable[[Value], Made]) -> Iterator[Made]:
        """What is made of the values, row by row; each is made once."""
        return map(list(map(made, self.values)).__getitem__, self.codes)

    def __iter__(self) -> Iterator[Value]:
        return map(self.values.__getitem__, self.codes)


@dataclass(frozen=True, slots=True)
class ArticleColumns:
    """Many articles, one column a field of `Article` (what people decide is none): they load faster."""

    article: Sequence[str]
    title: Sequence[str]
    published: Packed[str | None]
    published_basis: Packed[PublishedBasis | None]
    language: Packed[str]
    path: Sequence[str]
    chars: Sequence[int]
    stances: Sequence[int]
    duplicate_of: Packed[str | None]


@dataclass(frozen=True, slots=True)
class StanceColumns:
    """Many stances, one column a field of `StanceStub`: they load in a tenth of the time."""

    key: Sequence[str]
    article: Packed[str]
    holder_id: Packed[str]
    target_id: Packed[str]
    stance: Packed[StanceKind]
    certainty: Packed[Certainty]
    date: Packed[str | None]
    placed: Packed[str | None]
    confidence: Packed[float]
    frame: Packed[str]
    start: Sequence[int]


# --- what people decide ---------------------------------------------------------------------

DecisionKind = Literal[
    "accept", "reject", "edit", "reverse", "add",  # a stance
    "merge", "split", "rename", "speaks_for",  # an actor
    "redate", "read", "unread", "bookmark", "unbookmark",  # an article
    "note",  # an article or a stance
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision of a person, as written to disk before the screen says so.

    `subject` is a stance key, an actor id or an article id; `fields` what was decided, as
    (name, value) pairs; `by` and `at` (ISO 8601, UTC) who and when; `number` its place in the
    journal. `anchor` is what the subject looked like when it was decided (JSON text), so that a
    later build that changed it can be noticed. Undone decisions stay in the journal.
    """

    number: int
    kind: DecisionKind
    subject: str
    fields: tuple[tuple[str, str], ...]
    by: str
    at: str
    anchor: str = ""
    undone: bool = False
