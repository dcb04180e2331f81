"""Titles and those who bear them: *le chef d'une milice que finance X, Y, a menacé Z*.

The parser hangs such a name from the nearest noun before it, inside the clause that only says which milice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.branches import is_office
from store.extraction.clauses import SUBJECTS, hang
from store.extraction.shared_titles import past_name, share_titles
from store.extraction.spellings import load_spellings

if TYPE_CHECKING:
    from store.extraction.words import Sentence, Word
    from store.lexicon.gazetteer import Gazetteer

HUNG = frozenset({"appos", "conj", "obl", "nmod", "obj", "xcomp", "parataxis", "dislocated", "nsubj"})
BEFORE_VERB = frozenset({"AUX", "VERB", "PRON", "ADV"})
ONE = frozenset({"un", "une"})


def entitle(sentence: Sentence, gazetteer: Gazetteer) -> None:
    """Hang the names of `sentence` from the titles that are theirs."""
    share_titles(sentence, gazetteer)
    words, bodies = list(sentence), load_spellings().bodies
    for k, name in enumerate(words[2:-2], start=2):
        if name.pos_ == "PROPN" and words[k - 1].plain in bodies and name.head is words[k - 1]:
            _of_body(name, words, k, gazetteer)
        if name.dep_ == "flat" and name.capital and name.pos_ == "PROPN":
            _set_beside(name, gazetteer)
        if name.pos_ != "PROPN" or words[k - 1].text != "," or name.dep_ not in HUNG:
            continue
        stop = past_name(words, k)
        if stop < k + 2 or stop + 1 >= len(words) or words[stop].text != ",":
            continue
        office = _office(name) if words[stop + 1].pos_ in BEFORE_VERB else None
        if office is not None and _bearable(office, name, gazetteer):
            hang(name, office, "appos")


def _set_beside(name: Word, gazetteer: Gazetteer) -> None:
    """*l'entreprise X*: the noun says what X is, and is no part of its name."""
    noun = name.head
    if noun.pos_ == "NOUN" and not noun.capital and noun.i < name.i and noun.folded in gazetteer.apposed:
        name.dep_ = "appos"


def _of_body(name: Word, words: list[Word], k: int, gazetteer: Gazetteer) -> None:
    """*le chef de l'armée X Y*: an army has no such name, and who leads it has."""
    body = name.head
    office = body.head
    led = body.dep_ == "nmod" and office.i < body.i and is_office(office, gazetteer.titles)
    if (
        led
        and past_name(words, k) >= k + 2
        and not any(c.pos_ == "PROPN" and c.i < body.i for c in office.children)
    ):
        hang(name, office, "appos")


def _office(name: Word) -> Word | None:
    """The subject before the relative clause in which `name` was hung, also one taken for the whole sentence;
    None when it hangs in no such clause.
    """
    clause = next((w for w in name.above if w.dep_ == "acl:relcl" or _relative(w)), None)
    if clause is None or clause.i > name.i:
        return None
    above = [w for w in clause.above if w.i < clause.i and (w.dep_ in SUBJECTS or w.head is w)]
    acts = bool(above) and (above[0].head.i > name.i or above[0].head is above[0])
    return above[0] if acts and above[0].pos_ in {"NOUN", "PRON"} else None


def _relative(word: Word) -> bool:
    """Whether `word`, hung from a noun, is a verb after *que*: *le parti que finance X*."""
    return (
        word.dep_ == "nmod" and word.pos_ == "VERB" and any(c.plain in {"que", "qu'"} for c in word.children)
    )


def _bearable(office: Word, name: Word, gazetteer: Gazetteer) -> bool:
    """Whether `office` is a title that nobody bears yet, with nothing set apart before `name`."""
    named = any(c.dep_ in {"appos", "flat"} and c.capital for c in office.children)
    apart = [w for w in office.doc[office.i : name.i] if w.text in {",", ";", "(", "–"}]
    rank = " ".join(w.text for w in office.doc[office.i : office.i + 2])  # "secrétaire général"
    title = office.plain in ONE or is_office(office, gazetteer.titles) or _opens(rank, gazetteer)
    return title and not named and len(apart) == 1


def _opens(rank: str, gazetteer: Gazetteer) -> bool:
    return any(hit.start == 0 for hit in gazetteer.titles.scan(rank))
