"""When an undated article was written, as far as the rest of the corpus and its own text can tell.

A wrong date is worse than none, so only an event is trusted: two actors who met, called or dealt with each
other, a pair that the dated articles show in few months, in an article that shares much of its cast. Stances
between the same two last for years and count for less. What the text itself says can only confirm or
exclude: a year it mentions ("depuis 2012") bounds it from below, a day without a year ("le 7 avril") is
mostly of the weeks before, and a weekday beside it excludes the years where it does not fall on that day.

Cost: one pass over the corpus into an index of pairs, from which pairs seen in many months or articles are
dropped; then each undated article meets only the few dated ones that share a pair with it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from store import edtf
from store.linking.cast import Cast, DayClue, Figure

Pair = tuple[str, str]
Dated = tuple[str, str | None, str | None, Cast]  # id, published, basis, cast
Identify = Callable[[str], Mapping[int, str]]  # article -> local key of each of its actors -> actor id

# Weight of a pair by how many of the two articles (dated, undated) show it as an event.
_EVENT_IN_BOTH, _EVENT_IN_ONE, _STANCES_ONLY = 1.0, 0.7, 0.35
_ACTOR_WEIGHT, _CAST_WEIGHT = 0.1, 0.4  # a shared actor by its rarity; the part of the cast shared
_DAY_FITS, _MONTH_FITS, _DAY_FAR = 0.3, 0.1, -0.2
_MOST_BONUS = 0.6
# Score from which a month is believed: when a day that the text names goes with it, and when none does.
_ENOUGH, _ENOUGH_ALONE = 1.4, 2.0
_RIVAL = 0.6  # share of it that no month further away may reach
_RARE = 0.5  # a pair seen in at most two months
_SHARED_ACTORS, _SHARED_PART = 4, 0.3  # at least so many, and so much of the undated article's cast
_MOST_MONTHS, _MOST_ARTICLES = 6, 100  # beyond, a pair dates nothing
# Spelt in many ways between the parts of a name, or left out.
_PARTICLES = frozenset(
    ["al", "el", "ben", "bin", "ibn", "ould", "abou", "abu", "de", "du", "van", "von", "le", "la"]
)


@dataclass(frozen=True, slots=True)
class Clues:
    """What dates an article, or helps to date others. Actors are identified alike over the corpus.

    `events` are the pairs that met or talked, `stances` the pairs with a side taken; both unordered, each
    pair sorted. `days` and `years` (the years it says something happened in) serve the undated only.
    """

    article: str
    published: str | None
    basis: str | None
    events: frozenset[Pair]
    stances: frozenset[Pair]
    actors: Mapping[str, str]  # id -> name
    days: tuple[DayClue, ...] = ()
    years: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class InferredDate:
    """An approximate EDTF month (`2019-04~`), why, the dated article it rests on, and how strongly."""

    value: str
    why: str
    like: str
    score: float


def infer_dates(articles: Iterable[Dated], identify: Identify | None = None) -> dict[str, str]:
    """Approximate EDTF dates of those undated `articles` that can be dated; the others are left out.

    `identify` gives corpus-wide actor ids (`Linked.of`); without it, actors are told by name.
    The result does not depend on the order of `articles`, which are read once.
    """
    found = explain_dates(clues_of(article, identify) for article in articles)
    return {article: inferred.value for article, inferred in found.items()}


def explain_dates(articles: Iterable[Clues]) -> dict[str, InferredDate]:
    """As `infer_dates`, from clues, with the reasons."""
    index, undated = _Index(), []
    for clues in articles:
        if clues.published is None:
            undated.append(clues)
        elif clues.basis != "inferred":  # nothing is inferred from an inference
            index.add(clues)
    inferred = ((clues.article, index.date(clues)) for clues in sorted(undated, key=lambda c: c.article))
    return {article: found for article, found in inferred if found is not None}


# --- what an article shows --------------------------------------------------------------------


def clues_of(article: Dated, identify: Identify | None = None) -> Clues:
    """The clues of one article as the build hands it on."""
    name, published, basis, cast = article
    given = identify(name) if identify is not None else {}
    # Proposals ("cessez-le-feu", "projet de résolution") have the same name in articles years apart.
    usable = [role for role in cast.roles if role.figure.kind != "proposal"]
    ids = {role.key: given.get(role.key) or _identity(role.figure) for role in usable}
    names = {ids[role.key]: role.figure.name for role in usable}
    days, years = (cast.days, cast.years) if published is None else ((), ())
    return Clues(
        name, published, basis, _pairs(cast.events, ids), _pairs(cast.sides, ids), names, days, years
    )  # fmt: skip


def _pairs(keys: Iterable[tuple[int, int]], ids: Mapping[int, str]) -> frozenset[Pair]:
    both = ((ids.get(first), ids.get(second)) for first, second in keys)
    return frozenset((min(a, b), max(a, b)) for a, b in both if a and b and a != b)


def _identity(figure: Figure) -> str:
    """The known body's id, a person's surname, else the whole name: spelt alike in all articles."""
    if figure.known:
        return figure.known
    plain = unicodedata.normalize("NFKD", figure.name.casefold())
    words = re.findall(r"\w+", "".join(c for c in plain if not unicodedata.combining(c)))
    words = [word for word in words if word not in _PARTICLES] or words
    return words[-1] if figure.kind == "person" and words else " ".join(words)


# --- the corpus -------------------------------------------------------------------------------


@dataclass(slots=True)
class _Seen:
    """Where a pair or an actor was seen; emptied for good once that is too often to mean anything."""

    months: set[str] = field(default_factory=set)
    articles: list[str] = field(default_factory=list)
    frequent: bool = False

    def add(self, article: str, month: str) -> None:
        if self.frequent:
            return
        self.months.add(month)
        self.articles.append(article)
        if len(self.months) > _MOST_MONTHS or len(self.articles) > _MOST_ARTICLES:
            self.frequent = True
            self.months, self.articles = set(), []

    @property
    def rarity(self) -> float:
        """1 when seen in one month, ½ in two…; 0 when frequent."""
        return 0.0 if self.frequent or not self.months else 1 / len(self.months)


@dataclass(frozen=True, slots=True)
class _Match:
    score: float
    month: str
    article: str
    pair: Pair
    event: bool
    fitting: tuple[str, ...]


class _Index:
    """The dated articles by the pairs they show."""

    def __init__(self) -> None:
        self._pairs: defaultdict[Pair, _Seen] = defaultdict(_Seen)
        self._actors: defaultdict[str, _Seen] = defaultdict(_Seen)
        self._articles: dict[str, tuple[str, frozenset[Pair], frozenset[str]]] = {}

    def add(self, clues: Clues) -> None:
        """Take in a dated article. One dated more coarsely than to the month dates nothing."""
        month = edtf.month_bucket(clues.published) if clues.published else None
        if month is None or not clues.events | clues.stances:
            return
        self._articles[clues.article] = (month, clues.events, frozenset(clues.actors))
        for pair in clues.events | clues.stances:
            self._pairs[pair].add(clues.article, month)
        for actor in clues.actors:
            self._actors[actor].add("", month)

    def date(self, clues: Clues) -> InferredDate | None:
        """The month of the dated article that tells of the same event, when nothing else comes near."""
        matches = sorted(self._matches(clues), key=lambda m: (-m.score, m.month, m.article))
        best = next((match for match in matches if match.event), None)
        if best is None or best.score < (_ENOUGH if best.fitting else _ENOUGH_ALONE):
            return None
        if any(m.score >= _RIVAL * best.score and _apart(m.month, best.month) > 1 for m in matches):
            return None
        return InferredDate(f"{best.month}~", _why(best, clues), best.article, round(best.score, 3))

    def _matches(self, clues: Clues) -> Iterator[_Match]:
        pairs = [pair for pair in sorted(clues.events | clues.stances) if pair in self._pairs]
        articles = {article for pair in pairs for article in self._pairs[pair].articles}
        for article in sorted(articles):
            match = self._match(clues, article, pairs)
            if match is not None:
                yield match

    def _match(self, clues: Clues, article: str, pairs: list[Pair]) -> _Match | None:
        month, events, actors = self._articles[article]
        shared_actors = actors & clues.actors.keys()
        fit = _fit(clues, month)
        if fit is None or len(shared_actors) < max(_SHARED_ACTORS, _SHARED_PART * len(clues.actors)):
            return None
        score, best, is_event = fit[0], (0.0, ("", "")), False
        for pair in pairs:
            seen = self._pairs[pair]
            if article not in seen.articles:
                continue
            told = (pair in clues.events) + (pair in events)
            weight = (_STANCES_ONLY, _EVENT_IN_ONE, _EVENT_IN_BOTH)[told] * seen.rarity
            score += weight
            best = max(best, (weight, pair))
            is_event = is_event or (told > 0 and seen.rarity >= _RARE)
        score += _ACTOR_WEIGHT * sum(self._actors[actor].rarity for actor in sorted(shared_actors))
        score += _CAST_WEIGHT * len(shared_actors) / len(clues.actors)
        return _Match(score, month, article, best[1], is_event, fit[1])


def _fit(clues: Clues, month: str) -> tuple[float, tuple[str, ...]] | None:
    """How well the text's own times go with having been written in `month`; None when they cannot."""
    end = edtf.latest(month)
    if end is None or any(year > end.year for year in clues.years):
        return None
    bonus, fitting = 0.0, []
    for clue in clues.days:
        last = _last_before(clue, end)
        gap = (end - last).days if last is not None else 366
        if last is not None and clue.weekday is not None and last.weekday() != clue.weekday:
            return None
        if edtf.precision(clue.value) == "day":
            bonus += _DAY_FITS if gap <= 45 else _DAY_FAR if gap > 120 else 0.0
            fitting += [clue.value] if gap <= 45 else []
        elif gap <= 75:
            bonus += _MONTH_FITS
    return min(bonus, _MOST_BONUS), tuple(fitting)


def _last_before(clue: DayClue, end: date) -> date | None:
    """The last day of the last such day or month that begins not after `end`."""
    for year in range(end.year, max(0, end.year - 9), -1):
        value = f"{year:04d}{clue.value[4:]}"
        if not edtf.is_valid(value):  # 29 February
            continue
        since, until = edtf.earliest(value), edtf.latest(value)
        if since is not None and until is not None and since <= end:
            return min(until, end)
    return None


def _apart(first: str, second: str) -> int:
    """Months between two months."""
    numbers = [int(month[:4]) * 12 + int(month[5:7]) for month in (first, second)]
    return abs(numbers[0] - numbers[1])


def _why(match: _Match, clues: Clues) -> str:
    one, other = (clues.actors.get(actor, actor) for actor in match.pair)
    what = "même entretien" if match.event else "mêmes positions"
    why = f"{what} que dans {match.article} ({edtf.in_french(match.month)}) : {one} et {other}"
    if match.fitting:
        days = ", ".join(edtf.in_french(day).removesuffix(", année inconnue") for day in match.fitting)
        why += f" ; s'accorde avec le {days}"
    return why
