"""Phrases that the parser hung on another word than the one they belong to."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from store.extraction.stances.columns import below
from store.extraction.stances.syntax import (
    COMMAS,
    CONTRACTED,
    NOMINAL,
    NOTHING,
    QUOTES,
    RELATIVES,
    SUBJECTS,
    Found,
)
from store.extraction.stances.words import load_discourse

if TYPE_CHECKING:
    from store.extraction.stances.surface import Surface
    from store.extraction.stances.syntax import Parse

INVERTED = frozenset(f"{t}-{who}" for t in ("", "-t") for who in ("il", "elle", "ils", "elles"))
_STOPS = COMMAS - {"(", ")"}


def cleft(p: Parse, i: int, prep: str) -> Found:
    """*c'est à X que Y a livré ses chars*: the phrase that the cleft puts before predicate `i`."""
    k = p.head[i]
    if k >= i or p.dep[i] not in {"acl:relcl", "advcl:cleft", "acl"} or p.prep(k) != prep:
        return NOTHING
    low, _ = p.bounds[p.sentence[i]]
    opened = k > low + 1 and any(p.low[j] in {"c'", "ce"} for j in range(max(low, k - 5), k))
    que = any(p.low[j] in {"que", "qu'"} for j in range(k + 1, i))
    return Found(tuple(p.coordinated(k))) if opened and que else NOTHING


def hung_above(p: Parse, i: int, prep: str) -> Found:
    """*membre de l'opposition à X*: the phrase right after noun `i`, hung on the noun above it."""
    _, high = p.bounds[p.sentence[i]]
    j = i + 1
    while j < high and p.pos[j] == "ADJ":
        j += 1
    if prep in {"de", "par"} or j >= high or CONTRACTED.get(p.low[j], p.low[j]) != prep:
        return NOTHING
    k = next((k for k in range(j + 1, min(j + 6, high)) if p.pos[k] in NOMINAL), -1)
    above = k >= 0 and p.head[k] == p.head[i] != k and p.pos[p.head[i]] in NOMINAL
    return Found(tuple(p.coordinated(k)), "attachment") if above else NOTHING


def owner_hung_above(p: Parse, i: int) -> Found:
    """*dénonce le « mépris » de X*, *une libération « sans conditions » de X*: the owner of a noun, after
    what is quoted, hung on the verb above it or on what is quoted.
    """
    _, high = p.bounds[p.sentence[i]]
    j = i + 1
    if j < high and p.low[j] in QUOTES and p.quoted[i] == 0:
        j = next((k for k in range(j + 1, min(j + 9, high)) if p.low[k] in QUOTES), j)
    while j < high and p.pos[j] == "ADJ":
        j += 1
    if (
        j + 1 >= high
        or p.low[j] not in QUOTES
        or CONTRACTED.get(p.low[j + 1], p.low[j + 1]) not in {"de", "d'"}
    ):
        return NOTHING
    k = next((k for k in range(j + 2, min(j + 6, high)) if p.pos[k] in NOMINAL), -1)
    hung = k >= 0 and (p.head[k] == p.head[i] or i < p.head[k] < j) and p.prep(k) == "de"
    return Found(tuple(p.coordinated(k)), "attachment") if hung else NOTHING


def hung_on_owner(p: Parse, i: int, prep: str) -> Found:
    """*les griefs de la Turquie contre l'UE*: the phrase was hung on the noun's owner."""
    owned = prep == "de" and any(p.prep(k) == "de" or p.morph[k].get("Poss", ()) for k in p.kids[i])
    if p.pos[i] not in {"NOUN", "PROPN", "ADJ"} or owned:
        return NOTHING
    _, high = p.bounds[p.sentence[i]]
    for k in range(i + 1, min(high, i + 14)):
        # "une réaction « disproportionnée » de X", "des sanctions ciblées contre X", "un soutien accru à X"
        own = p.head[k] == i and (p.quoted[k] > 0 or (prep in {"contre", "à"} and p.is_participle(k)))
        if p.low[k] in _STOPS or (p.pos[k] in {"VERB", "AUX"} and not own):
            break
        if p.pos[k] in NOMINAL and p.prep(k) == prep and p.low[k] not in RELATIVES and below(p.head, k, i):
            quality = p.dep[p.head[k]] in {"acl", "amod"} and p.head[p.head[k]] == i
            above = p.prep(p.head[k])
            place = above == "dans" and p.pos[p.head[k]] == "NOUN"  # "opération dans le nord-est de l'Iran"
            place = place or p.low[p.head[k]] in load_discourse().quarters  # "attaques au nord du Mali"
            named = above in {"à", "dans", "contre", "envers", "pour"} and p.pos[k] == "PROPN" and not place
            hung = quality or named or above == "par"
            if (
                prep == "de" and not hung
            ):  # "le ralliement au Front de Pedro Salvat", not "à un projet de loi"
                continue
            return Found(tuple(p.coordinated(k)), "attachment")
    return NOTHING


def doer_hung_above(p: Parse, i: int) -> Found:
    """*condamne la prise de Goma par les rebelles*: the doer of noun `i`, hung on the verb above it."""
    verb = p.head[i]
    if p.pos[verb] not in {"VERB", "AUX"} or p.dep[i] not in {"obj", *SUBJECTS} or p.passive(verb):
        return NOTHING
    for k in p.kids[verb]:
        near = i < k <= i + 8 and p.prep(k) == "par" and p.pos[k] in NOMINAL and not p.timed[k]
        if near and not any(p.low[j] == "," for j in range(i, k)):
            return Found(tuple(p.coordinated(k)), "attachment")
    return NOTHING


def left(p: Parse, surface: Surface, i: int) -> Found:
    """*le retrait du Tchad de la Cour*: what noun `i` says that somebody leaves, after who leaves it."""
    for k in range(i + 1, min(i + 4, p.size)):
        for member in surface.by_start.get(k, ()):
            end = member.end
            if surface.entities.entities[member.entity].kind in {"person", "proposal"} or end + 1 >= p.size:
                continue
            if CONTRACTED.get(p.low[end], p.low[end]) not in {"de", "d'"}:
                continue
            for body in (*surface.by_start.get(end + 1, ()), *surface.by_start.get(end + 2, ())):
                if surface.entities.entities[body.entity].kind in {"organisation", "proposal"}:
                    return Found((body.head,), "attachment")
    return NOTHING


def apposed(p: Parse, named: Collection[int], first: int, k: int) -> bool:
    """*La Ligue, le parti de X, a exigé …*: whether `k` is an apposition of the subject `first` that the
    parser took for the subject.
    """
    start = min([k, *(c for c in p.kids[k] if c < k)])
    apart = p.low[start - 1] == "," and p.low[start] not in {"et", "ou"}
    return first in named and apart and p.pos[first] != "PRON" and p.pos[k] == "NOUN"


def within(p: Parse, heads: list[int]) -> list[int]:
    """*allié de X, et Y ont …*: a member after *, et* without the first one's preposition is no member."""

    def apart(k: int) -> bool:
        link = next((c for c in p.kids[k] if p.dep[c] == "cc" and c < k), -1)
        return link > 0 and p.low[link - 1] == "," and p.prep(k) == ""

    return heads[:1] + [k for k in heads[1:] if not apart(k)] if p.prep(heads[0]) else heads


def speaker(p: Parse, i: int) -> Found:
    """*a-t-il ajouté*, *a fait savoir X*: the one who speaks, when taken for an object."""
    if p.lemma[i] in load_discourse().made_known and p.caused(i):
        after = [k for k in p.kids[i] if p.dep[k] == "obj" and k > i and p.pos[k] == "PROPN"]
        return Found(tuple(after[:1]), "inversion")
    inverted = [k for k in p.kids[i] if p.dep[k] == "expl" and p.low[k] in INVERTED]
    return Found((inverted[0],), "inversion") if inverted and p.is_participle(i) else NOTHING


def noun_before(p: Parse, pronoun: int) -> int:
    """The word before a relative pronoun, past punctuation and prepositions; -1 when there is none."""
    k = pronoun - 1
    low, _ = p.bounds[p.sentence[pronoun]]
    while k >= low and (p.low[k] in COMMAS or p.pos[k] in {"ADP", "PUNCT", "CCONJ", "DET"}):
        if p.low[k] == ")":  # "la ministre Anne X (Groen), qui …"
            opening = next((j for j in range(k - 1, low, -1) if p.low[j] == "("), low)
            k = opening if p.pos[opening - 1] == "PROPN" else k
        k -= 1
    return k if k >= low else -1


def mishung(p: Parse, i: int) -> Found:
    """*Réuni à Genève, le comité a suspendu X*: the noun from which the parser hung a main clause as if it
    were a relative one, though no relative pronoun stands between.
    """
    up, finite = p.head[i], p.finite(i)
    if p.dep[i] not in {"acl", "acl:relcl"} or finite is None or p.pos[up] not in NOMINAL or up > finite:
        return NOTHING
    if any(p.low[k] in RELATIVES or p.low[k] in QUOTES for k in range(up + 1, finite)):
        return NOTHING
    return Found(tuple(p.coordinated(up)), "main clause")


def last_clause(p: Parse, up: int, i: int) -> int:
    """The clause next before a gerund, when the parser hung it on an earlier one."""
    for k in range(i - 1, up, -1):
        if p.pos[k] == "VERB" and p.is_infinitive(k) and p.auxiliaries(k):
            return k  # "accuse Y d'avoir trahi X en armant Z"
        if p.pos[k] == "VERB" and p.finite(k) is not None and any(p.dep[c] in SUBJECTS for c in p.kids[k]):
            relative = any(p.low[c] in RELATIVES for c in p.kids[k])
            return up if relative else k
    return up


def told_apart(p: Parse, first: int, second: int) -> bool:
    """*le nombre de pays qui rompent leurs relations avec X a été dénoncé*: whether a relative clause with
    its verb begins between two nouns, the second one inside it.
    """
    start = next((k for k in range(first + 1, second) if p.low[k] in RELATIVES), second)
    opens = second - 1 if p.pos[second - 1] == "DET" else second
    return p.low[opens - 1] not in COMMAS and any(
        p.pos[k] in {"VERB", "AUX"} for k in range(start + 1, second)
    )
