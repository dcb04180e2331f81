"""Small questions about the nouns of proposals: their numbers, what they only qualify, what is called so."""

from __future__ import annotations

from functools import lru_cache

from store.extraction.actors.forms import DEFINITE, POSSESSIVE
from store.extraction.actors.words import OPEN_QUOTES, is_capital, low, starts_sentence
from store.extraction.words import Text, Word
from store.lexicon.gazetteer import Gazetteer

PRONE = frozenset({"de", "d'", "du", "des"})


def heads(noun: str) -> str:
    """ "projet de résolution", "résolution" and "résolutions" are one thing."""
    last = noun.split()[-1]
    return last.removesuffix("s")


def number(doc: Text, i: int) -> bool:
    """ "loi 21", "résolution 1973": a number that the noun bears, none that counts what follows."""
    after = doc[i + 1] if i + 1 < len(doc) else None
    counted = after is not None and (after.pos_ in {"NOUN", "NUM"} or after.text == "%")
    return doc[i].text[:1].isdigit() and all(c.isdigit() or c in ".-/" for c in doc[i].text) and not counted


def labelled(doc: Text, start: int, i: int) -> bool:
    """ "la loi travail", "le plan climat": a bare noun at `i` that names the thing before it."""
    if i >= len(doc) or doc[i].pos_ != "NOUN" or not doc[i].text.islower():
        return False
    return doc[i].head.i == start and doc[i].dep_ in {"nmod", "appos", "amod", "flat", "compound"}


def campaign(doc: Text, i: int, gazetteer: Gazetteer) -> bool:
    """ "la Candidature d'unité populaire": the name of a party, by its capital inside the sentence."""
    token = doc[i]
    named = low(token) in gazetteer.words["describe.campaigns"]
    return named and is_capital(token) and not starts_sentence(token)


def reverses(doc: Text, start: int, end: int, gazetteer: Gazetteer) -> bool:
    """ "le retrait de la réforme", "le vote du projet": sides are taken on what is withdrawn or passed."""
    words, noun = gazetteer.words, low(doc[start])
    undone = _undone(gazetteer, noun)
    if not undone:
        return False
    while noun in words["proposal.passages"] and end < len(doc) and doc[end].pos_ == "ADJ":
        end += 1  # "le vote définitif de la loi"
    while end < len(doc) and doc[end].pos_ in {"ADJ", "ADV", "CCONJ"}:
        end += 1  # "le retrait pur et simple du texte"
    if end >= len(doc) or low(doc[end]) not in PRONE:
        return False
    n = end + 1
    while n < len(doc) and low(doc[n]) in {*DEFINITE, *POSSESSIVE}:
        n += 1
    return n < len(doc) and low(doc[n]) in undone


@lru_cache(maxsize=256)
def _undone(gazetteer: Gazetteer, noun: str) -> frozenset[str]:
    """What `noun` only passes, withdraws, lifts or pulls down; empty for any other noun."""
    words = gazetteer.words
    if noun in words["proposal.razing"]:
        return words["proposal.razed"]
    if noun not in words["proposal.passages"] | words["proposal.reversals"]:
        return frozenset()
    known = words["describe.written"] | words["proposal.works"] | words["proposal.withdrawn"]
    known |= words["deed.force"] | words["proposal.events"] - words["proposal.reversals"]
    return known | words["proposal.lifted"] if noun in words["proposal.lifting"] else known


def degree(doc: Text, start: int, gazetteer: Gazetteer) -> bool:
    """ "la baisse des impôts": the change is in question, not what changes."""
    k = start - 2 if low(doc[start - 1]) in {"le", "la", "l'", "les"} else start - 1
    link = k > 0 and low(doc[k]) in PRONE
    return link and low(doc[k - 1]) in gazetteer.words["proposal.degrees"]


def called(doc: Text, i: int) -> bool:
    """ "y voit « une déclaration de guerre »", "un « putsch »": what something is called is not new."""
    k = i - 1
    while k > 0 and doc[k].pos_ == "ADJ":
        k -= 1
    quoted = k > 0 and doc[k].text in OPEN_QUOTES
    above = doc[i].head
    bare = quoted and low(doc[k - 1]) in {"de", "d'"} and "VERB" in {above.pos_, above.head.pos_}
    if bare or (quoted and low(doc[k - 1]) in {"un", "une"}):  # "qualifie la loi de « chantage »"
        return True
    return k > 0 and low(doc[k]) in {"un", "une"} and doc[k - 1].text in OPEN_QUOTES


def participle(token: Word) -> bool:
    """ "la trêve conclue le 4": tagged as an adjective, yet the beginning of a clause."""
    return "Part" in token.morph.get("VerbForm", ()) or low(token).endswith(
        ("nclue", "nclu", "gnee", "gne", "gnes", "see", "posee", "pose")
    )


def modifier(doc: Text, i: int, gazetteer: Gazetteer) -> bool:
    """True for a noun that only qualifies another ("appel au dialogue" is kept, "chef de mission" is not)."""
    token: Word = doc[i]
    sayings = gazetteer.words["proposal.sayings"]
    if any(" ".join(low(word) for word in doc[i : i + n]) in sayings for n in (3, 4)):
        return True  # "la loi du plus fort"
    if i and low(doc[i - 1]) in {"de", "d'"} and token.dep_ == "nmod" and token.head.i < i:
        return low(token.head) in gazetteer.words["proposal.qualified"]
    return False
