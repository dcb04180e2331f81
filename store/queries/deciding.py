"""Decisions laid over the corpus: kept by subject, folded, written into the columns, taken back."""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.model import CERTAINTIES, REVIEWS, STANCE_KINDS, Decision, Packed, StanceColumns, Value
from store.queries import overlay
from store.queries.days import placed
from store.queries.effects import Effect, rows_of_articles, write
from store.queries.identities import Identities, identities
from store.queries.overlay import StanceState
from store.queries.staleness import Stale, differences, look_again
from store.queries.tables import BASES, CERTAINTY_CODES, KIND_CODES, unknown_actor

if TYPE_CHECKING:
    from store.queries.corpus import Corpus

Finder = Callable[[Decision], str | None]
"""Gives the key that a decision's stance has now, None when it cannot be told."""


@dataclass(slots=True)
class Touched:
    """What some decisions are about."""

    keys: set[str]
    articles: set[str]
    actors: bool = False


class Deciding:
    """The decisions in force. `put` and `take` only sort them; `refresh` makes them count."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._active: dict[int, tuple[Decision, str]] = {}  # by number, with the subject as it is now
        self._stances: dict[str, list[Decision]] = {}
        self._articles: dict[str, list[Decision]] = {}
        self._actors: list[Decision] = []
        self.states: dict[str, StanceState] = {}
        self.rows: dict[int, str] = {}  # decided rows, and their keys
        self.added: dict[str, list[str]] = {}  # keys of the stances that people added, by article
        self.identities = Identities()
        self.redated: set[int] = set()
        self._originals: dict[int, tuple[int, int, int, int]] = {}
        self._articles_read: dict[int, tuple[int, int, int, int]] = {}
        self._notes_read: dict[int, str] = {}
        self._reasons: dict[str, str] = {}
        self._made_before: set[str] = set()

    # --- sorting decisions by subject ----------------------------------------------------------

    def lay(self, decisions: Iterable[Decision], find: Finder | None = None) -> None:
        """Take decisions into account, undone ones by taking them back, and bring the columns up to date."""
        touched = Touched(set(), set())
        for decision in decisions:
            self._take(decision.number, touched)
            if not decision.undone:
                self._put(decision, find, touched)
        self.refresh(touched)

    def take_back(self, numbers: Iterable[int]) -> None:
        """Take decisions back by their numbers; unknown ones change nothing."""
        touched = Touched(set(), set())
        for number in numbers:
            self._take(number, touched)
        self.refresh(touched)

    @property
    def visible(self) -> Callable[[int], bool]:
        """Whether an actor (row) is somebody: neither merged into another nor no longer named."""
        made, rows = self._corpus.actors.made, self._corpus.actors.rows
        named = {rows[actor] for actor in self._made_before} | self.identities.created
        merged = self.identities.merged
        return lambda row: row not in merged and (not made[row] or row in named)

    @property
    def numbers(self) -> dict[int, Decision]:
        """The decisions in force, by number."""
        return {number: decision for number, (decision, _) in self._active.items()}

    def _put(self, decision: Decision, find: Finder | None, touched: Touched) -> None:
        subject = decision.subject
        if decision.kind in overlay.STANCE_DECISIONS or self._of_stance(decision):
            if find is not None and decision.kind != "add" and self._row(subject) is None:
                subject = find(decision) or subject
            insort(self._stances.setdefault(subject, []), decision, key=lambda d: d.number)
            touched.keys.add(subject)
        elif decision.kind in overlay.ACTOR_DECISIONS:
            insort(self._actors, decision, key=lambda d: d.number)
            touched.actors = True
        else:
            insort(self._articles.setdefault(subject, []), decision, key=lambda d: d.number)
            touched.articles.add(subject)
        self._active[decision.number] = (decision, subject)

    def _take(self, number: int, touched: Touched) -> None:
        decision, subject = self._active.pop(number, (None, ""))
        if decision is None:
            return
        if decision in self._actors:
            self._actors.remove(decision)
            touched.actors = True
            return
        for lists, subjects in ((self._stances, touched.keys), (self._articles, touched.articles)):
            if decision in lists.get(subject, ()):
                lists[subject].remove(decision)
                subjects.add(subject)
                if not lists[subject]:
                    del lists[subject]
                return

    def _of_stance(self, decision: Decision) -> bool:
        """Whether a note is about a stance; one about nothing known is kept as about an article."""
        if decision.kind != "note" or self._corpus.articles.ids.row(decision.subject) is not None:
            return False
        anchor = overlay.anchored(decision)
        return "evidence" in anchor or self._row(decision.subject) is not None

    def _row(self, key: str) -> int | None:
        return self._corpus.stances.ids.row(key)

    # --- making them count ---------------------------------------------------------------------

    def refresh(self, touched: Touched) -> None:
        """Recompute what the touched subjects come to, and write it."""
        rows = {row for row in map(self._refresh_stance, touched.keys) if row is not None}
        made = self._made()
        if touched.actors or made != self._made_before:
            self._made_before = made
            rows.update(self._refresh_actors())
            self._corpus.names.forget()
        rows.update(self._refresh_articles(touched.articles))
        write(self._corpus, {row: self._effect(row) for row in rows})

    def revisit(self, rows: range) -> None:
        """Lay the decisions in force over rows just added."""
        if self._active:
            known = ((self._row(key), key) for key in self._stances)
            self.rows.update((row, key) for row, key in known if row is not None and row in rows)
            write(self._corpus, {row: self._effect(row) for row in rows})

    def _made(self) -> set[str]:
        """Actors that are known only because decisions on stances name them."""
        actors = self._corpus.actors
        if 1 not in actors.made:
            return set()
        named = {state.fields.get(f"{side}_id", "") for state in self.states.values() for side in _SIDES}
        return {actor for actor in named if actor in actors.rows and actors.made[actors.rows[actor]]}

    def _refresh_stance(self, key: str) -> int | None:
        decisions = self._stances.get(key, [])
        state = overlay.fold_stance(decisions)
        if decisions:
            self.states[key] = state
        else:
            self.states.pop(key, None)
        for side in _SIDES:
            if state.fields.get(f"{side}_id"):
                self._actor(state.fields, side)
        row = self._row(key)
        if row is None and state.added is not None:
            row = self._add(key, state)
        self._list_added(key, state)
        if row is None:
            return None
        if decisions:
            self.rows[row] = key
        else:
            self.rows.pop(row, None)
        return row

    def _list_added(self, key: str, state: StanceState) -> None:
        if state.added is not None:
            keys = self.added.setdefault(state.fields.get("article", ""), [])
            if key not in keys:
                keys.append(key)
        else:
            for keys in self.added.values():
                if key in keys:
                    keys.remove(key)

    def _add(self, key: str, state: StanceState) -> int | None:
        """A row for a stance that a person added; None when its article or its actors are not known."""
        fields, corpus = state.fields, self._corpus
        article = corpus.articles.ids.row(fields.get("article", ""))
        if article is None or not fields.get("holder_id") or not fields.get("target_id"):
            return None
        holder, target = (self._actor(fields, side) for side in _SIDES)
        base = corpus.actors.base
        kind, certainty = fields.get("stance", "support"), fields.get("certainty", "asserted")
        stub = StanceColumns(
            [key], _one(fields["article"]), _one(base[holder].actor), _one(base[target].actor),
            _one(STANCE_KINDS[KIND_CODES[kind]]), _one(CERTAINTIES[CERTAINTY_CODES[certainty]]),
            _one(None), _one(None), _one(1.0), _one(""), [int(fields.get("start", 0))],
        )  # fmt: skip
        row = len(corpus.stances)
        corpus.stances.extend(stub, [article], corpus.actors)
        corpus.index.add_one(row)
        return row

    def _actor(self, fields: dict[str, str], side: str) -> int:
        """The row of an actor named in fields, made when nobody knows it yet."""
        actor = fields[f"{side}_id"]
        return self._corpus.actors.make(unknown_actor(actor, fields.get(side, "")))

    def _effect(self, row: int) -> Effect:
        """What a row comes to, from what was read and the decisions in force."""
        table = self._corpus.stances
        now = (table.kind[row], table.certainty[row], table.date[row], table.placed[row])
        kind, certainty, date, place = self._originals.setdefault(row, now)
        key = self.rows.get(row)
        state = self.states[key] if key is not None else _UNDECIDED
        holder, target = table.raw_holder[row], table.raw_target[row]
        if state.swapped:
            holder, target = target, holder
        fields, numbers = state.fields, state.numbers
        if "stance" in fields:
            kind = KIND_CODES[fields["stance"]]
        if "certainty" in fields:
            certainty = CERTAINTY_CODES[fields["certainty"]]
        if "date" in fields or table.article[row] in self.redated or state.added:
            value = (fields["date"] or None) if "date" in fields else table.dates[date]
            date = table.dates.code(value)
            place = table.dates.code(placed(value, self._corpus.articles.date(table.article[row])))
        there = state.added is not None or row not in self._corpus.index.added
        live = state.review != "rejected" and there
        stale = key is not None and there and self._check(key, row)
        return Effect(
            self._side(row, holder, "holder", fields, numbers),
            self._side(row, target, "target", fields, numbers),
            kind, certainty, date, place, REVIEWS.index(state.review), stale, live,
        )  # fmt: skip

    def _side(self, row: int, raw: int, side: str, fields: dict[str, str], numbers: dict[str, int]) -> int:
        name = f"{side}_id"
        if fields.get(name):
            raw = self._actor(fields, side)
        return self.identities.of(raw, numbers.get(name, 0), lambda: self._place(row))

    def _place(self, row: int) -> tuple[str, str]:
        corpus = self._corpus
        return corpus.stances.ids[row], corpus.articles.ids[corpus.stances.article[row]]

    # --- actors --------------------------------------------------------------------------------

    def _refresh_actors(self) -> set[int]:
        """Who is who, anew; returns the rows of stances whose actors may be others now."""
        corpus, old = self._corpus, self.identities
        new = identities(corpus.actors, self._actors, self._made_before)
        for row in old.described.keys() | new.described.keys():
            corpus.actors.actors[row] = new.described.get(row, corpus.actors.base[row])
        rows: set[int] = set()
        changed = {row for row in old.merged.keys() | new.merged.keys() if old.canon(row) != new.canon(row)}
        table, index = corpus.stances, corpus.index
        raw = changed | old.sources(changed) | new.sources(changed)
        for posting in old.reach(changed):
            for row in index.rows_of(posting):
                if table.raw_holder[row] in raw or table.raw_target[row] in raw or row in self.rows:
                    rows.add(row)
        for posting in old.reach(_parted(old, new)):
            rows.update(index.rows_of(posting))
        self.identities = new
        corpus.forget_roots()
        return rows

    # --- articles ------------------------------------------------------------------------------

    def _refresh_articles(self, articles: set[str]) -> list[int]:
        """What decisions on articles come to; returns the rows of stances that move in time."""
        moved = []
        for article in articles:
            row = self._corpus.articles.ids.row(article)
            if row is not None and self._refresh_article(row, self._articles.get(article, [])):
                moved.append(row)
        if moved:
            self._corpus.listing.forget()
        return rows_of_articles(self._corpus.stances, moved)

    def _refresh_article(self, row: int, decisions: list[Decision]) -> bool:
        table = self._corpus.articles
        now = (table.published[row], table.basis[row], table.read[row], table.bookmarked[row])
        published, basis, read, bookmarked = self._articles_read.setdefault(row, now)
        own_note = self._notes_read.setdefault(row, table.notes.get(row, ""))
        state = overlay.fold_article(decisions)
        before = table.published[row]
        if state.published:
            published, basis = table.dates.code(state.published), BASES.index("user")
            self.redated.add(row)
        else:
            self.redated.discard(row)
        table.published[row], table.basis[row] = published, basis
        table.read[row] = read if state.read is None else state.read
        table.bookmarked[row] = bookmarked if state.bookmarked is None else state.bookmarked
        note = own_note if state.note is None else state.note
        table.notes.pop(row, None)
        if note:
            table.notes[row] = note
        return before != published

    # --- what is to be looked at again -----------------------------------------------------------

    def _check(self, key: str, row: int) -> bool:
        """Whether the last decision on a stance was made on something that now looks otherwise."""
        self._reasons.pop(key, None)
        decisions = [d for d in self._stances[key] if d.kind != "note"]
        if not decisions:
            return False
        last = decisions[-1]
        if last.kind != "add" and last.subject != key:
            self._reasons[key] = "le texte a changé"
        else:
            before = overlay.fold_stance(decisions[:-1])
            changed = differences(self._corpus, self.identities, last, row, self._originals[row], before)
            if changed:
                self._reasons[key] = f"l'extraction a changé : {', '.join(changed)}"
        return key in self._reasons

    def stale(self) -> list[Stale]:
        """Decisions to be looked at again, oldest first; the last one of each subject speaks for it."""
        added = {key for key in self._stances if self._row(key) in self._corpus.index.added}
        gone = {key for key in added if self.states[key].added is None}
        return look_again(self._corpus, self._stances, self._articles, self._actors, self._reasons, gone)


def _parted(old: Identities, new: Identities) -> set[int]:
    """Actors (rows) that other splits hold for than before."""
    subjects = old.splits.keys() | new.splits.keys()
    return {row for row in subjects if set(old.splits.get(row, ())) != set(new.splits.get(row, ()))}


def _one(value: Value) -> Packed[Value]:
    return Packed((value,), (0,))


_UNDECIDED = StanceState()
_SIDES = ("holder", "target")
