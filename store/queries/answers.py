"""What the index answers with: frozen dataclasses only, dates as EDTF strings, words in French.

Rows of lists are made when they are looked at (see `store.queries.lazy`), so none of these keeps
a reference to the index.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from store.model import ActorKind, Certainty, Review, Stance, StanceKind
from store.queries.terms import CERTAINTY_WORDS as CERTAINTY_WORDS
from store.queries.terms import REVIEW_WORDS as REVIEW_WORDS
from store.queries.terms import STANCE_NOUNS as STANCE_NOUNS
from store.queries.terms import STANCE_VERBS as STANCE_VERBS
from store.queries.terms import Order as Order
from store.queries.terms import Step as Step

DyadKey = tuple[str, str]
"""(holder's actor id, target's actor id)."""


@dataclass(frozen=True, slots=True)
class ActorRef:
    """An actor as it is named to the reader, decisions applied."""

    actor: str
    name: str
    kind: ActorKind


@dataclass(frozen=True, slots=True)
class Change:
    """A change of side: the last word before, and the first word after it."""

    before: StanceKind
    before_date: str
    after: StanceKind
    after_date: str


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Inside one state or body: who of its members stands for a target, who against it.

    A member that said both is named on both sides; nothing is averaged.
    """

    body: ActorRef
    target: ActorRef
    supporters: tuple[ActorRef, ...]
    opponents: tuple[ActorRef, ...]

    @property
    def words(self) -> str:
        """In words: "désaccord : Donald Trump pour, Mike Pompeo contre"."""
        pour = ", ".join(ref.name for ref in self.supporters)
        contre = ", ".join(ref.name for ref in self.opponents)
        return f"désaccord : {pour} pour, {contre} contre"


@dataclass(frozen=True, slots=True)
class ActorRow:
    """One line of the actors' list: counts are of the stances in the view."""

    actor: str
    name: str
    kind: ActorKind
    supports: int
    opposes: int
    contacts: int
    supported: int
    opposed: int
    contacted: int
    denied: int = 0  # denied stances that it holds or is the target of

    @property
    def given(self) -> int:
        """Stances that the actor holds."""
        return self.supports + self.opposes + self.contacts

    @property
    def received(self) -> int:
        """Stances of which the actor is the target."""
        return self.supported + self.opposed + self.contacted


@dataclass(frozen=True, slots=True)
class DyadRow:
    """One line of the stances' list: who towards whom, how often, the last word, the change."""

    holder: ActorRef
    target: ActorRef
    support: int
    oppose: int
    contact: int
    denied: int  # denied ones of whatever kind; counted as none of them
    last: StanceKind  # the last known, a denied one only where there is nothing else
    last_date: str | None
    last_certainty: Certainty
    since: str | None = None  # the first date at which anything was said
    change: Change | None = None
    disagreement: Disagreement | None = None  # only when persons are rolled up

    @property
    def key(self) -> DyadKey:
        return (self.holder.actor, self.target.actor)

    @property
    def total(self) -> int:
        return self.support + self.oppose + self.contact + self.denied


@dataclass(frozen=True, slots=True)
class StanceRow:
    """One stance without its words, decisions applied."""

    key: str
    article: str
    holder: ActorRef
    target: ActorRef
    stance: StanceKind
    certainty: Certainty
    date: str | None
    placed: str | None
    confidence: float
    frame: str
    start: int
    review: Review
    stale: bool = False


@dataclass(frozen=True, slots=True)
class Counts:
    """How much is in a view. `undated` stances have no place on a time axis."""

    articles: int
    actors: int
    dyads: int
    stances: int
    undated: int
    unread: int
    undecided: int


@dataclass(frozen=True, slots=True)
class Bucket:
    """One column of a time axis. None in a series where nothing at all was said."""

    support: int = 0
    oppose: int = 0
    contact: int = 0
    denied: int = 0  # of whatever kind; counted as none of them


@dataclass(frozen=True, slots=True)
class Series:
    """Signed counts of some stances on an axis; `undated` ones could not be placed."""

    buckets: tuple[Bucket | None, ...]
    undated: int = 0
    outside: int = 0

    @property
    def peak(self) -> int:
        """The largest count of support or of opposition in one column (to scale a drawing)."""
        return max((max(b.support, b.oppose) for b in self.buckets if b), default=0)


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """How one holder stands to one target."""

    support: int
    oppose: int
    contact: int
    denied: int = 0


@dataclass(frozen=True, slots=True)
class Matrix:
    """Holders (lines) against targets (columns); `cells[i][j]` is None where nothing was said."""

    holders: tuple[ActorRef, ...]
    targets: tuple[ActorRef, ...]
    cells: tuple[tuple[MatrixCell | None, ...], ...]
    left_out: int  # stances whose holder or target is not among the lines or columns


@dataclass(frozen=True, slots=True)
class Match:
    """An actor whose name or alias answers a query. `how` says how near."""

    actor: str
    name: str
    kind: ActorKind
    matched: str  # the name or alias that matched, as written
    how: Literal["exact", "word", "prefix", "part", "near"]
    activity: int  # stances held and received
    score: float  # 1 for exact, less the further away


@dataclass(frozen=True, slots=True)
class WhoLine:
    """One statement in the answer to "who?", with its words and the reprints that repeat it."""

    holder: ActorRef
    target: ActorRef
    stance: StanceKind
    certainty: Certainty
    date: str | None  # EDTF, where the stance is placed
    date_basis: str | None
    precision: str  # "jour", "mois", "année", …, with "environ" when inferred; "" without date
    source: str | None
    article: str
    title: str
    evidence: str
    confidence: float
    review: Review
    key: str
    via: ActorRef | None = None  # who said so, when the holder is a body that persons speak for
    reprints: tuple[str, ...] = ()  # articles that print the same statement
    full: Stance | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class DyadChange:
    """A change of side and whose."""

    holder: ActorRef
    target: ActorRef
    change: Change


@dataclass(frozen=True, slots=True)
class WhoCounts:
    """`statements` are distinct, near-duplicate articles counted once; `printed` is all of them."""

    statements: int
    printed: int


@dataclass(frozen=True, slots=True)
class WhoAnswer:
    """Who supported and opposed an actor, and whom the actor did; each part by date."""

    actor: ActorRef
    supporters: tuple[WhoLine, ...]
    opponents: tuple[WhoLine, ...]
    supported: tuple[WhoLine, ...]
    opposed: tuple[WhoLine, ...]
    contacts: tuple[WhoLine, ...]
    changes: tuple[DyadChange, ...]
    disagreements: tuple[Disagreement, ...]
    counts: WhoCounts
    also: tuple[Match, ...] = ()  # other actors that the name could have meant
    denied: tuple[WhoLine, ...] = ()  # what is denied, of whatever stance: in no other part

    @property
    def lines(self) -> tuple[WhoLine, ...]:
        """Every line, in the order of the parts."""
        stances = self.supporters + self.opponents + self.supported + self.opposed
        return stances + self.contacts + self.denied
