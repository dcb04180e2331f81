"""Who supported and opposed whom: the answer behind `sides who` and the prompt `w`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from store import edtf
from store.errors import SidesError
from store.model import REVIEWS, Certainty, Review, Stance
from store.queries.answers import (
    ActorRef,
    Disagreement,
    DyadChange,
    Match,
    WhoAnswer,
    WhoCounts,
    WhoLine,
)
from store.queries.days import FAR, days, period
from store.queries.dyads import Dyads
from store.queries.filters import Filter
from store.queries.fold import fold
from store.queries.select import Selection

if TYPE_CHECKING:
    from store.database import Store
    from store.queries.corpus import Corpus

Keep = Callable[[Review, float], bool]

PRECISION_WORDS: dict[edtf.Precision, str] = {
    "day": "jour",
    "month": "mois",
    "season": "saison",
    "year": "année",
    "decade": "décennie",
    "century": "siècle",
    "interval": "période",
}


def who(
    corpus: Corpus,
    store: Store | None,
    name: str,
    *,
    toward: str | None = None,
    by: str | None = None,
    since: str | None = None,
    until: str | None = None,
    certainties: Sequence[Certainty] | None = None,
    rollup: bool = False,
    as_of: str | None = None,
    changes: bool = False,
    keep: Keep | None = None,
) -> WhoAnswer:
    """Who supported and opposed the actor called `name`, and whom it did, each part by date.

    `toward` keeps what the actor says of that other one, `by` what that other one says of the actor (both:
    both ways); `since`/`until`/`as_of` are EDTF dates. `as_of` keeps the last known stance of each holder
    towards each target at that date; `changes` the stances of those who changed side. `keep` says by review
    and confidence whether a stance counts at all. With `rollup` persons count for the states and bodies they
    speak for, and `WhoLine.via` says who it was.

    Without a store the lines have no words (see `with_words`); with one, each article named is read.

    Raises SidesError (status 1) when no actor is called so, with the nearest names, and ValueError when a
    date is none.
    """
    actor, also = pick(corpus, name)
    others = [pick(corpus, other)[0] if other else None for other in (toward, by)]
    last = period(None, as_of)
    rows = _rows(corpus, actor, others, since, until, tuple(certainties or ()), rollup)
    rows = rows if keep is None else [row for row in rows if keep(*_trust(corpus, row))]
    if last is not None:
        rows = _last_known(corpus, rows, rollup, last[1])
    dyads = Dyads(corpus, Selection(corpus, Filter(), rows), rollup)
    turns = _turns(corpus, rows, dyads, rollup)
    if changes:
        kept = {(turn.holder.actor, turn.target.actor) for turn in turns}
        rows = [row for head in dyads.heads if _key(corpus, dyads, head) in kept for row in dyads.rows(head)]
        rows = corpus.index.by_date(rows)
    lines = _merge_reprints(corpus, _lines(corpus, rows, dyads))
    if store is not None:
        lines = with_words(corpus, store, lines)
    return _answer(corpus, actor, lines, turns, dyads, also, len(rows), rollup)


def pick(corpus: Corpus, name: str) -> tuple[str, tuple[Match, ...]]:
    """The id of the actor called `name` (or with this id), and the others it could have meant.

    Raises SidesError (status 1) with the nearest names when there is none.
    """
    matches = corpus.find_actors(name)
    sure = [match for match in matches if _sure(match, name)]
    others = [match for match in sure if match.how != "part"] or sure
    row = corpus.actors.rows.get(name)
    if row is not None:
        row = corpus.deciding.identities.canon(row)  # an id outlives the merge of its actor into another
        if corpus.deciding.visible(row):
            actor = corpus.actors.actors[row].actor
            return actor, tuple(match for match in others if match.actor != actor)
    if sure:
        return sure[0].actor, tuple(match for match in others if match.actor != sure[0].actor)
    near = ", ".join(dict.fromkeys(match.name for match in matches[:5]))
    hint = f"The nearest names: {near}." if near else "The names that there are: sides export actors"
    raise SidesError(f"No actor is called {name!r} in this store.", hint, status=1)


def _sure(match: Match, name: str) -> bool:
    """Whether who typed `name` may be answered about this actor: a few letters inside a word mean nobody."""
    typed = len(fold(name))
    return match.how in ("exact", "word") or (match.how in _LETTERS and typed >= _LETTERS[match.how])


_LETTERS = {"prefix": 2, "part": 4}
"""So many letters typed are enough to take a name that only begins so, or holds them, for what is meant."""


def _rows(
    corpus: Corpus,
    actor: str,
    others: Sequence[str | None],
    since: str | None,
    until: str | None,
    certainties: tuple[Certainty, ...],
    rollup: bool,
) -> list[int]:
    """Rows by date; `others` are (toward, by)."""
    every = Filter(actor=actor, since=since, until=until, certainties=certainties, rollup=rollup)
    toward, by = others
    if toward is None and by is None:
        return list(Selection(corpus, every).rows)
    found: set[int] = set()
    if toward is not None:
        found.update(Selection(corpus, replace(every, role="by", other=toward)).rows)
    if by is not None:
        found.update(Selection(corpus, replace(every, role="toward", other=by)).rows)
    return corpus.index.by_date(found)


def _trust(corpus: Corpus, row: int) -> tuple[Review, float]:
    """What a reader said of a stance, and how sure the extraction is."""
    table = corpus.stances
    return REVIEWS[table.review[row]], round(table.confidence[row], 6)


def _last_known(corpus: Corpus, rows: Iterable[int], rollup: bool, day: int) -> list[int]:
    """Of each dyad the last stance that lies wholly before the end of `day`; undated ones tell nothing."""
    table = corpus.stances
    top = corpus.top if rollup else int
    last: dict[tuple[int, int], int] = {}
    for row in rows:
        span = days(table.place(row))
        if span is not None and span[0] <= day:
            last[top(table.holder[row]), top(table.target[row])] = row
    return corpus.index.by_date(last.values())


def _key(corpus: Corpus, dyads: Dyads, head: int) -> tuple[str, str]:
    holder, target = dyads.pair(head)
    return corpus.ref(holder).actor, corpus.ref(target).actor


def _turns(corpus: Corpus, rows: Sequence[int], dyads: Dyads, rollup: bool) -> tuple[DyadChange, ...]:
    turns = _changes(corpus, dyads)
    if rollup:
        return turns
    # a state changes side through those who speak for it, too
    states = Dyads(corpus, Selection(corpus, Filter(), rows), True)
    return tuple(dict.fromkeys((*turns, *_changes(corpus, states))))


def _changes(corpus: Corpus, dyads: Dyads) -> tuple[DyadChange, ...]:
    found = []
    for head in dyads.heads:
        support, oppose, *_ = dyads.counts(head)
        if support and oppose:
            holder, target = map(corpus.ref, dyads.pair(head))
            found += [DyadChange(holder, target, turn) for turn in dyads.changes(head)]
    return tuple(sorted(found, key=lambda turn: edtf.sort_key(turn.change.after_date)))


def _lines(corpus: Corpus, rows: Iterable[int], dyads: Dyads) -> list[WhoLine]:
    """One line a row, without words."""
    lines = []
    table, articles = corpus.stances, corpus.articles
    for row in rows:
        holder, target = map(corpus.ref, dyads.pair(table.code[row] >> 2))
        said = corpus.ref(table.holder[row])
        article = table.article[row]
        lines.append(
            WhoLine(
                holder=holder,
                target=target,
                stance=table.kind_of(row),
                certainty=table.certainty_of(row),
                date=table.place(row),
                date_basis=None,
                precision=precision(table.place(row)),
                source=None,
                article=articles.ids[article],
                title=articles.titles[article],
                evidence="",
                confidence=_trust(corpus, row)[1],
                review=_trust(corpus, row)[0],
                key=table.ids[row],
                via=said if said != holder else None,
            )
        )
    return lines


def precision(value: str | None) -> str:
    """How fine a date is, in a word: "jour", "mois", "année (environ)"; "" without date."""
    if value is None or not edtf.is_valid(value):
        return ""
    known = edtf.parse(value)
    return PRECISION_WORDS[known.precision] + (" (environ)" if known.approximate else "")


def _merge_reprints(corpus: Corpus, lines: Sequence[WhoLine]) -> list[WhoLine]:
    """One line for a statement that several articles print: the original's, else the first's.

    The nth statement of a kind in a reprint is the nth of the kind in the article it reprints.
    """
    groups: dict[tuple[str, tuple[object, ...], int], list[WhoLine]] = {}
    seen: dict[tuple[object, ...], int] = {}
    for line in lines:
        said = (line.holder.actor, line.target.actor, line.via, line.stance, line.certainty)
        origin = original(corpus, line.article)
        nth = seen[line.article, said] = seen.get((line.article, said), 0) + 1
        groups.setdefault((origin, said, nth), []).append(line)
    merged = []
    for (origin, *_), group in groups.items():
        first = next((line for line in group if line.article == origin), group[0])
        merged.append(replace(first, reprints=tuple(line.article for line in group if line is not first)))
    return sorted(merged, key=lambda line: edtf.sort_key(line.date))


def original(corpus: Corpus, article: str) -> str:
    """The article that an article reprints in the end; itself when it reprints none."""
    table, seen = corpus.articles, {article}
    while True:
        row = table.ids.row(article)
        above = table.duplicate_of.get(row) if row is not None else None
        if above is None or above in seen:
            return article
        article = above
        seen.add(article)


def with_words(corpus: Corpus, store: Store, lines: Sequence[WhoLine]) -> list[WhoLine]:
    """The lines with evidence, source and basis of date, from the articles they name."""
    words: dict[str, Stance] = {}
    for article in sorted({line.article for line in lines}):  # neighbours by id lie together on the disk
        for stance in corpus.resolve(store.stances(article), article):
            words[stance.key] = stance
    return [_worded(line, words.get(line.key), corpus) for line in lines]


def _worded(line: WhoLine, stance: Stance | None, corpus: Corpus) -> WhoLine:
    if stance is None:
        return line
    basis: str | None = stance.date_basis
    if stance.date is None and stance.placed is not None:
        article = corpus.article(stance.article)
        basis = "inferred" if article and article.published_basis == "inferred" else "article"
    return replace(line, evidence=stance.evidence, source=stance.source, date_basis=basis, full=stance)


def _answer(
    corpus: Corpus,
    actor: str,
    lines: Sequence[WhoLine],
    turns: tuple[DyadChange, ...],
    dyads: Dyads,
    also: tuple[Match, ...],
    printed: int,
    rollup: bool,
) -> WhoAnswer:
    row = corpus.actors.rows[actor]
    subject = corpus.ref(corpus.top(row) if rollup else row)

    def part(side: str, stance: str) -> tuple[WhoLine, ...]:
        return tuple(
            line
            for line in lines
            if getattr(line, side) == subject and line.stance == stance and line.certainty != "denied"
            and (side == "target" or line.target != subject)
        )  # fmt: skip

    contacts = tuple(line for line in lines if line.stance == "contact" and line.certainty != "denied")
    return WhoAnswer(
        actor=subject,
        supporters=part("target", "support"),
        opponents=part("target", "oppose"),
        supported=part("holder", "support"),
        opposed=part("holder", "oppose"),
        contacts=contacts,
        changes=turns,
        disagreements=_disagreements(dyads, subject),
        counts=WhoCounts(len(lines), printed),
        also=also,
        denied=tuple(line for line in lines if line.certainty == "denied"),
    )


def _disagreements(dyads: Dyads, subject: ActorRef) -> tuple[Disagreement, ...]:
    if not dyads.rollup:
        return ()
    found = (dyads.disagreement(head) for head in dyads.heads)
    return tuple(one for one in found if one is not None and subject in (one.body, one.target))


__all__ = ["FAR", "original", "pick", "precision", "who", "with_words"]
