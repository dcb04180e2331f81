"""Titles that refer back without a name: "le maréchal", "le ministre belge", "le chef de l'Etat"."""

from __future__ import annotations

from store.extraction.actors.forms import DEFINITE, POSSESSIVE
from store.extraction.actors.groups import leading_state
from store.extraction.actors.powers import Powers
from store.extraction.actors.pronouns import SUBJECTS, same_clause_keys, subjects_above
from store.extraction.actors.roles import SINGULAR
from store.extraction.actors.standins import fallen, is_fallen, official, resolve_title
from store.extraction.actors.titles import TitlePhrase
from store.extraction.actors.words import OPEN_QUOTES, is_plural, low, span_head
from store.extraction.entities import Entity
from store.extraction.words import Word

NAMED = frozenset({"name", "title"})
HEADS = frozenset({"head_of_state", "head_of_government"})  # the roles of who governs
SINGULAR_THE = frozenset({"le", "la", "l'"})
COMPLEMENT = frozenset({"ADP", "PROPN", "DET", "ADJ", "NOUN"})
QUALITIES = frozenset({"ADJ", "NOUN"})
COMPLEMENTS = 8  # tokens that the complements of a title may take
OWNED = frozenset(
    {"leader", "minister", "spokesperson", "deputy", "head_of_government", "figure"}
)  # "son patron"


class TitleReferences(Powers):
    """Resolves titles without a name: to whom they are apposed, to a bearer, to the only one it can be."""

    def _title(self, title: TitlePhrase) -> None:
        doc = self.work.doc
        k = title.start - 1
        while k >= 0 and (doc[k].pos_ in {"ADJ", "NUM"} or doc[k].text in OPEN_QUOTES):
            k -= 1
        determiner = low(doc[k]) if k >= 0 else ""
        head = span_head(doc, title.start, title.end)
        if determiner in POSSESSIVE:
            self._borne(title, head)
        elif self._contender(doc[head]):
            return
        elif self._of_stranger(title, k):
            self._office(title)
        else:
            self._refer(title, doc[head], determiner)

    def _refer(self, title: TitlePhrase, head: Word, determiner: str) -> None:
        """Add whom a title means that is neither somebody's own nor a stranger's, else note its office."""
        definite = determiner in DEFINITE
        one = definite and not is_plural(self.work.doc[title.start])
        key = self._name_after(title) if definite else None
        if key is None and one:
            told = self._by_fate(title, head)
            key = told.key if told is not None else None
            fell = key is None and not title.former and self._marked(head, title) == "fallen"
            if fell and not self._fell(title):
                self._office(title)  # who governs is not the one who fell
                return
        if key is None and title.role in HEADS and determiner in {*SINGULAR_THE, "au", "du"}:
            key = self._at_home_head(title, head)
        if key is None and title.role == "label" and determiner in SINGULAR_THE and head.i == title.start:
            self._label(title)
            return
        if key is None:
            key = self._bearer(title, head, definite=definite, one=one)
        if key is not None:
            self._add(key, title.start, title.end, form="noun", head=head.i)
        elif not self._by_title(title, head) and definite:
            self._office(title)

    def _bearer(self, title: TitlePhrase, head: Word, *, definite: bool, one: bool) -> int | None:
        """The person who bears a title by what was said before; `definite`: after *le*; `one`: singular."""
        others = same_clause_keys(self.work, head) | subjects_above(self.work, head)
        person = resolve_title(self.work, title, self._persons_before(title, others)) if one else None
        if person is not None:
            if not title.former:
                self.holders[title.role] = person.key
            return person.key
        stands = official(self.work, title)  # named by the title, also where nobody bears it
        person = self._official_of(title, stands) if stands is not None and one else None
        if person is not None:
            return person.key
        return self._held(title, others) if title.role in HEADS and definite else None

    def _persons_before(self, title: TitlePhrase, others: set[int]) -> list[tuple[int, int]]:
        """Where which persons but `others` were mentioned; before "le chef de l'Etat" of no state those of
        the passage only.
        """
        before = [
            (c.mention.start, c.entity.key)
            for c in self.trail
            if c.entity.kind == "person" and c.entity.key not in others
        ]
        if title.role not in HEADS or title.of_state or title.of_names or is_fallen(self.work, title):
            return before
        here = self._sentence(title.start)
        return [(i, key) for i, key in before if here - self._sentence(i) <= 4]

    def _of_stranger(self, title: TitlePhrase, at: int) -> bool:
        """ "X, le porte-parole du parti, …", "le cardinal X": a title, its determiner at token `at`,
        beside a name that is no actor; it means nobody else.
        """
        doc, k = self.work.doc, title.end
        if k < len(doc) and doc[k].capital and doc[k].pos_ == "PROPN" and not self.work.map.starting(k):
            return True
        apposed = at > 1 and doc[at - 1].text == "," and doc[title.start].dep_ == "appos"
        return apposed and doc[at - 2].pos_ == "PROPN" and not self.work.map.covering(doc[at - 2])

    def _office(self, title: TitlePhrase) -> None:
        """ "le président chilien", of whom nothing more is known: the state for which he speaks."""
        stands = official(self.work, title)
        if stands is not None:
            self._note(
                self.work.mention(stands, title.start, title.end, "title", exported=False, head=title.start)
            )

    def _at_home_head(self, title: TitlePhrase, head: Word) -> int | None:
        """ "L'opposition croate soutient le Premier ministre": that of the state which the subject is of."""
        if title.former or title.of_state or title.of_names or head.dep_ in SUBJECTS:
            return None
        verb = next((w for w in head.above if any(c.dep_ in SUBJECTS for c in w.children)), None)
        subject = (
            next((c for c in verb.children if c.dep_ in SUBJECTS and c.i < head.i), None) if verb else None
        )
        if subject is None or self.work.sentence_of[subject.i] != self.work.sentence_of[head.i]:
            return None
        beside = self.work.low[subject.i + 1 : min(subject.i + 4, head.i)]
        states = {s for word in beside for s in self.work.gazetteer.demonyms.get(word, ())}
        keys = {
            key for key, titles in self.work.roles.items()
            if any(t.role == title.role and not t.former and t.start < title.start for t in titles)
            and not self._states(key).isdisjoint(states)
        }  # fmt: skip
        return keys.pop() if len(keys) == 1 else None

    def _fell(self, title: TitlePhrase) -> bool:
        """Whether everybody knows who "le président déchu" of that state is."""
        return bool(fallen(self.work, title, {c.entity.key for c in self.trail}))

    def _by_fate(self, title: TitlePhrase, head: Word) -> Entity | None:
        """ "le président déchu", "l'ancien ministre", "le futur roi": by what was told of somebody."""
        fate = self._marked(head, title)
        person = self._met_with(fate, head, title.start, title) if fate else None
        former = title.former and fate != "risen"
        return self._once(title, head) if person is None and former else person

    def _held(self, title: TitlePhrase, others: set[int]) -> int | None:
        """ "le chef de l'Etat", "le président sortant": of whom it was said before, however long ago; else
        the only person who bears that title, and of no other state.
        """
        if title.former or title.of_state or title.of_names or is_plural(self.work.doc[title.start]):
            return None
        key = self.holders.get(title.role)
        if key is None:
            borne = {
                key: t for key, titles in self.work.roles.items() for t in titles
                if t.role == title.role and t.start < title.start
            }  # fmt: skip
            own = [key for key, t in borne.items() if not (t.former or t.of_state or t.of_names)]
            key = own[0] if len(own) == 1 else self._of_leading_state(borne, title.start)
        if key is None or key in others:
            return None
        asks, gender = (
            self._wanted(self.work.doc[title.start], title.start),
            self.work.registry.entities[key].gender,
        )
        return None if asks and gender and asks != gender else key

    def _of_leading_state(self, borne: dict[int, TitlePhrase], i: int) -> int | None:
        """Of those who bear a title, each with it, the only one of the state that the article is about."""
        state = leading_state(self.work, i)
        if state is None:
            return None
        home = [k for k, t in borne.items() if not t.former and state.known in self._states(k)]
        return home[0] if len(home) == 1 else None

    def _borne(self, title: TitlePhrase, head: int) -> None:
        """ "X a renouvelé sa confiance à son entraîneur": the only person named so far with that title."""
        others = same_clause_keys(self.work, self.work.doc[head])
        keys = {
            key for key, titles in self.work.roles.items()
            if key not in others and any(t.noun == title.noun and t.start < title.start for t in titles)
        }  # fmt: skip
        if len(keys) == 1 and title.role in OWNED and not self.work.map.at(self.work.doc[head]):
            self._add(keys.pop(), title.start, title.end, form="noun", head=head)

    def _name_after(self, title: TitlePhrase) -> int | None:
        """ "Le président en exercice de l'Union, le Kényan X, …": whose name between commas follows; "le chef
        druze X": whose name follows a word that says of what kind.
        """
        doc, k = self.work.doc, title.end
        end = min(title.end + COMPLEMENTS, len(doc))
        after = k + 1 if k + 1 < len(doc) and doc[k].pos_ in QUALITIES and not doc[k].capital else k
        for mention in self.work.map.starting(after) if after > k else ():
            if self.work.registry.entities[mention.entity].kind == "person" and mention.form == "name":
                return mention.entity
        while k < end and (doc[k].pos_ in COMPLEMENT or _quality(doc[k])):
            k += 1
        if k + 3 >= len(doc) or doc[k].text != ",":
            return None
        described = self.work.low[k + 1] in {"le", "la", "l'"}  # "le cardinal X", "le Kényan X"
        for mention in [
            m for after in ((k + 2, k + 3) if described else (k + 1,)) for m in self.work.map.starting(after)
        ]:
            closes = mention.end < len(doc) and doc[mention.end].text == ","
            if (
                closes
                and self.work.registry.entities[mention.entity].kind == "person"
                and mention.form in NAMED
            ):
                return mention.entity
        return None

    def _by_title(self, title: TitlePhrase, head: Word) -> bool:
        """ "X est venu. Le ministre belge …": the only person whom the sentences before name."""
        doc = self.work.doc
        k = title.start - 1
        while k > 0 and (
            doc[k].pos_ == "ADJ" or low(doc[k]) in self.work.gazetteer.words["adjective.former"]
        ):
            k -= 1
        if k < 0 or low(doc[k]) not in SINGULAR or is_plural(doc[title.start]):
            return False
        if not self._placed(head, title.start) or self._named(doc[title.end - 1]):
            return False
        if head.dep_ not in SUBJECTS and not self._plain(head, title.end):
            return False
        person = self._sole(head, title.start, title)
        if person is None:
            return False
        if not title.former:
            self.holders.setdefault(title.role, person.key)
        self._add(person.key, title.start, title.end, form="noun", head=head.i)
        owner = self._owner(head, title)
        role = self.work.gazetteer.roles.get(title.role)
        if person.member_of is None and owner is not None and owner.key != person.key and not title.former:
            person.member_of = owner.key if role is not None and (role.speaks or title.of_names) else None
        return True


def _quality(word: Word) -> bool:
    """ "le président déchu et exilé, X": whether `word`, of the words after a title, says which one it is."""
    if word.dep_ == "cc":
        return word.i + 1 < len(word.doc) and word.nbor(1).pos_ in {"ADJ", "VERB"} and not word.nbor(1).finite
    return (word.dep_ in {"amod", "acl"} or word.pos_ == "VERB") and not word.finite and not word.capital
