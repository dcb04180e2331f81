"""Agreement and salience: which earlier mention a pronoun can mean, and how well."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from store.extraction.actors.constraints import named_by
from store.extraction.actors.words import gender, is_plural, low, preposition
from store.extraction.actors.workspace import Draft
from store.extraction.entities import Entity, EntityMention
from store.extraction.words import Text, Word
from store.lexicon.gazetteer import Gazetteer, fold

# the surface is surer than the parser: "appuient", "ont", "étaient", but "tient", "dément"
PLURAL = re.compile(r"(?:ent|ont)$")
SINGULAR = re.compile(r"(?:[tv]ient|ment|sent|repent)$")
SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
ARGUMENTS = SUBJECTS | {"obj", "iobj", "obl:agent", "obl", "obl:arg"}


@dataclass(slots=True)
class Candidate:
    """One mention that a later pronoun may refer to, with its gender ("" unknown) and number."""

    mention: EntityMention
    entity: Entity
    token: Word
    gender: str
    plural: bool | None  # None: either ("la BRT", "le Hezbollah" stay singular; "les Etats-Unis" plural)
    subject: bool = False
    source: bool = False  # "selon X", "d'après un rapport de X": seldom meant later

    def weight(self, pronoun: Word, subject: bool) -> float:
        value = 0.0
        dep = "nsubj" if self.subject else self.token.dep_
        thing = self.entity.kind == "proposal"
        if low(pronoun) in {"lui", "leur"} and dep not in SUBJECTS and not thing:
            case = preposition(self.token.doc, self.mention.start, self.token.i)
            placed = self.mention.form != "pronoun" and self.token.i < self.token.head.i  # "A Oslo, X …"
            value += 5.0 if case in {"a", "au", "aux"} and not placed else 0.0  # "livre à X. Y lui fournit"
        if self.entity.kind == "person" and not self.gender and "elle" in low(pronoun):
            value -= 5.0
        if dep in SUBJECTS:
            value += 6.0 if subject else 2.5
        elif dep in {"obj", "iobj", "obl:agent"}:
            value += 1.5 if subject else 3.5
        elif dep in {"nmod", "amod"}:
            value -= 2.0
        if self.mention.form == "demonym":
            value -= 6.0
        if self.source:
            value -= 6.0
        if self.mention.form == "pronoun":
            value += 1.5
        if self.entity.kind == "person":
            value += 2.0
        if self.entity.kind == "media" and dep not in SUBJECTS:
            value -= 20.0
        if self.entity.kind == "proposal":
            value -= 0.5 if not subject else 2.0 if dep in SUBJECTS | {"obj"} else 20.0
        return value


def subject_here(mention: EntityMention, token: Word) -> bool:
    """True for a subject, also for one that the parse takes for an apposition: "Avec X, Y a parlé"."""
    if token.dep_ in SUBJECTS or (token.dep_ == "expl" and token.text.startswith("-")):
        return True
    doc = token.doc
    if token.dep_ not in {"appos", "ROOT", "parataxis", "dislocated"} or mention.end >= len(doc):
        return False
    start = mention.start - 1
    while start >= 0 and (doc[start].pos_ == "DET" or low(doc[start]) in {"m.", "mme"}):
        start -= 1
    after = doc[mention.end]
    opens = start < 0 or doc[start].text == "," or doc[start].sent != token.sent or doc[start].is_space
    return opens and after.pos_ in {"AUX", "VERB"} and "Fin" in after.morph.get("VerbForm", ())


def source_here(mention: EntityMention, token: Word) -> bool:
    """True inside a phrase that "selon" or "d'après" opens."""
    node, doc, sent = token, token.doc, token.sent
    spots = (*doc.places.get("selon", ()), *doc.places.get("apres", ()))
    if not any(sent.start <= i <= sent.end for i in spots):
        return False
    for _ in range(4):
        opening = [low(c) for c in node.children if c.dep_ == "case" and c.i < node.i]
        first = node.left_edge
        if "selon" in opening or (low(first) in {"d'", "selon"} and _according(doc, first.i)):
            return True
        if node.dep_ not in {"nmod", "conj", "appos"}:
            break
        node = node.head
    return False


def _according(doc: Text, i: int) -> bool:
    return low(doc[i]) == "selon" or (i + 1 < len(doc) and low(doc[i + 1]) == "apres")


def features(work: Draft, entity: Entity, mention: EntityMention) -> tuple[str, bool | None]:
    """Gender and number that a pronoun for this mention takes."""
    token = work.doc[mention.head]
    if mention.form == "noun" and mention.end - mention.start > 1 and is_plural(token):
        return gender(token), True  # "les hommes de X"
    if entity.kind == "person":
        return entity.gender, False
    if entity.kind in {"country", "proposal"}:
        if mention.form == "metonym":
            return "", False
        if mention.form == "demonym" and token.text[:1].isupper() and is_plural(token):
            return "m", True
        own = gender(token) if entity.kind == "proposal" and mention.form == "noun" else ""
        return own or entity.gender, entity.plural  # "la loi … le texte"
    article = low(work.doc[mention.start - 1]) if mention.start else ""
    if article in {"les", "des", "aux", "ces"} or is_plural(token):
        return gender(token), True
    if article in {"la", "cette"}:
        return "f", False
    if article in {"le", "du", "au", "ce"}:
        return "m", False
    return gender(token) or _body_gender(work, entity), False


def _given_name(work: Draft, name: str) -> Literal["m", "f", ""]:
    """The gender of a first name that only men, or only women, bear."""
    words = name.split()
    first = fold(words[0]) if len(words) > 1 else ""
    for form in (first, first.split("-")[0]):  # "Marie-Odile" is a woman, "Jean-Loup" a man
        if form in work.gazetteer.words["given.feminine"]:
            return "f"
        if form in work.gazetteer.words["given.masculine"]:
            return "m"
    return ""


def _body_gender(work: Draft, entity: Entity) -> Literal["m", "f", ""]:
    """The gender of the noun that a body's name, or the longer form of its acronym, begins with."""
    known = work.gazetteer.known.get(entity.known or "")
    for name in (*entity.names, *(known.names if known else ())):
        first = fold(name).split()[0]
        if first in work.gazetteer.words["gender.feminine"]:
            return "f"
        if first in work.gazetteer.words["gender.masculine"]:
            return "m"
    return ""


def first_names(work: Draft) -> None:
    """Give the persons whose title says nothing the gender of their first name, else that of titles.

    A woman may bear a man's title: *le maire, Anne X, …*.
    """
    for entity in work.registry.persons():
        given = _given_name(work, entity.name)
        roles = [t.role for t in work.roles.get(entity.key, [])]
        if given == "f" and roles and "honorific" not in roles:
            entity.gender = given
        titled = any(role != "honorific" for role in roles)
        entity.gender = entity.gender or given or ("m" if titled else "")


def agrees(candidate: Candidate, wanted: str, plural: bool) -> bool:
    if candidate.plural is not None and candidate.plural != plural:
        return False
    if wanted and candidate.gender and candidate.gender != wanted:
        return False
    return not (candidate.mention.form == "demonym" and candidate.token.text[:1].islower())


def is_subject(token: Word) -> bool:
    return token.dep_ in SUBJECTS or low(token).lstrip("-t").lstrip("-") in {"il", "elle", "ils", "elles"}


def impersonal(token: Word, gazetteer: Gazetteer) -> bool:
    """True for the "il" of "il faut", "il y a", "il s'agit", "il est clair que"."""
    if not low(token).endswith("il"):
        return False
    verb = token.head
    if (
        token.dep_ in {"expl", "expl:subj"} and not token.text.startswith("-")
    ) or verb.lemma_ in gazetteer.words["speech.impersonal"]:
        return True
    following = [low(t) for t in token.doc[token.i + 1 : token.i + 4]]
    return (
        following[:2] == ["y", "a"]
        or following[:1] in (["faut"], ["fallait"], ["faudra"])
        or (following[:2] in (["s'", "agit"], ["s'", "agissait"]))
        or _judged(token)
    )


def _judged(token: Word) -> bool:
    """ "Il serait irresponsable de …", "il est clair que …": the clause after is what is judged."""
    predicate = token.head
    if predicate.pos_ != "ADJ" or not any(c.dep_ in {"cop", "aux"} for c in predicate.children):
        return False
    doc, end = token.doc, predicate.i + 1
    if end + 1 >= len(doc):
        return False
    after = doc[end]
    return low(after) in {"que", "qu'"} or (
        low(after) in {"de", "d'"}
        and "Inf" in doc[end + 1].morph.get("VerbForm", ())
        and _opens_clause(token)
    )


def _opens_clause(token: Word) -> bool:
    return (
        token.i == 0
        or token.nbor(-1).pos_ in {"PUNCT", "SCONJ", "SPACE", "CCONJ"}
        or bool(token.is_sent_start)
    )


def same_clause_keys(work: Draft, token: Word) -> set[int]:
    """Entities that are other arguments of the pronoun's own verb: it cannot be one of them."""
    verb = token.head
    keys: set[int] = set()
    for child in verb.children:
        announced = any(low(case) == "quant" for case in child.children)  # "Quant à X, il …"
        if child.i != token.i and child.dep_ in ARGUMENTS and not announced:
            joined = [child, *(child.conjuncts if child.dep_ in SUBJECTS else ())]
            keys |= {m.entity for word in joined for m in work.map.headed(word.i)}
    return keys


def subjects_above(work: Draft, token: Word, *, whole: bool = False) -> set[int]:
    """Entities that are subjects of the clauses around `token`; `whole` takes in all that they contain."""
    keys: set[int] = set()
    node = token
    for _ in range(8):
        for child in node.children:
            if child.dep_ in SUBJECTS and child.i != token.i and token not in child.subtree:
                inside = _own_words(child) if whole and node == _clause(token) else {child.i}
                keys |= {m.entity for i in inside for m in work.map.headed(i)}
        if node.head.i == node.i:
            break
        node = node.head
    return keys


def _own_words(noun: Word) -> set[int]:
    """The noun and what hangs from it, without its relative clauses."""
    words = {noun.i}
    for child in noun.children:
        if not child.dep_.startswith("acl"):
            words |= _own_words(child)
    return words


def _clause(token: Word) -> Word:
    """The nearest verb above `token`."""
    node = token
    while node.head.i != node.i and node.pos_ not in {"VERB", "AUX"}:
        node = node.head
    return node


# --- relatives ---------------------------------------------------------------------------------


def relative(work: Draft, trail: list[Candidate], token: Word) -> list[int]:
    """Entities that a relative pronoun stands for, corrected by the number of its verb.

    "l'aide de l'Egypte, de l'Arabie et des Emirats, qui appuient X": the parse may hang the clause
    from any of the three; a plural verb takes all of the enumeration right before the pronoun.
    """
    clause = token.head
    while (
        clause.dep_ not in {"acl:relcl", "acl", "advcl:cleft"}
        and clause.head.i != clause.i
        and clause.i > token.i
    ):
        clause = clause.head
    if low(token) in {"que", "qu'"} and not clause.dep_.startswith("acl"):
        return []
    antecedent = clause.head if clause.dep_.startswith(("acl", "advcl")) else None
    near = _right_before(work, token)
    parsed = work.map.resolve(antecedent) if antecedent is not None and antecedent.i < token.i else []
    if low(token) != "qui" or token.dep_ not in SUBJECTS:
        if antecedent is not None and antecedent.i < token.i:
            return parsed or ([] if antecedent.pos_ == "NOUN" else near[-1:])
        return near[-1:]
    if _plural_verb(clause if clause.i > token.i else token.head):
        if len(near) > 1:
            return near
        if len(parsed) > 1 or (antecedent is not None and is_plural(antecedent)):
            return parsed
        return parsed or near
    if parsed and antecedent is not None and not is_plural(antecedent):
        named = [word for other in antecedent.conjuncts for word in named_by(work, other)]
        joined = [key for word in named for key in work.map.resolve(word)]
        return near[-1:] if near and near[-1] in joined else parsed[:1]  # "X et Y, qui reproche": Y
    if parsed:
        return near[-1:] or parsed
    titled = antecedent is not None and any(t.start <= antecedent.i < t.end for t in work.titles)
    if (
        antecedent is not None
        and antecedent.i < token.i
        and antecedent.pos_ == "NOUN"
        and not is_plural(antecedent)
    ):
        return near[-1:] if titled and near and work.registry.entities[near[-1]].kind == "person" else []
    return near[-1:]


def _plural_verb(verb: Word) -> bool:
    forms = [verb, *[c for c in verb.children if c.dep_.startswith(("aux", "cop"))]]
    return any(PLURAL.search(low(t)) and not SINGULAR.search(low(t)) for t in forms)


def enumeration(work: Draft, mention: EntityMention) -> list[int]:
    """The entities of "X, Y et Z" that `mention` is one of, by the words between: the parse may miss it."""
    doc = work.doc
    links, determiners = {",", "et", "ou"}, {"le", "la", "les", "l'"}
    found = [mention.entity]
    joined = False  # by "et" somewhere: commas alone join nothing ("A Oslo, X a …")
    i = mention.end
    while i + 1 < len(doc) and low(doc[i]) in links:
        k = i + 1 + (low(doc[i + 1]) in determiners)
        following = _named(work.map.starting(k))
        if following is None:
            break
        joined |= low(doc[i]) == "et"
        found.append(following.entity)
        i = following.end
    i = mention.start
    while i > 1:
        i -= low(doc[i - 1]) in determiners
        before = _named(work.map.ending(i - 1)) if i > 0 and low(doc[i - 1]) in links else None
        if before is None:
            break
        joined |= low(doc[i - 1]) == "et"
        found.insert(0, before.entity)
        i = before.start
    return list(dict.fromkeys(found)) if joined else [mention.entity]


def _named(mentions: list[EntityMention]) -> EntityMention | None:
    named = [m for m in mentions if m.form in {"name", "metonym"}]
    return named[-1] if named else None


def _right_before(work: Draft, token: Word) -> list[int]:
    """The enumeration of names that ends right before `token` (a comma may stand between), in order."""
    doc = work.doc

    def longest(k: int) -> EntityMention | None:
        ending = [m for m in work.map.ending(k) if m.form != "pronoun"]
        return min(ending, key=lambda m: m.start, default=None)

    i = token.i
    if i and low(token.nbor(-1)) in {"a", "avec", "pour", "par", "contre", "de", "sur"}:
        i -= 1
    found: list[int] = []
    while i > 0:
        k = i
        while (
            k > 0
            and longest(k) is None
            and low(doc[k - 1])
            in {",", "et", "ou", "de", "du", "des", "d'", "le", "la", "les", "l'", "a", "au", "aux", ")"}
        ):
            k -= 1
        mention = longest(k)
        if mention is None or (found and not any(low(t) in {",", "et", "ou"} for t in doc[k:i])):
            break
        found.insert(0, mention.entity)
        i = mention.start
    return found
