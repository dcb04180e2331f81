"""Words hung on their own verb under a label that cannot be: *Pékin, de son côté, nie …* as a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.clauses import SUBJECTS, hang
from store.extraction.spellings import load_spellings

if TYPE_CHECKING:
    from store.extraction.stances.forms import FormTable
    from store.extraction.words import Word

CLITICS = frozenset({"le", "la", "l'", "les"})
OWN = frozenset({"se", "s'"})
EMPHATIC = frozenset({"lui", "elle", "eux", "elles"})
BARE = frozenset({"obl", "dislocated", "vocative", "advcl"})  # never a name without a preposition
PLACING = frozenset({"à", "au", "aux", "en", "dans", "depuis", "de", "du", "sur"})
SAID = frozenset({"acl", "appos", "amod", "acl:relcl"})  # what an aside says of somebody
DOUBTFUL = BARE | SUBJECTS | {"obj", "iobj", "nmod", "appos", "flat", "xcomp", "advmod", "expl"}


def relabel(word: Word, forms: FormTable) -> None:
    """Call a name the subject or the object of its verb where nothing else is left for it to be; `word` hangs
    on a verb, with one of the labels DOUBTFUL.
    """
    verb = word.head
    if word.dep_ == "advmod" and word.pos_ == "VERB" and word.plain.endswith("ment"):
        word.pos_ = "ADV"  # "frappent durement X"
        for child in [c for c in word.children if c.i > word.i]:
            hang(child, verb, child.dep_)
    elif word.dep_ == "expl" and word.plain == "il":
        _somebody(word, verb, forms)
    elif word.plain in EMPHATIC and word.dep_ in {"obj", "nsubj", "iobj", "nmod", "appos"}:
        _apart(word)
    elif word.plain in load_spellings().alone and word.dep_.startswith("nsubj"):
        _alone(word, verb)
    elif word.dep_ == "nsubj" and word.i > verb.i and _second(word, verb):
        word.dep_ = "obj"  # "dit qu'elle soutient X"
    elif word.dep_ == "nsubj" and _framed(word):
        word.dep_ = "obl"  # "Pour X, cette loi est un danger"
    elif word.dep_ in SUBJECTS and word.i < word.sent.start + 3:
        _set(word, verb)
    elif (word.pos_ != "PROPN" and word.lemma_ not in load_spellings().civilities) or any(
        c.dep_ == "case" for c in word.children
    ):
        return
    elif word.dep_ in BARE and word.i == word.sent.start and word.i < verb.i:
        if verb.doc[word.i + 1].text == "," and not _has(verb, "nsubj") and "Fin" in _form(verb):
            word.dep_ = "nsubj"
    elif word.dep_ in {"xcomp", "flat"} and word.i == verb.i + 1 and forms.lemmas(verb.plain):
        word.dep_ = "obj"  # also "n'a cessé d'aider Lima", where both were taken for one name


def _somebody(il: Word, verb: Word, forms: FormTable) -> None:
    """*il l'avait exclu*, *il s'est entretenu avec X*: the subject, when the verb can do without none."""
    names = {verb.lemma_, *forms.lemmas(verb.plain)}
    inside = [c for c in verb.children if il.i < c.i < verb.i]
    if any(c.plain in OWN for c in inside):  # "il s'en est pris à X": no passive
        for child in inside:
            child.dep_ = "aux:tense" if child.dep_ == "aux:pass" else child.dep_
    if any(c.dep_ in {"aux:pass", "cop"} for c in verb.children) or "falloir" in names:
        return
    whole = verb.pos_ == "VERB" and load_spellings().impersonal.isdisjoint(names)
    own = any(c.plain in OWN for c in inside) and bool(forms.lemmas(verb.plain))
    after = any(c.dep_ == "obj" and c.i > verb.i for c in verb.children)
    if any(c.dep_ == "obj" and c.plain in CLITICS for c in inside) or (whole and (own or after)):
        il.dep_ = "nsubj"


def _summing(word: Word, verb: Word) -> bool:
    """*a refusé de partir, une décision que X déplore*: what sums up a clause that has its object."""
    article = next((c for c in word.children if c.dep_ == "det"), word)
    if article.plain not in {"un", "une"} or article.i == 0 or article.nbor(-1).text != ",":
        return False
    return any(c.dep_ in {"xcomp", "ccomp", "obj"} and verb.i < c.i < article.i for c in verb.children)


def _framed(word: Word) -> bool:
    """Whether a preposition makes `word` a frame of its clause."""
    framing = load_spellings().framing
    return any(c.dep_ == "case" and c.plain in framing for c in word.children)


def _set(word: Word, verb: Word) -> None:
    """*Au Mali, X, élu de Gao, a protesté*: make who follows the comma after a place that opens the sentence,
    taken for the subject of `verb`, that subject.
    """
    case = any(c.dep_ == "case" and c.plain in PLACING and c.i == word.sent.start for c in word.children)
    named = (c for c in word.children if c.dep_ == "appos" and c.pos_ in {"PROPN", "NOUN"} and c.i > word.i)
    first = next(named, None) if case else None
    if first is None or any(c.dep_ == "case" for c in first.children):
        return
    start = min([first.i, *(c.i for c in first.children if c.i < first.i and c.pos_ != "PUNCT")])
    if word.doc[start - 1].text != ",":
        return
    said = [c for c in word.children if c.i > first.i and c.dep_ in SAID]
    hang(first, verb, word.dep_)
    word.dep_ = "obl"
    for child in said:
        hang(child, first, child.dep_)


def _apart(word: Word) -> None:
    """*réclame, elle, un débat*: a pronoun between commas only stresses the subject."""
    doc = word.doc
    if 0 < word.i < len(doc) - 1 and doc[word.i - 1].text == "," and doc[word.i + 1].text == ",":
        word.dep_ = "dislocated"


def _alone(word: Word, verb: Word) -> None:
    """*Seul le Mali a défendu X*: the one who is alone is the subject, not the adjective."""
    named = [c for c in word.children if c.dep_ in {"obj", "nmod", "appos"} and c.pos_ in {"NOUN", "PROPN"}]
    if named and not any(c.dep_ == "case" for c in named[0].children):
        hang(named[0], verb, word.dep_)
        hang(word, named[0], "amod")


def _second(word: Word, verb: Word) -> bool:
    """Whether a verb that takes objects has its subject before it already, and no object."""
    first = any(c.dep_ == "nsubj" and c.i < verb.i for c in verb.children)
    plain = word.pos_ in {"NOUN", "PROPN"} and not any(c.dep_ == "case" for c in word.children)
    return first and plain and not _has(verb, "obj") and not _has(verb, "aux:pass") and not _has(verb, "cop")


def _has(verb: Word, label: str) -> bool:
    return any(c.dep_.startswith(label) for c in verb.children)


def _form(verb: Word) -> tuple[str, ...]:
    """The verb forms of the group of `verb`: its own and its auxiliaries'."""
    group = [verb, *(c for c in verb.children if c.dep_.startswith("aux"))]
    return tuple(form for word in group for form in word.morph.get("VerbForm", ()))
