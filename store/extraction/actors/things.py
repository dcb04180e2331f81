"""Measures, changes and works that somebody may take a side on: kept apart until somebody does."""

from __future__ import annotations

from functools import lru_cache

from store.extraction.actors.evidence import first_conjunct
from store.extraction.actors.forms import POSSESSIVE
from store.extraction.actors.naming import reverses
from store.extraction.actors.pickups import describes
from store.extraction.actors.words import CLOSE_QUOTES, OPEN_QUOTES, gender, is_plural, low
from store.extraction.actors.workspace import Draft, surface
from store.extraction.entities import Latent, Measure
from store.extraction.words import Text, Word
from store.lexicon.gazetteer import Gazetteer

PRONE = frozenset({"de", "d'", "du", "des"})
DETERMINERS = frozenset(
    {"le", "la", "l'", "les", "un", "une", "ce", "cet", "cette", "ces", "du", "au", "aux", "des", "d'"}
    | {"son", "sa", "ses", "leur", "leurs", "tout", "toute"}
)
DEMONSTRATIVE = frozenset({"ce", "cet", "cette", "ces"})
COMPLEMENTS = PRONE | {
    "a",
    "au",
    "aux",
    "dans",
    "en",
    "sur",
    "contre",
    "pour",
    "par",
    "entre",
    "avec",
    "vers",
}
ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "ROOT"})
FIRST = PRONE | {"a", "au", "aux", "sur", "vers"}  # what may come first: "retour à la retraite à 60 ans"
BARE = frozenset({"le", "la", "l'", "du", "au", "un", "une"})
QUALIFYING = frozenset({"ADJ", "NOUN", "PROPN", "NUM"})
RELATIVES = frozenset({"qui", "que", "qu'", "dont", "ou", "lequel", "laquelle"})
ANY = frozenset({"tout", "toute", "un", "une"})
NOTHING: frozenset[str] = frozenset()
QUOTED = 6  # tokens that what stands in quotation marks may take
LONGEST = 12  # tokens that a measure's name may take


def collect_measures(work: Draft, taken: set[int]) -> None:
    """The measures of the article, outside the tokens `taken`; one that is named again is the same one."""
    doc = work.doc
    known: list[tuple[str, frozenset[str], Measure]] = []
    words_of = work.gazetteer.words
    after, inside, intentions = 0, 0, words_of["proposal.intentions"]
    loose = words_of["proposal.loose"] | words_of["proposal.reversals"]
    for i in doc.among(_nouns(work.gazetteer)):
        if doc[i].pos_ not in {"NOUN", "PROPN"} or i < after:
            continue
        if work.low[i] in intentions:
            _plan(work, i)
        if i in taken or i in work.map.latent:
            continue
        noun, stop = _noun(work, i)
        if not noun or reverses(doc, i, stop, work.gazetteer):
            continue
        before = _determiner(doc, i)
        if before not in DETERMINERS or (i < inside and before in {"un", "une"}):
            continue  # "la suppression de la hausse" is two things, "la construction d'un pont" one
        end, words = name_span(work, stop, joined(work.gazetteer, noun))
        works = " " in noun or noun in words_of["proposal.works"]
        ruling = noun in words_of["sort.rulings"] and before not in ANY and _court_before(work, i)
        ruling = ruling and (noun != "avis" or work.low[max(i - 2, 0)] != "contre")  # "contre l'avis de X"
        if noun in words_of["proposal.opinions"] and not ruling:
            continue  # "tout jugement sur une affaire interne"
        if end == stop and noun in words_of["proposal.bound"]:
            continue
        alone = before in BARE and (ruling or noun not in loose) and _ends(doc, stop)
        told = before in DEMONSTRATIVE or works or alone or _decided(doc, i, stop) or describes(work, i, stop)
        if end == stop and not told and not _again(known, noun, words):
            continue
        measure = _again(known, noun, words)
        if measure is None:
            measure = Measure(surface(doc, i, end), "f" if gender(doc[i]) == "f" else "m", is_plural(doc[i]))
            known.append((noun, words, measure))
        work.map.latent[i] = Latent(i, end, measure)
        after, inside = stop, end


def _ends(doc: Text, stop: int) -> bool:
    """Whether nothing after the noun that ends at `stop` says more of it."""
    after = doc[stop] if stop < len(doc) else None
    if after is None or after.pos_ == "AUX":
        return True
    more = after.pos_ in QUALIFYING or after.text in OPEN_QUOTES or low(after) in COMPLEMENTS | RELATIVES
    return not more and not _clause(after)


def _court_before(work: Draft, i: int) -> bool:
    """Whether the article has told of a court or of judges by the end of the sentence of token `i`."""
    end = work.doc[i].sent.end
    return any(k < end for k in work.doc.among(work.gazetteer.words["proposal.courts"]))


def joined(gazetteer: Gazetteer, noun: str) -> frozenset[str]:
    """The prepositions after which stands what `noun` is of, past "de": "une coalition avec X"."""
    return frozenset(p for p in ("avec", "dans", "contre") if noun in gazetteer.words[f"proposal.{p}"])


def _decided(doc: Text, i: int, stop: int) -> bool:
    """ "la hausse décidée lundi par X", "l'autorisation accordée à Y": what was done tells which it is."""
    if stop + 1 >= len(doc) or doc[stop].dep_ != "acl" or doc[stop].head.i != i or not _clause(doc[stop]):
        return False
    return doc[stop + 1].plain in {"par", "à", "au", "aux"} or any(
        c.dep_ == "obl:agent" for c in doc[stop].children
    )


def _plan(work: Draft, i: int) -> None:
    """ "la décision d'instaurer une taxe", "l'idée de taxer les riches": what is to be done names it."""
    doc = work.doc
    if i + 3 >= len(doc):
        return
    verb = doc[i + 2]
    done = work.low[i + 1] in {"de", "d'"} and "Inf" in verb.morph.get("VerbForm", ())
    if not done or _determiner(doc, i) not in {"le", "la", "l'", "ce", "cet", "cette"}:
        return
    objects = [c.i for c in verb.children if c.dep_ == "obj" and c.i > verb.i]
    end = (objects[0] if objects else verb.i) + 1
    below = {t.i for t in doc[objects[0]].subtree} if objects else set()
    while end in below and end - i < LONGEST and doc[end].pos_ not in {"PUNCT", "VERB", "PRON", "SCONJ"}:
        end += 1
    if all(token.sent is doc[i].sent for token in doc[i:end]):
        measure = Measure(surface(doc, i, end), "f" if gender(doc[i]) == "f" else "m", is_plural(doc[i]))
        work.map.latent[i] = Latent(i, end, measure)


def latest_measure(
    work: Draft, i: int, *, within: int, wanted: str = "", plural: bool | None = None
) -> Latent | None:
    """The measure that something at token `i` takes up: of the nearest sentence, and the only one there.

    Of several, the subject or object counts before what hangs from other words; None when two are alike.
    """
    here = work.sentence_of[i]
    fits = [
        latent for k, latent in work.map.latent.items()
        if latent.end <= i and here - work.sentence_of[k] <= within
        and (plural is None or latent.measure.plural == plural)
        and (not wanted or latent.measure.gender == wanted)
    ]  # fmt: skip
    if not fits:
        return None
    near = max(work.sentence_of[latent.start] for latent in fits)
    fits = [latent for latent in fits if work.sentence_of[latent.start] == near]
    measures = {id(latent.measure) for latent in fits}
    if len(measures) > 1:
        fits = [
            latent for latent in fits
            if first_conjunct(work.doc[latent.start]).dep_ in ARGUMENTS
        ]  # fmt: skip
        measures = {id(latent.measure) for latent in fits}
    return fits[-1] if len(measures) == 1 else None


def _determiner(doc: Text, i: int) -> str:
    """The determiner before the noun at `i`, over adjectives and figures: "la nouvelle hausse"."""
    k = i - 1
    while (
        k >= 0 and (doc[k].pos_ in {"ADJ", "NUM"} or doc[k].text in {"«", '"', "“"}) and low(doc[k]) != "tout"
    ):
        k -= 1
    return low(doc[k]) if k >= 0 else ""


def _noun(work: Draft, i: int) -> tuple[str, int]:
    """The singular of the measure noun at token `i`, and the index after it; "" when there is none."""
    events, works = work.gazetteer.words["proposal.events"], work.gazetteer.words["proposal.works"]
    folded = work.low[i]
    for count in (6, 5, 4, 3, 2) if folded in _openers(events) or folded in _openers(works) else ():
        words = work.low[i : i + count]
        said = " ".join(words).replace("' ", "'")  # "liberté d'expression" is three words of the text
        for phrase in (said, _singular(said)) if len(words) == count else ():
            if phrase in events or phrase in works:
                return phrase, i + count
    for form in (folded, folded.removesuffix("s"), folded.removesuffix("x")):
        if form in events or form in works:
            return form, i + 1
    return "", i


@lru_cache(maxsize=4)
def _nouns(gazetteer: Gazetteer) -> frozenset[str]:
    """The words, singular and plural, that a measure or what is intended begins with."""
    words = gazetteer.words
    phrases = words["proposal.events"] | words["proposal.works"]
    forms = [noun + ending for noun in phrases for ending in ("", "s", "x")]
    return words["proposal.intentions"].union(forms, _openers(phrases))


@lru_cache(maxsize=8)
def _openers(phrases: frozenset[str]) -> frozenset[str]:
    """The first words of those of `phrases` that are of several, singular and plural."""
    first = [phrase.split()[0] for phrase in phrases if " " in phrase]
    return frozenset(word + ending for word in first for ending in ("", "s", "x"))


def _singular(phrase: str) -> str:
    """ "parcs éoliens": each word without its plural ending."""
    return " ".join(word.removesuffix("s") for word in phrase.split())


def _again(
    known: list[tuple[str, frozenset[str], Measure]], noun: str, words: frozenset[str]
) -> Measure | None:
    """The measure that this noun meant before, when no word sets the two apart."""
    for other, theirs, measure in reversed(known):
        if other == noun and (words <= theirs or theirs <= words):
            return measure
    return None


def name_span(work: Draft, start: int, prepositions: frozenset[str] = NOTHING) -> tuple[int, frozenset[str]]:
    """End of the measure's name, and the words that tell it from others; `prepositions` may come first."""
    doc, end, k = work.doc, start, start
    words: set[str] = set()
    while k < len(doc) and k - start < LONGEST:
        token = doc[k]
        if k == start and _label(work, token):  # "la norme Euro 7"
            k = end = k + 1 + (k + 1 < len(doc) and doc[k + 1].pos_ == "NUM")
            words.add(low(token))
        elif token.pos_ == "ADJ" and not _clause(token):
            words.add(low(token))
            k += 1
        elif low(token) in (COMPLEMENTS if k > start else FIRST | prepositions) and k + 1 < len(doc):
            step = _complement(work, k)
            if not step:
                break
            if low(token) == "entre" and step < len(doc) and low(doc[step]) == "et":
                step = _complement(work, step) or step  # "le tunnel entre X et Y"
            words |= {low(t) for t in doc[k + 1 : step] if t.pos_ in {"NOUN", "PROPN", "ADJ"}}
            k = step
            end = k
            if low(token) not in PRONE:
                break
            continue
        else:
            break
        end = k
    return end, frozenset(words)


def _label(work: Draft, token: Word) -> bool:
    """Whether a name right after the noun is the measure's own, and nobody's."""
    named = token.pos_ == "PROPN" and token.capital and token.head.i == token.i - 1
    return named and not work.map.starting(token.i)


def _complement(work: Draft, k: int) -> int:
    """Index after the noun phrase that the preposition at `k` brings in; 0 when it brings in none."""
    doc = work.doc
    n = k + 1
    if n < len(doc) and low(doc[n]) in POSSESSIVE:
        place = n + 1 < len(doc) and low(doc[n + 1]) in work.gazetteer.words["firm.places"]
        return n + 2 if place else 0  # "la révision de leur mandat": whose, the words do not say
    while n < len(doc) and (doc[n].pos_ in {"DET", "NUM"} or low(doc[n]) in DETERMINERS):
        n += 1
    if n + 2 < len(doc) and doc[n].text in OPEN_QUOTES:  # "le statut de « société distincte »"
        return _quoted(doc, n + 1)
    mention = [m for m in work.map.starting(n) if m.form != "pronoun"]
    if mention:
        return max(m.end for m in mention)
    while n < len(doc) and doc[n].pos_ == "ADJ":
        n += 1
    if n < len(doc) and doc[n].text in work.gazetteer.words["proposal.amounts"]:
        return 0  # how much, not of what
    if n < len(doc) and doc[n].pos_ in {"NOUN", "PROPN", "NUM", "X"} and not doc[n].text.isspace():
        return n + 1
    return 0


def _quoted(doc: Text, start: int) -> int:
    """Index after the quotation mark that closes a short phrase from token `start` on; 0 for a long one."""
    near = range(start + 1, min(start + QUOTED, len(doc)))
    return next((k + 1 for k in near if doc[k].text in CLOSE_QUOTES), 0)


def _clause(token: Word) -> bool:
    """ "la hausse décidée par X": a participle opens a clause, tagged as an adjective or not."""
    return "Part" in token.morph.get("VerbForm", ())
