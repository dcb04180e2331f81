"""Quotations and who says them."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from store.edtf import WEEKDAYS
from store.extraction.actors.words import CLOSE_QUOTES, OPEN_QUOTES, is_acronym, is_capital, low
from store.extraction.words import Text, Word
from store.lexicon.gazetteer import Gazetteer

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "obl:agent"})
_ADDRESSING = frozenset({"a", "au", "aux", "devant", "aupres", "sur", "dans", "en", "lors", "depuis"})
_ENDING = frozenset({".", "!", "?", "…", "»", "”", ";"})
_STOPS = frozenset({".", "!", "?", "…", "..."})
_ON_WORD = frozenset({"pour", "selon", "chez"})
SLOGAN = 9  # tokens that what is written on a banner has at most
Resolver = Callable[[Word], list[int]]


def quotation_spans(doc: Text) -> list[tuple[int, int]]:
    """Tokens [start, end) inside « … », “ … ” or " … ", outermost only; a paragraph's end closes all."""
    spans: list[tuple[int, int]] = []
    opened = -1
    closing = ""
    pairs = {"«": "»", "“": "”", '"': '"', "„": "“"}
    for i in sorted([*doc.among(OPEN_QUOTES | CLOSE_QUOTES), *doc.breaks]):
        text = doc[i].text
        if opened >= 0 and (text == closing or (text in CLOSE_QUOTES and text != '"' and closing != '"')):
            if i > opened + 1:
                spans.append((opened + 1, i))
            opened = -1
        elif opened < 0 and text in OPEN_QUOTES:
            opened, closing = i, pairs.get(text, "»")
        elif opened >= 0 and "\n\n" in text:
            opened = -1
    return spans


def stands_alone(doc: Text, start: int, end: int) -> bool:
    """Whether the quotation [start, end) is a sentence by itself, that no word brings in or follows."""
    opens = start < 2 or doc[start - 2].text in _ENDING or doc[start - 2].is_space
    after = end + 1
    closes = (
        after >= len(doc) or doc[after].text == "." or doc[after].is_space or doc[after].text in OPEN_QUOTES
    )
    ended = doc[end - 1].text in _STOPS
    return opens and (closes or (ended and doc[after].capital))


def speech_verb(token: Word, gazetteer: Gazetteer) -> bool:
    """True for a form of a verb that brings in words ("a-t-il lancé", "déclare")."""
    folded = low(token)
    return token.pos_ in {"VERB", "AUX", "ADJ", "NOUN"} and folded.startswith(
        _stems(gazetteer.words["speech.stems"])
    )


@lru_cache(maxsize=8)
def _stems(words: frozenset[str]) -> tuple[str, ...]:
    """The words as `str.startswith` takes them."""
    return tuple(words)


def subject_of(verb: Word) -> Word | None:
    """The subject of `verb` or, for a participle or infinitive, of what it depends on."""
    for _ in range(4):
        for child in verb.children:
            if child.dep_ in {"nsubj", "nsubj:pass"}:
                return child
        if verb.dep_ not in {"xcomp", "conj", "advcl", "ccomp", "acl", "parataxis"} or verb.head.i == verb.i:
            return None
        verb = verb.head
    return None


def find_speaker(doc: Text, start: int, end: int, gazetteer: Gazetteer, resolve: Resolver) -> list[int]:
    """Keys of whoever says tokens [start, end): the words after it first, then those before."""
    return (
        _after(doc, end, gazetteer, resolve)
        or _before(doc, start, gazetteer, resolve)
        or _headed(doc, start, resolve)
        or _signed(doc, end, resolve)
        or _carried(doc, start, end, gazetteer, resolve)
    )


def _after(doc: Text, end: int, gazetteer: Gazetteer, resolve: Resolver) -> list[int]:
    """ "…", a déclaré X; "…", a-t-il lancé; "…", selon X; "…", X dixit."""
    limit = min(end + 9, len(doc))
    i = end + 1
    if i < len(doc) and doc[i].text in {",", "-", "–"}:
        i += 1
    if i < len(doc) and low(doc[i]) in {"selon"}:
        return _first(doc, i + 1, i + 6, resolve)
    for k in range(i, limit):
        token = doc[k]
        if token.text in {".", "«", "“", '"', ";"}:
            return []
        if token.pos_ == "ADJ" and token.dep_ == "amod" and token.head.i < end:
            return []  # "un « putsch » parlementaire": of what is quoted
        says = speech_verb(token, gazetteer) or _names_speaker(doc, end, i, k)
        if says and k - i <= 4 and _inverted(doc, i, k):
            subject = next((c for c in token.children if c.dep_ in {"nsubj", "nsubj:pass"}), None)
            told = subject is not None and any(c.dep_ == "case" for c in subject.children)  # "dit à l'AFP X"
            keys = resolve(subject) if subject is not None and subject.i >= i and not told else []
            return (
                keys
                or _first(doc, i, k, resolve)
                or _first(doc, _past_addressee(doc, k + 1), k + 12, resolve)
            )
    return []


def _names_speaker(doc: Text, end: int, first: int, verb: int) -> bool:
    """ "…", s'est emporté X; "…", tempête la ministre: whatever the verb, what follows it is the speaker."""
    apart = doc[first - 1].text == "," or doc[end - 1].text in {"!", "?", "…", "..."}
    if not apart or doc[verb].pos_ not in {"VERB", "ADJ", "NOUN"} or verb + 1 >= len(doc):
        return False
    warned = low(doc[verb + 1]) == "en" and verb + 3 < len(doc)  # "a mis en garde X"
    following = doc[verb + 3 if warned else verb + 1]
    finite = verb > first or "Fin" in doc[verb].morph.get("VerbForm", ())
    return finite and (following.pos_ == "PROPN" or low(following) in {"le", "la", "l'", "les"})


def _inverted(doc: Text, i: int, verb: int) -> bool:
    """True when only an auxiliary, a pronoun or an adverb stands between the quotation and its verb."""
    return all(
        t.pos_ in {"AUX", "PRON", "ADV", "PUNCT"} or low(t) in {"a", "ont", "avait"} for t in doc[i:verb]
    )


def _past_addressee(doc: Text, start: int) -> int:
    """ "…", a assuré mardi à l'AFP un ministre de X: where the phrase begins that says who speaks, not to
    whom or where; `start` when nobody else is named.
    """
    inside = False  # a phrase that a preposition brings in
    for token in doc[start : start + 12]:
        before = doc[token.i - 1]
        if token.pos_ == "PUNCT":
            break
        if token.pos_ == "ADP" and low(token) in _ADDRESSING:
            inside = True
        elif inside and before.pos_ not in {"ADP", "DET", "ADJ"} and not _continues(token, before):
            return token.i
        elif not inside and token.plain not in WEEKDAYS and token.pos_ not in {"ADV", "AUX"}:
            break
    return start


def _continues(token: Word, before: Word) -> bool:
    """Whether `token` goes on with the phrase that `before` belongs to: "à la télévision russe"."""
    if token.pos_ == "DET" or (is_acronym(before.text) and not is_acronym(token.text) and is_capital(token)):
        return False
    return token.pos_ != "PROPN" or token.dep_ in {"flat", "flat:name"} or token.head is before


def _headed(doc: Text, start: int, resolve: Resolver) -> list[int]:
    """ "X : « … »", "Même avis pour X : « … »": the name before the colon, when no verb stands there."""
    colon = start - 2
    if colon < 1 or doc[colon].text != ":":
        return []
    first = colon
    while first > 0 and doc[first - 1].text not in _ENDING and not doc[first - 1].is_space:
        first -= 1
        if doc[first].pos_ in {"VERB", "AUX"}:
            return []
    names = [t for t in doc[first:colon] if t.pos_ == "PROPN" and t.dep_ not in {"flat", "flat:name"}]
    opening = [t for t in names if t.i == first or low(doc[t.i - 1]) in _ON_WORD]
    return resolve(opening[0]) if opening else []


def _signed(doc: Text, end: int, resolve: Resolver) -> list[int]:
    """ "« … » (X, Lyon)": the name that a bracket after the quotation opens with."""
    if end + 2 >= len(doc) or doc[end + 1].text != "(" or doc[end + 2].pos_ != "PROPN":
        return []
    return resolve(doc[end + 2])


def _carried(doc: Text, start: int, end: int, gazetteer: Gazetteer, resolve: Resolver) -> list[int]:
    """*X a défilé derrière une banderole « Non à Y »*, *aux cris de « … »*: who says a slogan."""
    words = gazetteer.words
    if end - start > SLOGAN or start < 3:
        return []
    above = next((t for t in doc[start - 4 : start - 1] if low(t) in words["speech.signs"]), None)
    while above is not None and above.pos_ not in {"VERB", "AUX"} and above.head is not above:
        above = above.head
    if above is None or above.i > start or not low(above).startswith(_stems(words["speech.carrying"])):
        return []
    subject = subject_of(above)
    if subject is None or subject.i > start:
        return []
    of = next((c for c in subject.children if c.dep_ == "nmod" and c.i > subject.i), None)
    whose = resolve(of) if of is not None and low(subject) in words["speech.followers"] else []
    return resolve(subject) or whose


def _first(doc: Text, start: int, end: int, resolve: Resolver) -> list[int]:
    for token in doc[start : min(end, len(doc))]:
        if token.text in {".", "«", "“"}:
            return []
        if token.i > start and token.pos_ == "ADP" and low(token) == "sur":
            return []  # "a dit le ministre sur BFM TV": where, not who
        if token.pos_ in {"NOUN", "PROPN", "PRON", "X", "ADJ"}:
            keys = resolve(token)
            if keys:
                return keys
    return []


def _before(doc: Text, start: int, gazetteer: Gazetteer, resolve: Resolver) -> list[int]:
    """X a déclaré: "…"; X a dit qu'il "…"; a jugé le texte "…": the subject of the nearest verb of speech."""
    sentence = doc[start].sent.start
    first = max(0, min(sentence, start - 2), start - 60)
    for k in range(start - 2, first - 1, -1):
        token = doc[k]
        if token.text in {".", "!", "?"}:
            return _before_colon(doc, start, resolve)
        if speech_verb(token, gazetteer) and token.pos_ in {"VERB", "AUX"}:
            subject = subject_of(token)
            if subject is not None:
                return resolve(subject)
            return []
    return _before_colon(doc, start, resolve)


def _before_colon(doc: Text, start: int, resolve: Resolver) -> list[int]:
    """X enfonce le clou : "…": the subject of the main clause that ends in a colon right before the words."""
    colon = start - 2
    if colon < 1 or doc[colon].text != ":" or doc[start - 1].text not in OPEN_QUOTES:
        return []
    verbs = [t for t in doc[doc[colon - 1].sent.start : colon] if t.finite and t.dep_ in {"ROOT", "conj"}]
    subject = subject_of(verbs[-1]) if verbs else None
    return resolve(subject) if subject is not None and subject.pos_ in {"PROPN", "NOUN", "PRON"} else []
