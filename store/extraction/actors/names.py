"""Proper names in open text: gazetteer hits and runs of capitals, as spans of tokens."""

from __future__ import annotations

import re
from itertools import count

from store.extraction.actors.words import (
    ACRONYM,
    ROMAN,
    Name,
    is_acronym,
    is_capital,
    low,
    starts_sentence,
)
from store.extraction.words import Text, Word
from store.lexicon.gazetteer import PARTICLES, Gazetteer, Hit, PhraseIndex

FUNCTION = frozenset({"ADP", "DET", "ADV", "PRON", "CCONJ", "SCONJ", "AUX", "NUM", "INTJ", "PUNCT"})


DETERMINERS = frozenset({"le", "la", "l'", "du", "au", "ce", "cette"})
FAMILY = frozenset({"le", "la", "de", "du", "des", "van", "von", "di", "el", "al", "den", "ter"})


# the label of a road, a weapon, an illness: "l'A10", "un F-16", "le Covid-19"
_CODE = re.compile(r"(?:A|N|D|E|RN|RD)\d{1,4}|(?:[A-Z]{1,5}|[A-Z][a-z]+)-\d{1,4}[A-Za-z]?")
_CIVIL = frozenset({"m.", "mm.", "mme", "mlle", "mmes", "me"})
_OF = frozenset({"de", "du", "des", "d'"})
SHOUTED = frozenset(
    {"le", "la", "les", "de", "du", "des", "au", "aux", "en", "est", "et", "un", "une", "pour", "se"}
)
LOUD = 4  # words in capitals only, one after the other, that are a shout and no name
ENGLISH = frozenset({"of", "for", "the", "and"})
OFFICE = 8  # tokens from an office to the end of what it is the office of
CLUB_WORDS = frozenset({"PROPN", "NOUN", "ADJ", "X"})
SHORT_END = re.compile(r"[A-ZÀ-Þ]{2,5}\.")  # "pour le MR.": an acronym that ends its sentence


FORMER = ("ex-", "ex‑")


class Offsets:
    """The text of a document, and where its tokens begin and end in it."""

    def __init__(self, doc: Text) -> None:
        self.text = doc.text
        self.starts = dict(zip(doc.starts, count(), strict=False))
        self.ends = dict(zip(doc.ends, count(1), strict=False))
        former = {word for word in doc.vocabulary if word.startswith(FORMER)}
        self.former = {doc[i].idx + len("ex-"): i for i in doc.among(former)}

    def spans(self, index: PhraseIndex, *, former: bool = False) -> list[tuple[int, int, Hit]]:
        """The phrases of `index` that begin and end where tokens do, as [start, end) token indexes; with
        `former`, also those that begin after "ex-".
        """
        found = []
        for hit in index.scan(self.text):
            end = hit.end
            if end not in self.ends and self.text[end : end + 1] == ".":
                end += 1  # "M."
            start = self.starts.get(hit.start, self.former.get(hit.start) if former else None)
            if start is not None and end in self.ends:
                found.append((start, self.ends[end], hit))
        return found


def gazetteer_names(doc: Text, offsets: Offsets, gazetteer: Gazetteer) -> list[Name]:
    names = []
    for start, end, hit in offsets.spans(gazetteer.names):
        if hit.form == "place":
            names.append(Name(start, end, "place"))
            continue
        entry = gazetteer.known[hit.value]
        form = hit.form
        if form == "name" and entry.kind != "country":
            form = "body"
        names.append(Name(start, end, form, entry.kind, entry.id, lower=not is_capital(doc[start])))
    return names


def _breaks(doc: Text, i: int) -> bool:
    """True where a run of names ends before token `i` whatever its letters."""
    text = doc[i].text
    return not is_capital(doc[i]) or not any(c.isalpha() for c in text)


def _common(token: Word, gazetteer: Gazetteer) -> bool:
    """A capital that is no name: sentence start, a title, a body noun."""
    folded = low(token)
    if folded in gazetteer.body_nouns or token.pos_ in {"DET", "PRON", "ADP", "CCONJ", "SCONJ", "AUX"}:
        return True
    opener = folded in gazetteer.words["adjective.openers"] or token.pos_ in FUNCTION | {
        "VERB",
        "ADJ",
        "NOUN",
    }
    return starts_sentence(token) and opener


def capital_runs(doc: Text, taken: set[int], titles: set[int], gazetteer: Gazetteer) -> list[Name]:
    """Runs of capitalised words with the particles between them, outside the tokens `taken`."""
    names: list[Name] = []
    after = 0  # the token after the latest run
    shouted = _shouted(doc)
    for start in [token.i for token in doc if token.capital]:
        if start < after or start in taken or start in titles or start in shouted or _breaks(doc, start):
            continue
        end = _run_end(doc, start, taken, titles, gazetteer.words["firm.clubs"])
        end = _short_of_body(doc, start, end, gazetteer)
        end = after = _before_given(doc, start, end, titles, gazetteer) or end
        while start < end and _strip_first(doc, start, end, gazetteer):
            start += 1
        while start < end and low(doc[end - 1]) in DETERMINERS:
            end -= 1  # "BBC News | L'Ukraine accuse"
        start = _with_particle(doc, start, end)
        coded = end - start == 1 and _CODE.fullmatch(doc[start].text)
        if start < end and not coded and not _mere_noun(doc, start, end, gazetteer):
            form = "acronym" if end - start == 1 and is_acronym(doc[start].text) else "run"
            names.append(Name(start, end, form))
    called = {doc.surface(n.start, n.end) for n in names if _of_thing(doc, n.start, gazetteer)}
    names = [n for n in names if not _award(doc, n, gazetteer) and not _street(doc, n, gazetteer)]
    return [n for n in names if doc.surface(n.start, n.end) not in called]


def _shouted(doc: Text) -> set[int]:
    """The words in sentences of capitals only, "ON SE VOIT AU TRIBUNAL": no names by their letters."""
    small = doc.among(SHOUTED)
    found: set[int] = set()
    for sentence in {id(doc[i].sent): doc[i].sent for i in small if doc[i].text.isupper()}.values():
        k = sentence.start
        while k < sentence.end:
            stop = k
            while stop < sentence.end and (doc[stop].text.isupper() or not doc[stop].text[0].isalpha()):
                stop += 1
            words = [i for i in range(k, stop) if doc[i].text.isupper()]
            if len(words) >= LOUD and any(doc[i].folded in SHOUTED for i in words):
                found.update(words)
            k = max(stop, k) + 1
    return found


def _with_particle(doc: Text, start: int, end: int) -> int:
    """Where "de Varneuil" begins in "M. de Varneuil", "Mme de la Tour"."""
    k = start
    while k > 1 and k > start - 2 and low(doc[k - 1]) in {"de", "d'", "du", "des", "la", "le"}:
        k -= 1
    civil = start < end and k and k < start and low(doc[k - 1]) in _CIVIL and low(doc[k]) in _OF
    return k if civil else start


def _of_thing(doc: Text, start: int, gazetteer: Gazetteer) -> bool:
    """ "le cyclone X", "la planète Y": the name of what acts for nobody, here and wherever it stands."""
    return start > 0 and low(doc[start - 1]) in gazetteer.words["name.of_things"]


def _award(doc: Text, name: Name, gazetteer: Gazetteer) -> bool:
    """ "le Prix X", "la Coupe Y": what is won; not "Oscar X", who is called so."""
    first = low(doc[name.start])
    won = name.end - name.start > 1 and first in gazetteer.words["name.awards"]
    return won and first not in gazetteer.given


def _street(doc: Text, name: Name, gazetteer: Gazetteer) -> bool:
    """ "la rue Victor X", "l'avenue de X", "Quai de X": where something happens, here only."""
    streets, k = gazetteer.words["name.streets"], name.start - 1
    if name.end - name.start > 1 and low(doc[name.start]) in streets:
        return True
    if k < 1 or is_capital(doc[k]):
        return k >= 0 and low(doc[k]) in streets
    if low(doc[k]) in gazetteer.words["name.squares"]:
        return doc[k].pos_ == "NOUN"
    while k > 0 and low(doc[k]) in {"de", "d'", "du", "des", "la", "l'"}:
        k -= 1
    return low(doc[k]) in streets


def _short_of_body(doc: Text, start: int, end: int, gazetteer: Gazetteer) -> int:
    """ "Mme X de la Constitution", "M. X de la Confédération": where the surname at `start` ends."""
    if not start or end - start < 3 or low(doc[start - 1]) not in _CIVIL or low(doc[start + 1]) not in _OF:
        return end
    k = next(k for k in range(start + 1, end) if is_capital(doc[k]))
    noun, words = low(doc[k]), gazetteer.words
    common = noun in gazetteer.body_nouns or noun in words["name.nouns"] or noun in words["describe.written"]
    return start + 1 if common else end


def _before_given(doc: Text, start: int, end: int, titles: set[int], gazetteer: Gazetteer) -> int:
    """ "le président des Centristes | Hervé X", "le patron de Bercy | Pierre X": where the person's name
    begins; 0 where all is one name.
    """
    first = low(doc[start])
    if (
        not start
        or end - start < 3
        or first in gazetteer.given
        or first in gazetteer.words["name.named_after"]
    ):
        return 0
    k = next((k for k in range(start + 1, end - 1) if low(doc[k]) in gazetteer.given), 0)
    members = low(doc[start - 1]) in {"des", "les", "aux"} and k == start + 1
    return k if k and is_capital(doc[k + 1]) and (members or _held(doc, start, titles)) else 0


def _held(doc: Text, start: int, titles: set[int]) -> bool:
    """Whether the name at `start` ends the phrase of an office: *le président du groupe PS au | Sénat*."""
    k = start - 1
    while k > 0 and start - k <= OFFICE and k not in titles and not low(doc[k]).startswith("ex-"):
        if doc[k].pos_ not in {"ADP", "DET", "NOUN", "ADJ", "PROPN"}:
            return False
        k -= 1
    return k < start - 1 and (k in titles or low(doc[k]).startswith("ex-"))


def _mere_noun(doc: Text, start: int, end: int, gazetteer: Gazetteer) -> bool:
    """ "le Pacte mondial", "la TVA": a common noun, whatever its capitals."""
    if end - start > 1:
        return False
    if low(doc[start]) in gazetteer.words["name.things"] and is_acronym(doc[start].text):
        return True
    if low(doc[start]) in gazetteer.words["name.nouns"] or ROMAN.fullmatch(doc[start].text):
        return True  # "la République", "acte VIII"
    if low(doc[start]) not in gazetteer.words["describe.written"]:
        return False
    after = doc[end] if end < len(doc) else None
    return start > 0 and low(doc[start - 1]) in DETERMINERS and (after is None or not is_capital(after))


def _strip_first(doc: Text, start: int, end: int, gazetteer: Gazetteer) -> bool:
    token = doc[start]
    if _family_article(doc, start, end):
        return False
    common = low(token) in gazetteer.body_nouns or low(token) in gazetteer.words["adjective.openers"]
    if token.pos_ == "PROPN" and not (starts_sentence(token) and common):
        return low(token) in gazetteer.demonyms and (
            end - start > 1 or (start > 0 and doc[start - 1].pos_ == "DET")
        )
    if low(token) in gazetteer.demonyms:
        return True
    if end - start == 1:
        return _common(token, gazetteer)
    if starts_sentence(token):
        return token.pos_ in FUNCTION or common  # "Procès | Barbie : le parquet fait appel"
    return token.pos_ in {"DET", "ADP", "PRON", "CCONJ"}


def _family_article(doc: Text, start: int, end: int) -> bool:
    """True for the "Le" of "Mme Le Pen", "le vote La Rochefoucauld": a capital inside the sentence."""
    token = doc[start]
    if start and end - start > 1 and low(doc[start - 1]) in {"m.", "mme"} and low(token) in FAMILY:
        return True  # "M. De Smet"
    inside = start > 0 and not starts_sentence(token) and token.text in {"Le", "La"}
    return inside and end - start == 2 and doc[start - 1].text[-1:].isalpha() | (low(doc[start - 1]) == "m.")


def _run_end(doc: Text, start: int, taken: set[int], titles: set[int], clubs: frozenset[str]) -> int:
    """End of the run that starts at `start`: capitals, and particles followed by a capital. `clubs` are the
    acronyms that begin the names of clubs.
    """
    i = start + 1
    if is_acronym(doc[start].text) and len(doc[start].text) <= 5:
        return _club_end(doc, i, taken) if low(doc[start]) in clubs else i
    while i < len(doc):
        text = doc[i].text
        if SHORT_END.fullmatch(doc[i - 1].text):
            return i
        if doc[i - 1].whitespace_ == "" and doc[i - 1].text[-1:] not in "-'’.":
            return i
        if i in taken or i in titles:
            return i
        if is_capital(doc[i]) and any(c.isalpha() for c in text):
            if (
                is_acronym(text)
                and not ROMAN.fullmatch(text)
                and len(text) <= 5
                and not doc[i - 1].text.isupper()
            ):
                return i
            i += 1
            continue
        if ROMAN.fullmatch(text):
            i += 1
            continue
        step = _particles(doc, i, start)
        if not step or any(k in taken or k in titles for k in range(i, step + 1)):
            return i
        i = step + 1
    return i


def _club_end(doc: Text, i: int, taken: set[int]) -> int:
    """End of "FC Lanvaux", "US Saint-Malo", whose acronym ends at token `i`."""
    while i < len(doc) and i not in taken and is_capital(doc[i]) and doc[i].pos_ in CLUB_WORDS:
        i += 1
    return i


def _particles(doc: Text, i: int, start: int) -> int:
    """Index of the capital that the particles from `i` on lead to, 0 when they lead to none."""
    k = i
    while k < min(len(doc), i + 3) and low(doc[k]) in ENGLISH:
        k += 1
    if k > i:
        return k if k < len(doc) and is_capital(doc[k]) else 0  # "Friends of the Valley"
    while (
        k < len(doc) and k < i + 3 and (low(doc[k]) in PARTICLES or (k == i and low(doc[k]) in {"de", "d'"}))
    ):
        k += 1
    if k == i or k >= len(doc) or not is_capital(doc[k]) or ACRONYM.fullmatch(doc[k].text):
        return 0
    if low(doc[i]) in {"de", "d'", "du", "le", "la"} and (i - start > 1 or "-" in doc[start].text[-1:]):
        return 0
    if low(doc[i]) in {"de", "d'", "du", "la", "le"} and start > 0 and doc[start - 1].pos_ == "DET":
        return 0
    return k
