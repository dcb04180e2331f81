"""What refers back: bare nouns, pronouns, possessives, relatives. A wrong link is worse than none."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from spacy.tokens import Token

from store.extraction.actors.workspace import Draft
from store.extraction.actors.pronouns import (
    Candidate,
    agrees,
    features,
    impersonal,
    is_subject,
    relative,
    same_clause_keys,
    subjects_above,
)
from store.extraction.actors.proposals import Proposals
from store.extraction.actors.quotes import find_speaker, quotation_spans
from store.extraction.actors.standins import official, resolve_title
from store.extraction.actors.titles import TitlePhrase
from store.extraction.actors.words import demonym, is_plural, low, span_head
from store.extraction.entities import Entity, EntityMention
from store.lexicon.gazetteer import fold

DEFINITE = frozenset({"le", "la", "l'", "les", "ce", "cet", "cette", "du", "au", "aux", "des"})
POSSESSIVE = {"son": False, "sa": False, "ses": False, "leur": True, "leurs": True}
FIRST = frozenset({"je", "j'", "nous", "me", "m'", "moi", "nous-memes"})
FIRST_POSSESSIVE = frozenset({"notre", "nos", "mon", "ma", "mes"})
CLITICS = frozenset({"le", "la", "l'", "les", "lui", "leur"})
SUBJECT_FORMS = frozenset({"il", "elle", "ils", "elles", "-il", "-elle", "-ils", "-elles", "-t-il", "-t-elle",
                           "-t-ils", "-t-elles"})  # fmt: skip
# "X a souhaité son retour": somebody else's; "X a annoncé son retour": X's own
EVENTS = frozenset({"retour", "depart", "maintien", "liberation", "arrestation", "eviction", "destitution",
                    "investiture", "designation", "nomination", "chute", "renversement", "extradition",
                    "limogeage", "election", "demission", "retablissement"})  # fmt: skip
TOWARDS = ("approuv", "critiqu", "salu", "denon", "condamn", "fustig", "contest", "deplor", "accueill")
OWN_EVENTS = frozenset({"annon", "prese", "remet", "remis", "fait", "faire", "negoc", "prepa", "confi", "donne"})
LATTER = frozenset({"celui-ci", "celle-ci", "ceux-ci", "celles-ci"})
STRONG = frozenset({"lui", "elle", "eux", "elles", "lui-meme", "elle-meme", "eux-memes", "elles-memes"})


@dataclass
class Coreference:
    """Walks the article once from left to right; `trail` holds every mention so far."""

    work: Draft
    proposals: Proposals
    trail: list[Candidate] = field(default_factory=list)
    quotes: list[tuple[int, int]] = field(default_factory=list)
    pending: dict[int, list[EntityMention]] = field(default_factory=dict)  # by start
    titles: dict[int, TitlePhrase] = field(default_factory=dict)

    def run(self) -> None:
        doc = self.work.doc
        self.quotes = quotation_spans(doc)
        for mention in self.work.map.mentions:
            self.pending.setdefault(mention.start, []).append(mention)
        self.titles = {t.start: t for t in self.work.titles if not t.used and t.role != "honorific"}
        first_person: list[Token] = []
        for token in doc:
            for mention in self.pending.get(token.i, []):
                self._note(mention)
            if low(token) in LATTER:
                self._latter(token, token.i, token.i + 1)
            elif low(token) in FIRST | FIRST_POSSESSIVE and self._quoted(token.i):
                first_person.append(token)
            elif low(token) in POSSESSIVE and token.pos_ in {"DET", "PRON"} and token.dep_ == "det":
                self.work.map.possessors[token.i] = self._possessor(token)
                self._possessed(token.i)
            elif token.pos_ in {"PRON", "DET", "ADV"} and self._pronoun(token):
                pass
            elif token.i in self.titles:
                self._title(self.titles[token.i])
            else:
                self._noun(token)
        self._quotations(first_person)

    # --- bookkeeping

    def _note(self, mention: EntityMention) -> None:
        entity = self.work.registry.entities[mention.entity]
        token = self.work.doc[mention.head]
        self.trail.append(Candidate(mention, entity, token, *features(self.work, entity, mention)))

    def _add(self, key: int, start: int, end: int, *, form: str = "pronoun", head: int | None = None) -> None:
        entity = self.work.registry.entities[key]
        mention = self.work.mention(entity, start, end, "pronoun" if form == "pronoun" else "noun", exported=False)
        if head is not None:
            mention.head = head
        self._note(mention)

    def _quoted(self, i: int) -> bool:
        return any(start <= i < end for start, end in self.quotes)

    # --- titles and nouns

    def _title(self, title: TitlePhrase) -> None:
        doc = self.work.doc
        k = title.start - 1
        while k >= 0 and doc[k].pos_ in {"ADJ", "NUM"}:
            k -= 1
        determiner = low(doc[k]) if k >= 0 else ""
        head = span_head(doc, title.start, title.end)
        if determiner in POSSESSIVE:
            return
        before = [(c.mention.start, c.entity.key) for c in self.trail if c.entity.kind == "person"]
        if title.role in {"head_of_state", "head_of_government"} and not title.of_state and not title.of_names:
            here = self._sentence(title.start)  # "le chef de l'Etat": of the passage, not of the whole article
            before = [(i, key) for i, key in before if here - self._sentence(i) <= 4]
        if title.role == "label" and determiner in {"le", "la", "l'"} and head == title.start:
            self._label(title)
            return
        if determiner in DEFINITE and not is_plural(doc[title.start]):
            person = resolve_title(self.work, title, before)
            if person is not None:
                self._add(person.key, title.start, title.end, form="noun", head=head)
                return
        stands = official(self.work, title)
        if stands is not None and determiner in DEFINITE:
            mention = self.work.mention(stands, title.start, title.end, "title", exported=False)
            mention.head = title.start
            self._note(mention)

    def _label(self, title: TitlePhrase) -> None:
        """ "le socialiste": the person whom the passage names most, when it is the only such."""
        token = self.work.doc[title.start]
        if token.dep_ not in {"nsubj", "nsubj:pass", "obj", "iobj", "obl:agent", "obl", "obl:arg"}:
            return
        counts: dict[int, int] = {}
        for candidate in self.trail:
            near = self._sentence(title.start) - self._sentence(candidate.mention.start) <= 4
            if near and candidate.entity.kind == "person" and candidate.mention.form in {"name", "pronoun"}:
                counts[candidate.entity.key] = counts.get(candidate.entity.key, 0) + 1
        ranked = sorted(counts, key=lambda k: -counts[k])
        if ranked and (len(ranked) == 1 or counts[ranked[0]] > counts[ranked[1]]):
            self._add(ranked[0], title.start, title.end, form="noun", head=title.start)

    def _noun(self, token: Token) -> None:
        """ "ce dernier", "son homologue turc", "les deux hommes", "le parti"."""
        doc, i = self.work.doc, token.i
        before = low(doc[i - 1]) if i else ""
        folded = low(token)
        if folded in {"dernier", "derniere", "derniers", "dernieres"} and before in {"ce", "cet", "cette", "ces"}:
            self._latter(token, i - 1, i + 1)
        elif folded == "homologue":
            self._counterpart(token)
        elif before in {"deux", "trois"} and i > 1 and low(doc[i - 2]) in {"les", "ces", "leurs", "des", "aux"}:
            self._several(token, 2 if before == "deux" else 3)
        elif folded in self.work.gazetteer.anaphors and token.pos_ == "NOUN" and before in DEFINITE:
            self._anaphor(token, before)

    def _anaphor(self, token: Token, before: str) -> None:
        doc, i = self.work.doc, token.i
        if any(m.start <= i < m.end for m in self.work.map.mentions):
            return
        following = doc[i + 1] if i + 1 < len(doc) else None
        if following is not None and (low(following) in {"de", "du", "d'", "des"} or low(following) in self.work.gazetteer.demonyms):
            return
        kinds = self.work.gazetteer.anaphors[low(token)]
        if "government" in kinds and self._local_power(token):
            return
        if low(token) in {"regime", "pouvoir"}:
            if low(token) == "regime" or before in {"le", "ce"}:
                self._regime(token)
            return
        if "armed_group" in kinds and low(token).endswith("s"):
            if before in {"les", "aux", "des"} and not (before == "des" and token.dep_ not in {"nmod", "obl"}):
                self._only_one(i, kinds)
            return
        if before == "des" or is_plural(token):
            return
        sentence = self._sentence(i)
        others = self._siblings(token)
        like = [c for c in self.trail if any(fold(n).split()[0] == low(token) for n in c.entity.names)]
        if like and sentence - self._sentence(like[-1].mention.start) <= 8 and like[-1].entity.kind not in {"person", "proposal"}:
            self._add(like[-1].entity.key, i, i + 1, form="noun")  # "la coalition" after "la coalition arabe"
            return
        for candidate in reversed(self.trail):
            if candidate.entity.key in others:
                continue
            if candidate.entity.kind in kinds and sentence - self._sentence(candidate.mention.start) <= 4:
                if candidate.mention.form == "demonym" and candidate.entity.kind == "country" and before not in {"ce", "cet"}:
                    continue
                self._add(candidate.entity.key, i, i + 1, form="noun")
                return

    def _siblings(self, token: Token) -> set[int]:
        """Entities that hang from the same word: "le retour des Etats-Unis dans ce pays"."""
        keys = {
            c.entity.key for c in self.trail[-8:]
            if c.token.head == token.head and c.token.sent == token.sent and c.token.i != token.i
        }  # fmt: skip
        near = [c for c in self.trail[-3:] if token.i - 4 <= c.mention.end < token.i]
        if near and low(self.work.doc[near[-1].mention.end]) in {"dans", "en", "vers", "avec", "contre", "par"}:
            keys.add(near[-1].entity.key)
        return keys

    def _local_power(self, token: Token) -> bool:
        """ "A Damas, le régime": that of the state whose capital opens the sentence."""
        sentence = token.sent.start
        for name in self.work.names:
            if sentence <= name.start < min(sentence + 3, token.i) and name.known:
                entry = self.work.gazetteer.known[name.known]
                if entry.kind == "country":
                    self._add(self.work.registry.known(entry.id).key, token.i, token.i + 1, form="noun")
                    return True
        return False

    def _regime(self, token: Token) -> None:
        """ "le régime": of whom the article calls so somewhere, else of the only nationality of the sentence."""
        doc = self.work.doc
        named = {
            m.entity for m in self.work.map.mentions
            if m.form == "noun" and low(doc[m.head]) in {"regime", "pouvoir"} and m.end - m.start > 1
        }  # fmt: skip
        if not named:
            named = {
                m.entity for m in self.work.map.mentions
                if m.form == "demonym" and doc[m.start].sent == token.sent and m.start < token.i
            }  # fmt: skip
        if len(named) == 1:
            self._add(named.pop(), token.i, token.i + 1, form="noun")

    def _only_one(self, i: int, kinds: frozenset[str]) -> None:
        """ "les rebelles": the only armed group of the passage."""
        near = {
            c.entity.key for c in self.trail
            if c.entity.kind in kinds and self._sentence(i) - self._sentence(c.mention.start) <= 4
        }  # fmt: skip
        if len(near) == 1:
            self._add(near.pop(), i, i + 1, form="noun")

    def _several(self, token: Token, count: int) -> None:
        words = self.work.gazetteer.words
        folded = low(token)
        kinds: frozenset[str]
        if folded in words["both.persons"]:
            kinds = frozenset({"person"})
        elif folded in words["both.states"]:
            kinds = frozenset({"country"})
        elif folded in words["both.bodies"]:
            kinds = frozenset({"armed_group", "party", "government", "person"})
        else:
            return
        others = subjects_above(self.work, token)
        if folded in words["both.bodies"] and len(self._lately(kinds - {"person"}, token, others)) >= count:
            kinds -= {"person"}
        found = self._lately(kinds, token, others)[:count]
        if len(found) == count:
            for key in found:
                self._add(key, token.i - 2, token.i + 1, form="noun", head=token.i)

    def _lately(self, kinds: frozenset[str], token: Token, others: set[int]) -> list[int]:
        """The entities of these kinds named in the last sentences, latest first."""
        found: list[int] = []
        for candidate in reversed(self.trail):
            if candidate.entity.key in others:
                continue
            if candidate.entity.kind in kinds and candidate.entity.key not in found and candidate.mention.form != "demonym":
                if self._sentence(token.i) - self._sentence(candidate.mention.start) > 4:
                    break
                found.append(candidate.entity.key)
        return found

    def _latter(self, token: Token, start: int, end: int) -> None:
        """ "ce dernier", "celui-ci": the one named last."""
        plural, gender = is_plural(token) or low(token) in {"derniers", "dernieres", "ceux-ci", "celles-ci"}, ""
        if low(token) in {"derniere", "dernieres", "celle-ci", "celles-ci"}:
            gender = "f"
        else:
            gender = "m"
        others = subjects_above(self.work, token, whole=True)
        spare: Candidate | None = None
        for candidate in reversed(self.trail):
            mention = candidate.mention
            if candidate.entity.key in others or sum(m.head == mention.head for m in self.pending.get(mention.start, [])) > 1:
                continue
            if mention.form == "noun" and mention.head - mention.start == 2 and not mention.exported:
                continue  # one of "les deux rivaux"
            if mention.form == "demonym" and not self.work.doc[mention.start].text[:1].isupper():
                continue
            if mention.start >= start or self._sentence(start) - self._sentence(mention.start) > 1:
                continue
            if candidate.entity.kind == "proposal" and not plural:
                continue
            if agrees(candidate, gender, plural):
                if mention.form == "metonym":  # "selon Rome": a person nearby is meant rather
                    spare = spare or candidate
                    continue
                if spare is not None and candidate.entity.kind != "person":
                    break
                self._add(candidate.entity.key, start, end, head=token.i)
                return
        if spare is not None:
            self._add(spare.entity.key, start, end, head=token.i)

    def _counterpart(self, token: Token) -> None:
        """ "son homologue turc": the known head of that state, else the state itself."""
        doc, i = self.work.doc, token.i
        if i + 1 >= len(doc):
            return
        end = i + 2
        ident = demonym(self.work.gazetteer, doc[i + 1], self.work.states)
        state: Entity | None = self.work.registry.known(ident) if ident else None
        if state is None:
            for mention in self.work.map.mentions:
                if i + 2 <= mention.start <= i + 3 and mention.form in {"name", "metonym"} and low(doc[i + 1]) in {"de", "d'", "du"}:
                    state, end = self.work.registry.entities[mention.entity], mention.end
                    break
        if state is None or state.kind == "person":
            return
        if any(m.form == "name" and end <= m.start <= end + 1 and self.work.registry.entities[m.entity].kind == "person" for m in self.work.map.mentions):
            follower = next(m for m in self.work.map.mentions if m.form == "name" and end <= m.start <= end + 1)
            person: Entity | None = self.work.registry.entities[follower.entity]
            if person is not None and person.member_of is None and person.kind == "person":
                person.member_of = state.key
        else:
            person = self._head_of(state, i)
        self._add(person.key if person else state.key, i, end, form="noun", head=i)

    def _head_of(self, state: Entity, i: int) -> Entity | None:
        persons = [c.entity for c in self.trail if c.entity.kind == "person" and c.entity.member_of == state.key]
        keys = {p.key for p in persons}
        for entity in self.work.registry.persons():
            if entity.member_of == state.key and entity.key not in keys:
                keys.add(entity.key)
                persons.append(entity)
        tops = [p for p in persons if any(t.role in {"head_of_state", "head_of_government", "deputy"} for t in self.work.roles.get(p.key, []))]
        pool = {p.key for p in tops} or keys
        return self.work.registry.entities[next(iter(pool))] if len(pool) == 1 else None

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
                inferred = person.member_of is None or any(i < t.start <= i + 2 and not t.of_names and not t.of_state for t in titles)
                if inferred and owner.kind != "proposal":
                    spokesperson = any(t.role == "spokesperson" for t in titles)
                    top = owner.member_of if owner.kind == "person" and not spokesperson else None
                    person.member_of = top if top is not None and top != key else owner.key
                return

    # --- pronouns

    def _pronoun(self, token: Token) -> bool:
        folded = low(token)
        if any(m.head == token.i for m in self.work.map.mentions):
            return True
        if token.pos_ == "PRON" and folded in {"qui", "que", "qu'", "dont", "lequel", "laquelle", "lesquels", "lesquelles", "auquel", "auxquels", "a laquelle", "duquel"}:
            for key in relative(self.work, self.trail, token):
                self._add(key, token.i, token.i + 1)
            return True
        if token.pos_ != "PRON" or self._quoted(token.i) and not self._own_quote(token):
            return token.pos_ == "PRON"
        if folded == "y":
            self._y(token)
        elif folded in SUBJECT_FORMS or folded in CLITICS or folded in STRONG:
            self._third_person(token)
        return True

    def _own_quote(self, token: Token) -> bool:
        """True where a third person inside a quotation may still be looked up: the words right before it."""
        return True

    def _third_person(self, token: Token) -> None:
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
        plural = folded.endswith("s") or folded in {"leur", "eux", "eux-memes"}
        gender = "f" if "elle" in folded or folded == "la" else "m" if folded in {"il", "ils", "-il", "-t-il", "-ils", "-t-ils", "le", "eux", "eux-memes"} else ""
        if folded == "l'" and "Part" in token.head.morph.get("VerbForm"):
            gender = "f" if low(token.head).endswith(("ee", "ie", "ue", "ees", "ise", "ite")) else ""
            plural = low(token.head).endswith(("es", "us", "is")) and not low(token.head).endswith(("is", "us")) or plural
        if folded == "lui" and token.dep_ not in {"iobj", "obj", "obl:arg", "obl"}:
            gender = "m"
        for key in self._best(token, gender, plural):
            self._add(key, token.i, token.i + 1)

    def _emphatic(self, token: Token) -> bool:
        """ "L'ONU, elle, continue", "X a lui aussi salué": the subject said again."""
        doc, i = self.work.doc, token.i
        commas = i > 1 and doc[i - 1].text == "," and i + 1 < len(doc) and doc[i + 1].text == ","
        also = i + 1 < len(doc) and low(doc[i + 1]) in {"aussi", "seul", "meme", "seule"}
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

    def _dislocated(self, token: Token) -> bool:
        """ "Ce cabinet, nous le combattrons"."""
        for child in token.head.children:
            if child.dep_ == "dislocated" and child.i < token.i:
                keys = self.work.map.resolve(child)
                for key in keys:
                    self._add(key, token.i, token.i + 1)
                return bool(keys)
        return False

    def _rival_subject(self, token: Token) -> bool:
        """True when an unnamed person is the sentence's subject before: "Le fils de X …, qui l'accuse"."""
        for before in token.sent:
            if before.i >= token.i:
                return False
            if before.dep_ in {"nsubj", "nsubj:pass"} and before.i in self.titles and not self.work.map.at(before):
                return token.head != before.head
        return False

    def _said(self, token: Token) -> bool:
        verb = token.head
        following = low(self.work.doc[min(token.i + 1, len(self.work.doc) - 1)])
        if following in {"est", "etait", "sera", "serait", "soit", "etaient", "sont"} and verb.pos_ != "VERB":
            return True  # "celle de X l'était moins"
        return verb.lemma_ in self.work.gazetteer.words["speech.said"] or low(verb) in {"dit", "redit", "su", "fait", "repete"}

    def _y(self, token: Token) -> None:
        if low(self.work.doc[min(token.i + 1, len(self.work.doc) - 1)]) in {"a", "avait", "aura", "ait", "aurait", "eut"}:
            return  # "il y a"
        entity = self.proposals.latest_before(token.i, within=40)
        if entity is not None:
            self._add(entity.key, token.i, token.i + 1)

    def _best(self, token: Token, gender: str, plural: bool, never: set[int] | None = None) -> list[int]:
        """Whom a pronoun means: near, a subject, of the same paragraph; nobody when two fit alike.

        A plural pronoun may mean a coordination ("Paris et Berlin … ils").
        """
        excluded = same_clause_keys(self.work, token) | (never or set())
        subject = is_subject(token)
        possessive = low(token) in POSSESSIVE and token.dep_ == "det"
        clitic = not subject and not possessive and low(token) in CLITICS
        parallel = clitic and any(low(t) in {"egalement", "aussi"} for t in self.work.doc[token.i : token.i + 5])
        seen = Counter(c.entity.key for c in self.trail)
        persons_only = possessive and low(token.head) in EVENTS
        if clitic and low(token.head).endswith("ant"):
            excluded |= subjects_above(self.work, token)  # "X s'en prend à Y, lui reprochant …"
        scores: dict[tuple[int, ...], float] = {}
        quoted = self._quote_before(token)
        for candidate in reversed(self.trail):
            if quoted and quoted[0] <= candidate.mention.start < quoted[1]:
                continue
            gap = self._sentence(quoted[0] if quoted else token.i) - self._sentence(candidate.mention.start)
            if clitic and (gap > 1 or self._paragraphs(candidate.mention.start, token.i)):
                continue
            if gap > (3 if subject else 2) or candidate.mention.start >= token.i:
                continue
            keys: tuple[int, ...] = (candidate.entity.key,)
            if plural and candidate.token.dep_ != "conj" and len(group := self._group(candidate)) > 1:
                keys = tuple(group)
            elif not agrees(candidate, gender, plural):
                continue
            if excluded & set(keys) or self._inside(candidate, excluded):
                continue
            value = candidate.weight(token, subject or possessive) - 8.0 * gap - 5.0 * self._paragraphs(candidate.mention.start, token.i)
            value += 0.4 * min(seen[candidate.entity.key], 5)
            if possessive and candidate.entity.kind == "proposal":
                continue
            if persons_only and candidate.entity.kind != "person":
                continue
            if (subject or possessive) and self._opens(candidate):
                value += 2.0
            if parallel and candidate.token.dep_ in {"nsubj", "nsubj:pass"}:
                value -= 4.0  # "X lui a également …": to whom the one before did it
            value -= 0.02 * (token.i - candidate.mention.start)
            scores[keys] = max(scores.get(keys, -99.0), value)
        ranked = sorted(scores.items(), key=lambda item: -item[1])
        if not ranked or ranked[0][1] < -20 or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < 0.5):
            return []
        return list(ranked[0][0])

    def _opens(self, candidate: Candidate) -> bool:
        """True for the first actor named in its sentence, or after a colon."""
        start = candidate.mention.start
        first = candidate.token.sent.start
        for other in reversed(self.trail):
            if other.mention.start < first:
                break
            if other.mention.start < start and ":" not in {t.text for t in self.work.doc[other.mention.end : start]}:
                return False
        return True

    def _inside(self, candidate: Candidate, excluded: set[int]) -> bool:
        """True for a name within the title of one who is excluded: "X, présidente du FN, qui l'accuse"."""
        start, end = candidate.mention.start, candidate.mention.end
        return any(
            c.entity.key in excluded and c.mention.start <= start and end <= c.mention.end and c.mention.form == "title"
            for c in self.trail[-12:]
        )

    def _group(self, candidate: Candidate) -> list[int]:
        """The entities of a coordination that begins with `candidate`."""
        keys = [candidate.entity.key]
        for conjunct in candidate.token.conjuncts:
            for key in self.work.map.resolve(conjunct):
                if key not in keys and conjunct.i > candidate.token.i:
                    keys.append(key)
        return keys

    def _quote_before(self, token: Token) -> tuple[int, int] | None:
        """The quotation that "a-t-il dit" follows: its words name others than the one who speaks."""
        if token.text.startswith("-"):
            for start, end in self.quotes:
                if end <= token.i <= end + 5:
                    return start, end
        return None

    def _sentence(self, i: int) -> int:
        return self.work.sentence_of[i]

    def _paragraphs(self, start: int, end: int) -> int:
        return self.work.paragraph_of[end] - self.work.paragraph_of[start]

    # --- possessives and quotations

    def _possessor(self, token: Token) -> list[int]:
        """The subject of the clause when it agrees, else the best candidate before."""
        plural = POSSESSIVE[low(token)]
        clause = token.head
        apposed = self._apposed(token.i)
        deed = low(token.head.head)
        other = token.head.dep_ == "obj" and (
            (low(token.head) in EVENTS and deed[:5] not in OWN_EVENTS) or deed.startswith(TOWARDS)
        )
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

    def _coordinated(self, subject: Token) -> list[int]:
        keys = list(self.work.map.resolve(subject))
        for conjunct in subject.conjuncts:
            keys += [k for k in self.work.map.resolve(conjunct) if k not in keys]
        return keys

    def _participle(self, clause: Token, token: Token) -> list[int]:
        """ "X, toujours retenu dans sa résidence": whom a participle right after a name is said of."""
        if "Part" not in clause.morph.get("VerbForm") or any(c.dep_.startswith(("aux", "nsubj")) for c in clause.children):
            return []
        doc, k = self.work.doc, clause.i
        while k > 0 and (doc[k - 1].pos_ == "ADV" or doc[k - 1].text == ","):
            k -= 1
        ending = [m.entity for m in self.work.map.mentions if m.end == k and m.form == "name"]
        return ending[:1] if clause.i < token.i else []

    def _apposed(self, i: int) -> set[int]:
        """ "M. X, son président": the one named right before, or right after, is not the owner."""
        keys: set[int] = set()
        for mention in self.work.map.mentions:
            if i and mention.end == i - 1 and self.work.doc[i - 1].text == ",":
                keys.add(mention.entity)
            elif i < mention.start <= i + 2 and mention.form == "title":
                keys.add(mention.entity)
        return keys

    def _number(self, keys: list[int], subject: Token, plural: bool) -> bool:
        many = len(keys) > 1 or is_plural(subject) or any(c.dep_ == "conj" for c in subject.children)
        return many == plural or self.work.registry.entities[keys[0]].plural == plural

    def _quotations(self, first_person: list[Token]) -> None:
        work = self.work
        previous: list[int] = []
        for start, end in self.quotes:
            keys = find_speaker(work.doc, start, end, work.gazetteer, self._resolve_speaker)
            keys = [k for k in keys if work.registry.entities[k].kind != "proposal"]
            work.map.quotations.append((start, end, keys))
            previous = keys
        for token in first_person:
            speakers = work.map.speaker(token)
            if low(token) in FIRST_POSSESSIVE:
                work.map.possessors[token.i] = speakers
                if low(token.head) in {"pays", "gouvernement", "peuple", "parti", "mouvement"} and len(speakers) == 1:
                    owner = work.registry.entities[speakers[0]]
                    key = owner.member_of if owner.member_of is not None and owner.kind == "person" else owner.key
                    self._add(key, token.head.i, token.head.i + 1, form="noun")
            elif not _reflexive(token):
                for key in speakers:
                    self._add(key, token.i, token.i + 1)
        assert previous is not None

    def _resolve_speaker(self, token: Token) -> list[int]:
        """As EntityMap.resolve, and "un conseiller de M. Macron" for whom such an unnamed one speaks."""
        keys = self.work.map.resolve(token)
        if keys:
            return keys
        title = next((t for t in self.work.titles if t.start <= token.i < t.end), None)
        if title is not None:
            for index in title.of_names:
                key = self.work.names[index].entity
                if key is not None:
                    return [key]
        return []


def _reflexive(token: Token) -> bool:
    return low(token) in {"nous", "me", "m'"} and any(
        low(c) in {"nous", "je", "j'"} and c.i < token.i and c.dep_.startswith("nsubj") for c in token.head.children
    )
