"""Pronouns and possessives: whom they mean."""

from __future__ import annotations

from store.extraction.actors.asides import subject_before
from store.extraction.actors.constraints import controlled, strong, taken, verb_of
from store.extraction.actors.forms import (
    CLITICS,
    POSSESSIVE,
    STRONG,
    SUBJECT_FORMS,
)
from store.extraction.actors.possessives import anothers
from store.extraction.actors.pronouns import (
    SUBJECTS,
    agrees,
    enumeration,
    impersonal,
    relative,
)
from store.extraction.actors.salience import Trail
from store.extraction.actors.talk import meant
from store.extraction.actors.things import latest_measure
from store.extraction.actors.words import is_plural, low
from store.extraction.entities import Entity
from store.extraction.words import Word

HAS = frozenset({"a", "avait", "aura", "ait", "aurait", "eut"})
NEAR_THING = 40  # tokens within which *y* takes up a thing
# participles that agree with a woman before them: "qui l'a accusée", but "qui l'a qualifié"
FEMININE = ("ée", "ie", "ue", "ées", "ise", "ite")


class PronounReferences(Trail):
    """Resolves personal and relative pronouns and possessive determiners."""

    def _pronoun(self, token: Word) -> bool:
        folded = low(token)
        if self.work.map.at(token):
            return True
        if token.pos_ == "PRON" and folded in {
            "qui",
            "que",
            "qu'",
            "dont",
            "lequel",
            "laquelle",
            "lesquels",
            "lesquelles",
            "auquel",
            "auxquels",
            "a laquelle",
            "duquel",
        }:
            for key in relative(self.work, self.trail, token):
                self._add(key, token.i, token.i + 1)
            return True
        if token.pos_ != "PRON":
            return token.pos_ == "PRON"
        if folded in {"y", "en"}:
            self._y(token)
        elif folded in SUBJECT_FORMS or folded in CLITICS or folded in STRONG:
            self._third_person(token)
        return True

    def _third_person(self, token: Word) -> None:
        folded = low(token)
        if folded in SUBJECT_FORMS and impersonal(token, self.work.gazetteer):
            return
        if folded == "l'" and low(token.head).startswith("on"):
            return
        if folded in CLITICS and token.i + 1 in self.titles:
            return  # an article that the parser took for a pronoun
        if folded in {"le", "l'"} and self._said(token):
            return
        if folded in STRONG and self._emphatic(token):
            return
        if folded in CLITICS and self._dislocated(token):
            return
        if folded in CLITICS and self._rival_subject(token):
            return
        if folded in {"lui", "leur"} and self._blamed_for_it(token):
            return
        plural = folded.endswith("s") or folded in {"leur", "eux", "eux-memes"}
        gender = (
            "f"
            if "elle" in folded or folded == "la"
            else "m"
            if folded in {"il", "ils", "-il", "-t-il", "-ils", "-t-ils", "le", "eux", "eux-memes"}
            else ""
        )
        done = self._participle_of(token) if folded == "l'" else None
        if done is not None:
            gender = "f" if done.text.lower().endswith(FEMININE) else "m"
            plural = (
                low(done).endswith(("es", "us", "is")) and not low(done).endswith(("is", "us"))
            ) or plural
        if folded == "lui" and token.dep_ not in {"iobj", "obj", "obl:arg", "obl"}:
            gender = "m"
        keys = self._talked_of(token, gender, plural) or self._best(token, gender, plural)
        thing = folded in CLITICS - {"lui", "leur"} and taken(self.work.gazetteer, token) != "actor"
        if not keys and thing:
            keys = self._taken_up(token, gender, plural)
        for key in keys:
            self._add(key, token.i, token.i + 1)

    def _talked_of(self, token: Word, gender: str, plural: bool) -> list[int]:
        """*« Il a menti », a dit Y à propos de X*: whom words are about that name nobody else before."""
        start = next((s for s, e in self.quotes if s <= token.i < e and s in self.about), -1)
        if start < 0:
            return []
        for candidate in reversed(self.trail):
            if candidate.mention.start < start:
                break
            if agrees(candidate, gender, plural) and candidate.mention.form != "pronoun":
                return []
        return meant(self.work, self.about[start], gender, plural)

    def _participle_of(self, token: Word) -> Word | None:
        """The participle that agrees with object pronoun `token`, also where it is taken for an adjective:
        *ne l'a pas épargnée*.
        """
        verb, doc = token.head, self.work.doc
        if "Part" in verb.morph.get("VerbForm", ()):
            return verb
        perfect = token.i + 1 < len(doc) and doc[token.i + 1].pos_ == "AUX" and verb.pos_ == "ADJ"
        return verb if perfect and verb.i > token.i else None

    def _taken_up(self, token: Word, gender: str, plural: bool | None) -> list[int]:
        """ "X l'a condamnée", "X s'y oppose": the measure of this sentence or the one before."""
        latent = latest_measure(self.work, token.i, within=1, wanted=gender, plural=plural)
        mention = self.work.map.take(latent.start) if latent is not None else None
        return [] if mention is None else [mention.entity]

    def _emphatic(self, token: Word) -> bool:
        """ "L'ONU, elle, continue", "X a lui aussi salué": the subject said again."""
        doc, i = self.work.doc, token.i
        commas = i > 1 and doc[i - 1].text == "," and i + 1 < len(doc) and doc[i + 1].text == ","
        also = (
            i + 1 < len(doc) and low(doc[i + 1]) in {"aussi", "seul", "meme", "seule"} and not strong(token)
        )
        if not (commas or also or low(token).endswith(("-meme", "-memes"))):
            return False
        for candidate in reversed(self.trail):
            if candidate.token.dep_ in {"nsubj", "nsubj:pass"} and candidate.token.sent == token.sent:
                self._add(candidate.entity.key, i, i + 1)
                break
        else:
            last = self.trail[-1] if self.trail else None
            if last is not None and last.mention.end >= i - 1:
                self._add(last.entity.key, i, i + 1)
        return True

    def _dislocated(self, token: Word) -> bool:
        """ "Ce cabinet, nous le combattrons"."""
        for child in token.head.children:
            if child.dep_ == "dislocated" and child.i < token.i:
                keys = self.work.map.resolve(child)
                for key in keys:
                    self._add(key, token.i, token.i + 1)
                return bool(keys)
        return False

    def _blamed_for_it(self, token: Word) -> bool:
        """ "X n'a pas condamné Y, ce que lui reproche Z": its subject is blamed for the clause before."""
        verb, this = token.head, token.head.head
        if low(this) != "ce" or this.i < 2 or self.work.doc[this.i - 1].text != ",":
            return False
        if verb.dep_ != "acl:relcl" or not low(verb).startswith("reproch"):
            return False
        for above in this.above:
            subject = next((c for c in above.children if c.dep_ in SUBJECTS and c.i < this.i), None)
            if subject is None:
                continue
            suffers = any(low(c) in {"ete", "etre"} for c in above.children if c.dep_.startswith("aux"))
            keys = [] if suffers else self._coordinated(subject)
            if len(keys) == 1:
                self._add(keys[0], token.i, token.i + 1)
            return len(keys) == 1
        return False

    def _rival_subject(self, token: Word) -> bool:
        """True when an unnamed person is the sentence's subject before: "Le fils de X …, qui l'accuse"."""
        words = self.work.gazetteer.words
        relations = words["describe.relations"]
        for before in token.sent:
            if before.i >= token.i:
                return False
            if (
                before.dep_ in {"nsubj", "nsubj:pass"}
                and (before.i in self.titles or low(before) in relations)
                and not self.work.map.at(before)
            ):
                return token.head != before.head
        return False

    def _said(self, token: Word) -> bool:
        verb = token.head
        following = low(self.work.doc[min(token.i + 1, len(self.work.doc) - 1)])
        if following in {"est", "etait", "sera", "serait", "soit", "etaient", "sont"} and verb.pos_ != "VERB":
            return True  # "celle de X l'était moins"
        words = self.work.gazetteer.words
        return verb.lemma_ in words["speech.said"] or low(verb) in words["speech.said_forms"]

    def _y(self, token: Word) -> None:
        if self._there_is(token):
            return
        entity, start = self._thing_before(token)
        latent = latest_measure(self.work, token.i, within=1)
        if latent is not None and (
            entity is None or (start < latent.end and not _under(self.work.doc[latent.start], start))
        ):
            for key in self._taken_up(token, "", None):
                self._add(key, token.i, token.i + 1)
        elif entity is not None:
            self._add(entity.key, token.i, token.i + 1)

    def _there_is(self, token: Word) -> bool:
        """ "Il y a", "il n'y aurait": not "X y a vu un danger"."""
        words, i = self.work.low, token.i
        if i + 1 >= len(words) or words[i + 1] not in HAS:
            return False
        before = words[i - 2] if i > 1 and words[i - 1] == "n'" else words[i - 1]
        return i == 0 or before in {"il", "ca"} or not self._perfect(i + 1)

    def _perfect(self, i: int) -> bool:
        """Whether the auxiliary at `i` has its participle near."""
        return any("Part" in word.morph.get("VerbForm", ()) for word in self.work.doc[i + 1 : i + 4])

    def _thing_before(self, token: Word) -> tuple[Entity | None, int]:
        """The proposal named last before *y* or *en*, and where; not one that only says of what kind
        something is (*partisan d'élections*), who the subject is, or whose doing the clause is.
        """
        words, i = self.work.low, token.i
        own, _ = subject_before(self.work, token)
        above = set()
        node = token
        while node.head.i != node.i:
            node = node.head
            above.add(node.i)
        for thing, entity in reversed(self.proposals.seen):
            if i - thing.start > NEAR_THING:
                break
            bare = thing.start > 0 and words[thing.start - 1] in {"de", "d'"}
            if thing.start >= i or bare or thing.start in above or 0 <= own <= thing.start:
                continue
            return entity, thing.start
        return None, -1

    def _possessor(self, token: Word) -> list[int]:
        """The subject of the clause when it agrees, else the best candidate before."""
        plural = POSSESSIVE[low(token)]
        clause = token.head
        own = self._own_side(token)
        if own:
            return own
        under = controlled(self.work, token)
        if under is not None and len(under) == 1 and not plural:
            return list(under)
        apposed, other = self._apposed(token.i), anothers(self.work, token)
        for _ in range(6):
            keys = self._participle(clause, token)
            if len(keys) == 1 and not plural:
                return keys
            for child in clause.children:
                if child.dep_ in {"nsubj", "nsubj:pass"} and child.i < token.i and token not in child.subtree:
                    keys = [k for k in self._coordinated(child) if k not in apposed]
                    fits = [k for k in keys if self.work.registry.entities[k].kind != "proposal"]
                    if other:
                        apposed |= set(fits)
                        continue
                    if fits and (plural or len(fits) == 1) and self._number(fits, child, plural):
                        return fits
            if clause.head.i == clause.i:
                break
            clause = clause.head
        return self._best(token, "", plural, apposed)

    def _own_side(self, token: Word) -> list[int]:
        """ "De son côté, X …", "pour sa part": of whoever is the subject of the clause, also after it."""
        if low(token.head) not in self.work.gazetteer.words["act.aside"] or token.i == 0:
            return []
        if low(token.nbor(-1)) not in {"de", "pour", "a"}:
            return []
        verb = verb_of(token)
        for child in verb.children:
            if child.dep_ in {"nsubj", "nsubj:pass"}:
                keys = [m.entity for m in self.pending.get(child.i, ())] or [
                    m.entity for m in self.work.map.headed(child.i)
                ]
                return list(dict.fromkeys(keys))
        return []

    def _coordinated(self, subject: Word) -> list[int]:
        keys = list(self.work.map.resolve(subject))
        for mention in self.work.map.at(subject):
            if mention.form in {"name", "metonym"}:
                keys = enumeration(self.work, mention)
        for conjunct in subject.conjuncts:
            keys += [k for k in self.work.map.resolve(conjunct) if k not in keys]
        return keys

    def _participle(self, clause: Word, token: Word) -> list[int]:
        """ "X, toujours retenu dans sa résidence": whom a participle right after a name is said of."""
        if "Part" not in clause.morph.get("VerbForm", ()) or any(
            c.dep_.startswith(("aux", "nsubj")) for c in clause.children
        ):
            return []
        doc, k = self.work.doc, clause.i
        while k > 0 and (doc[k - 1].pos_ == "ADV" or doc[k - 1].text == ","):
            k -= 1
        ending = [m.entity for m in self.work.map.ending(k) if m.form == "name"]
        return ending[:1] if clause.i < token.i else []

    def _apposed(self, i: int) -> set[int]:
        """ "M. X, son président": the one named right before, or right after, is not the owner."""
        keys: set[int] = set()
        if i and self.work.doc[i - 1].text == ",":
            keys |= {m.entity for m in self.work.map.ending(i - 1)}
        for k in (i + 1, i + 2):
            keys |= {m.entity for m in self.work.map.starting(k) if m.form == "title"}
        return keys

    def _number(self, keys: list[int], subject: Word, plural: bool) -> bool:
        many = len(keys) > 1 or is_plural(subject) or any(c.dep_ == "conj" for c in subject.children)
        return many == plural or self.work.registry.entities[keys[0]].plural == plural

    def _possessed(self, i: int) -> None:
        """ "son porte-parole, X", "leur ambassadeur, X": X speaks for whoever owns the office."""
        work = self.work
        keys = work.map.possessors[i]
        if len(keys) != 1:
            return
        for key, titles in work.roles.items():
            person = work.registry.entities[key]
            if any(i < t.start <= i + 2 and not t.former for t in titles) and key != keys[0]:
                owner = work.registry.entities[keys[0]]
                inferred = person.member_of is None or any(
                    i < t.start <= i + 2 and not t.of_names and not t.of_state for t in titles
                )
                if inferred and owner.kind != "proposal":
                    spokesperson = any(t.role == "spokesperson" for t in titles)
                    top = owner.member_of if owner.kind == "person" and not spokesperson else None
                    person.member_of = top if top is not None and top != key else owner.key
                return


def _under(noun: Word, top: int) -> bool:
    """Whether `noun` hangs below token `top`: "un décret qui encadre les rachats"."""
    node = noun
    while node.head.i != node.i:
        node = node.head
        if node.i == top:
            return True
    return False
