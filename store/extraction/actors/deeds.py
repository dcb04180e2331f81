"""Who did it: "ces attaques", "ces propos", "cette décision" stand for whoever the text just said did so."""

from __future__ import annotations

from store.extraction.actors.pickups import judging
from store.extraction.actors.pronouns import SUBJECTS, same_clause_keys, subjects_above
from store.extraction.actors.quotes import speech_verb
from store.extraction.actors.sorts import Sorts
from store.extraction.actors.words import low
from store.extraction.entities import EntityMention
from store.extraction.words import Word
from store.lexicon.gazetteer import fold

DEMONSTRATIVE = frozenset({"ce", "cet", "cette", "ces"})
BACK = 2  # sentences within which "ces propos" may be told
BARE = frozenset({"le", "la", "l'", "les"})
DEEDS = ("force", "word", "rise", "decision", "summing")  # the sorts in deeds.toml
INDEFINITE = frozenset({"un", "une", "des"})
JOINING = frozenset({"que", "qu'", "dont"})
SAID_BY = frozenset({"par", "selon"})
QUOTES = frozenset('«»"“”')
REACH = 10  # tokens after the judgement within which stands whose it is
BACK = 3  # sentences within which the verb of "cette suspension" stands: "a suspendu"
STEM = 5  # letters that the two share at least


class Deeds(Sorts):
    """Resolves a deed to its author, when the sentence before names one."""

    def _deed(self, token: Word) -> bool:
        """ "ces attaques" after "X a bombardé une école": X."""
        if token.pos_ != "NOUN":
            return False
        words, doc, i = self.work.gazetteer.words, self.work.doc, token.i
        noun = low(token)
        if self._sums_up(token):
            return self._stand_for(token, self._agents(token))
        classes = [c for c in ("force", "word", "rise", "decision") if noun in words[f"deed.{c}"]]
        if not classes or any(not self._fresh_name(m, noun) for m in self.work.map.covering(token)):
            return False
        k = i - 1
        while k > 0 and doc[k].pos_ in {"ADJ", "NUM"}:
            k -= 1
        before = low(doc[k]) if k >= 0 else ""
        pointed = before in DEMONSTRATIVE
        answered = before in BARE if classes == ["force"] else self._answered(token, before)
        if not (pointed or answered) or self._specified(token):
            return False
        keys = self._author(token, classes, pointed=pointed)
        others = same_clause_keys(self.work, token) | self._own(token)
        return not others & set(keys) and self._stand_for(token, keys)

    def _own(self, token: Word) -> set[int]:
        """Those for whom the subject of the clause of `token` speaks: "sa ministre", "le ministère marocain"
        deplore no decision of their own state.
        """
        entities = self.work.registry.entities
        speakers = subjects_above(self.work, token, whole=True)
        own = {entities[k].member_of for k in speakers if entities[k].kind != "country"} - {None}
        for child in token.head.children:
            if child.dep_ in SUBJECTS:
                own |= {k for c in child.children for k in self.work.map.possessors.get(c.i, ())}
                own |= {
                    m.entity for c in child.children if c.dep_ == "amod" for m in self.work.map.headed(c.i)
                }
        return {k for k in own if k is not None}

    def _answered(self, token: Word, before: str) -> bool:
        """ "a jugé la décision « absurde »", "a regretté des propos « déplacés »": whether one reacts to what
        `token`, with the article `before` it, sums up.
        """
        doc, end, verb, words = self.work.doc, token.i + 1, token.head, self.work.gazetteer.words
        reacts = verb.pos_ == "VERB" and low(verb).startswith(tuple(words["deed.reacting"]))
        if not reacts or low(token) not in words["deed.answered"]:
            return False
        if token.dep_ not in {"obj", "nsubj:pass"} and verb.i != token.i - 2:  # "a regretté des propos"
            return False
        if before in BARE and low(token) in words["deed.charged"]:
            return self._told(token) is not None  # "a jugé les critiques injustes": of one who criticised
        called = end < len(doc) and (doc[end].text in QUOTES or judging(doc[end]))
        return before in BARE or (before in INDEFINITE and called)

    def _stand_for(self, token: Word, keys: list[int]) -> bool:
        """Let `token` be a mention of the actors `keys`; false when there are none."""
        for mention in self.work.map.headed(token.i) if keys else ():
            mention.exported = False
            mention.entity = keys[0]  # "cette initiative", taken for a thing of its own
            return True
        for key in keys:
            self._add(key, token.i, token.i + 1, form="noun")
        return bool(keys)

    def _sums_up(self, token: Word) -> bool:
        """ "X a abattu un avion, un acte dénoncé par Y", "…, décision que Y déplore": the clause before."""
        words, doc, i = self.work.gazetteer.words, self.work.doc, token.i
        if not any(low(token) in words[f"deed.{c}"] for c in ("force", "word", "decision", "summing")):
            return False
        if any(low(w) == low(token) for w in doc[token.sent.start : i]):
            return False  # "a déposé une demande d'asile, demande que Y rejette"
        k = i - 1 if low(doc[i - 1]) not in INDEFINITE else i - 2
        if k <= token.sent.start or doc[k].text != ",":
            return False
        k = i + 1
        while k < token.sent.end and (doc[k].pos_ == "ADV" or doc[k].text in QUOTES):
            k += 1
        if k >= token.sent.end or low(doc[k]) in JOINING:
            return k < token.sent.end
        judging = doc[k].pos_ in {"VERB", "ADJ"} and not doc[k].finite
        return judging and any(low(w) in SAID_BY for w in doc[k + 1 : min(k + REACH, token.sent.end)])

    def _agents(self, token: Word) -> list[int]:
        """Who does what the nearest clause before `token` in its sentence tells."""
        for k in range(token.i - 2, token.sent.start, -1):
            verb = self.work.doc[k]
            if verb.pos_ == "VERB" and verb.dep_ in {"ROOT", "conj", "ccomp", "advcl"}:
                found = self._doer(verb, risen=False)
                if found or verb.dep_ == "ROOT":
                    return found
        return []

    def _fresh_name(self, mention: EntityMention, noun: str) -> bool:
        """True for a proposal that is nothing but this noun, named here for the first time."""
        entity = self.work.registry.entities[mention.entity]
        first = min(m.start for m in self.work.map.mentions if m.entity == mention.entity)
        return entity.kind == "proposal" and fold(entity.name) == noun and first == mention.start

    def _specified(self, token: Word) -> bool:
        """ "cette attaque de X", "l'attaque américaine", "l'attaque que": the words after say which."""
        doc, i = self.work.doc, token.i
        after = doc[i + 1] if i + 1 < len(doc) else None
        if after is not None and low(after) in {"de", "d'"} and i + 2 < len(doc):
            return bool(self.work.map.starting(i + 2)) or doc[i + 2].capital or doc[i + 2].pos_ == "DET"
        if after is not None and low(after) in {
            "du",
            "des",
            "par",
            "contre",
            "menee",
            "menees",
            "que",
            "qui",
        }:
            return True
        return any(low(c) in self.work.gazetteer.demonyms for c in token.children)

    def _author(self, token: Word, classes: list[str], *, pointed: bool) -> list[int]:
        """Who does, in the nearest clause before, what the noun sums up; nobody when that is left unsaid."""
        here = self._sentence(token.i)
        if classes == ["decision"]:
            told = self._told(token)
            if told is not None:
                return self._doer(told, risen=False)
        for k in range(token.i - 1, -1, -1):
            if here - self._sentence(k) > (BACK if pointed else 1):
                break
            verb = self.work.doc[k]
            if verb.pos_ != "VERB" or k in {token.head.i} or token.head.head.i == k:
                continue
            same = self._sentence(k) == here
            if "force" not in classes and self._paragraphs(k, token.i):
                break
            for name in classes:
                done = self._does(verb, name, loose=not same)
                keys = self._doer(verb, risen=name == "rise") if done else []
                if keys:
                    return keys
        return []

    def _told(self, token: Word) -> Word | None:
        """The verb before that the noun at `token` is made of: "a suspendu" for "cette suspension"."""
        here, stem = self._sentence(token.i), low(token)[:STEM]
        for k in range(token.i - 1, -1, -1):
            if here - self._sentence(k) > BACK:
                break
            verb = self.work.doc[k]
            if verb.pos_ == "VERB" and len(stem) == STEM and low(verb).startswith(stem):
                return verb
        return None

    def _does(self, verb: Word, name: str, *, loose: bool) -> bool:
        """Whether `verb` says a deed of that class; any main verb does for a decision."""
        words = self.work.gazetteer.words
        if name == "force":
            told = any(low(c) in words["deed.force"] for c in verb.children if c.dep_ in {"obj", "obl"})
            lent = told and low(verb).startswith(tuple(words["deed.committing"]))
            return lent or low(verb).startswith(tuple(words["deed.force_verbs"]))
        if name == "word":
            return speech_verb(verb, self.work.gazetteer) or low(verb).startswith(
                tuple(words["deed.word_verbs"])
            )
        if name == "rise":
            return low(verb).startswith(tuple(words["deed.rise_verbs"]))
        reacts = low(verb).startswith(tuple(words["deed.reacting"]))
        return loose and not reacts and verb.dep_ in {"ROOT", "conj"}

    def _doer(self, verb: Word, *, risen: bool) -> list[int]:
        """The subject of an active verb, the agent of a passive one; who is elected, for "cette élection"."""
        passive = any(c.dep_ in {"aux:pass", "nsubj:pass"} for c in verb.children)
        wanted = {"nsubj:pass"} if passive and risen else {"obl:agent"} if passive else {"nsubj"}
        node = verb
        for _ in range(4):
            found = [c for c in node.children if c.dep_ in wanted]
            if found:
                keys = self._coordinates(found[0])
                entities = self.work.registry.entities
                return [k for k in keys if entities[k].kind != "proposal"]
            bare = node.dep_ == "ccomp" and "Inf" in node.morph.get("VerbForm", ())
            if passive or not (bare or node.dep_ in {"conj", "xcomp", "advcl"}) or node.head.i == node.i:
                return []
            node = node.head
        return []

    def _coordinates(self, subject: Word) -> list[int]:
        keys = list(self.work.map.resolve(subject))
        for conjunct in subject.conjuncts:
            keys += [k for k in self.work.map.resolve(conjunct) if k not in keys]
        return keys
