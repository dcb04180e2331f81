"""Bodies in lower case that what stands after "de" makes a name of: "le tribunal administratif de Lille"."""

from __future__ import annotations

from functools import lru_cache

from store.extraction.actors.words import Name, is_capital, is_plural
from store.extraction.words import Text, Word
from store.lexicon.gazetteer import Gazetteer, fold

DETERMINED = frozenset({"le", "la", "l'", "du", "au"})
CHURCH = DETERMINED | {"une", "cette", "notre"}
LINKS = frozenset({"de", "d'", "du", "des"})
ARTICLES = frozenset({"la", "l'", "le", "les"})
PLACES = frozenset({"place", "capital", "demonym"})
LONGEST = 10  # tokens that the name may take after its noun
WORDS = 4  # that its noun may have


def find_civic(doc: Text, lows: list[str], taken: dict[int, Name], gazetteer: Gazetteer) -> list[Name]:
    """The bodies outside the tokens `taken`, by their noun and its complements."""
    words = gazetteer.words
    nouns, first = _nouns(gazetteer)
    found: list[Name] = []
    after = 0
    for i in doc.among(first):
        if i < after or i in taken or not _determined(doc, lows, i):
            continue
        stop = phrase(lows, i, nouns)
        if lows[i] in words["civic.territories"] and not _acts(doc[i], words["civic.idle"]):
            continue
        end = _named(doc, lows, i, stop, taken, gazetteer) if stop else 0
        if end and not (lows[i] in words["civic.parts"] and _of_body(lows, i, end, taken)):
            found.append(Name(i, end, "body", "organisation", lower=True))
            after = end
    return [*found, *_churches(doc, lows, taken, gazetteer)]


def _churches(doc: Text, lows: list[str], taken: dict[int, Name], gazetteer: Gazetteer) -> list[Name]:
    """ "l'Eglise méthodiste", "l'Eglise orthodoxe russe": by their creed, each of them another body."""
    found: list[Name] = []
    for i in doc.among(gazetteer.words["civic.churches"]):
        k = i + 1
        known = i in taken and (taken[i].form != "place" or taken[i].end > k)
        if known or k in taken or k >= len(doc) or not i:
            continue
        if lows[i - 1 - (doc[i - 1].pos_ == "ADJ" and i > 1)] not in CHURCH:
            continue  # "la nouvelle Eglise orthodoxe"
        if lows[k] not in gazetteer.words["civic.creeds"]:
            continue
        while k < len(doc) and (lows[k] in gazetteer.words["civic.creeds"] or lows[k] in gazetteer.demonyms):
            k += 1
        end = _complement(doc, lows, k, taken)
        found.append(Name(i, end if end and (end - 1 in taken or is_capital(doc[end - 1])) else k, "body",
                          "organisation"))  # fmt: skip
    return found


@lru_cache(maxsize=4)
def _nouns(gazetteer: Gazetteer) -> tuple[frozenset[str], frozenset[str]]:
    """What such bodies are called, and the words that this begins with."""
    words = gazetteer.words
    nouns = words["civic.seated"] | words["civic.joined"] | words["civic.territories"]
    return nouns, openers(nouns)


@lru_cache(maxsize=8)
def openers(phrases: frozenset[str]) -> frozenset[str]:
    """The words that `phrases` begin with, cut as an article's words are."""
    return frozenset(phrase.replace("'", "' ").split()[0] for phrase in phrases)


def phrase(lows: list[str], i: int, nouns: frozenset[str]) -> int:
    """The index after the longest of `nouns` that begins at `i`; 0 when none does."""
    for length in range(min(WORDS + 1, len(lows) - i), 0, -1):
        if " ".join(lows[i : i + length]).replace("' ", "'") in nouns:
            return i + length
    return 0


def _of_body(lows: list[str], i: int, end: int, taken: dict[int, Name]) -> bool:
    """ "la section locale de la CGT", "la fédération du Nord du Parti libéral": a part of a body."""
    bodies = {k for k in range(i + 1, min(end + 3, len(lows))) if k in taken and taken[k].form not in PLACES}
    after = end + 1 + (lows[end + 1 : end + 2] != [] and lows[end + 1] in ARTICLES)
    return any(k < end for k in bodies) or (
        lows[end : end + 1] != [] and lows[end] in LINKS and after in bodies
    )


def _determined(doc: Text, lows: list[str], i: int) -> bool:
    k = i - 1
    while k > 0 and doc[k].pos_ == "ADJ":
        k -= 1
    return (
        k >= 0
        and lows[k] in DETERMINED
        and (doc[i].text.islower() or lows[i] == "land")
        and doc[i].pos_ in {"NOUN", "PROPN", "X"}
    )


def _acts(place: Word, idle: frozenset[str]) -> bool:
    """*la région Bretagne s'oppose à*: a place that does something or takes a side, in its own name."""
    while place.dep_ == "conj" and place.head.i < place.i:
        place = place.head
    does = (
        place.dep_.startswith("nsubj")
        and place.head.pos_ in {"VERB", "ADJ"}
        and fold(place.head.lemma_) not in idle
    )
    return does or place.dep_ == "obl:agent"


def _named(
    doc: Text, lows: list[str], i: int, stop: int, taken: dict[int, Name], gazetteer: Gazetteer
) -> int:
    """The index after the name of the body whose noun is tokens [i, stop); 0 when it has none."""
    words, k = gazetteer.words, stop
    if k < len(doc) and is_capital(doc[k]) and lows[i] in words["civic.territories"]:
        end = taken[k].end if k in taken else k + 1  # "la région Bretagne"
        while end < len(doc) and is_capital(doc[end]) and (end not in taken or taken[end].form == "place"):
            end += 1  # "la région Grand Est"
        return end
    while k < len(doc) and doc[k].pos_ == "ADJ" and not is_capital(doc[k]) and k - stop < 3:
        k += 1
    end = _complement(doc, lows, k, taken)
    if k == stop and not end and stop - i > 1:
        return stop  # "le conseil municipal" that nothing names
    if not end or lows[end - 1] in words["civic.others"]:
        return 0
    if " ".join(lows[i:stop]).replace("' ", "'") in words["civic.joined"]:
        bare = k == stop == i + 1  # "la fédération internationale d'athlétisme" names one
        vague = bare and lows[k] in {"de", "d'"} and not is_plural(doc[end - 1])
        return _whole(doc, lows, end, taken, vague and lows[k + 1] not in ARTICLES)
    if lows[i] == "ministere":
        return _department(doc, lows, end, taken)
    return end if is_capital(doc[end - 1]) or end - 1 in taken else 0


def _department(doc: Text, lows: list[str], end: int, taken: dict[int, Name]) -> int:
    """The index after the name of a ministry, known as far as `end`: "le ministère des Affaires | étrangères
    des Émirats"; 0 for one in lower case that nothing says whose it is.
    """
    spelt = is_capital(doc[end - 1]) or end - 1 in taken
    k = end + (end < len(doc) and doc[end].pos_ == "ADJ" and not is_capital(doc[end]))
    state = k + 2 if lows[k + 1 : k + 2] and lows[k + 1] in ARTICLES else k + 1
    if end - 1 not in taken and k < len(doc) and lows[k] in LINKS and state in taken:
        return taken[state].end
    return k if spelt else 0


def _whole(doc: Text, lows: list[str], end: int, taken: dict[int, Name], vague: bool) -> int:
    """The index after the further complements; 0 for "association de promotion" alone, which names nobody."""
    start = end
    while end - start < LONGEST:
        k = end
        while k < len(doc) and doc[k].pos_ == "ADJ" and not is_capital(doc[k]):
            k += 1
        step = 0 if is_capital(doc[end - 1]) else _complement(doc, lows, k, taken)
        if not step:
            return 0 if vague and end == start and not is_capital(doc[end - 1]) else k
        end = step
    return end


def _complement(doc: Text, lows: list[str], k: int, taken: dict[int, Name]) -> int:
    """The index after "de Lille", "des maires", "de l'UDC" at `k`; 0 when no such thing is there."""
    if k + 1 >= len(doc) or lows[k] not in LINKS or is_capital(doc[k]):
        return 0
    n = k + 2 if lows[k + 1] in ARTICLES else k + 1
    if n >= len(doc):
        return 0
    if n in taken:
        return taken[n].end
    if is_capital(doc[n]):
        while n + 1 < len(doc) and is_capital(doc[n + 1]) and doc[n + 1].pos_ == "PROPN":
            n += 1
        return n + 1
    return n + 1 if doc[n].pos_ == "NOUN" else 0
