"""What *et* joins has the same form: *parle aux gens du Nord et à Y*, *demande de céder et de partir*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.clauses import hang

if TYPE_CHECKING:
    from store.extraction.words import Text, Word

JOINING = frozenset({"et", "ou", "mais", "puis", "voire"})
NOUNS = frozenset({"NOUN", "PROPN"})
MEMBERS = frozenset({"NOUN", "PROPN", "PRON"})  # what a noun may be joined to
VERBS = frozenset({"VERB", "AUX"})
RELATIVE = frozenset({"qui", "que", "qu'", "dont", "où"})
MARKING = frozenset({"case", "mark"})
SPELT = {"du": "de", "des": "de", "d'": "de", "au": "à", "aux": "à"}


def align(text: Text) -> None:
    """Hang what was joined to a word of another form from the nearest word before with its own preposition,
    infinitive or finite verb, in place.
    """
    for i in text.among(JOINING):
        member = text[i].head
        if text[i].dep_ == "cc" and member.dep_ == "conj" and member.head.i < i < member.i:
            form = _form(member)
            if form and not _alike(member.head, form):
                _join(member, text[i], form)


def _form(word: Word) -> str:
    """What another member must have too; "" when anything may be joined to `word`."""
    if word.pos_ in VERBS and "Inf" in word.morph.get("VerbForm", ()):
        return f"infinitive {_preposition(word)}"
    if _finite(word):
        own = any(c.dep_.startswith("nsubj") or c.plain == "il" for c in word.children)
        return "" if own else f"finite {_number(word)}"
    preposition = _preposition(word)
    return f"noun {preposition}" if word.pos_ in NOUNS and preposition else ""


def _finite(word: Word) -> bool:
    return word.finite or any(c.finite and c.dep_.startswith(("aux", "cop")) for c in word.children)


def _number(verb: Word) -> str:
    """The number of the finite word of the group of `verb`; "" when it shows none."""
    group = (verb, *(c for c in verb.children if c.dep_.startswith(("aux", "cop"))))
    return next((n for w in group if w.finite for n in w.morph.get("Number", ())), "")


def _preposition(word: Word) -> str:
    """The preposition before `word`, without its article; "" for none."""
    first = next((c for c in word.children if c.dep_ in MARKING and c.i < word.i and c.pos_ == "ADP"), None)
    return SPELT.get(first.plain, first.plain) if first is not None else ""


def _join(member: Word, link: Word, form: str) -> None:
    k = link.i - 1
    while k > link.sent.start and link.doc[k].pos_ == "PUNCT":
        k -= 1
    before = [w for w in (link.doc[k], *link.doc[k].above) if w.i < link.i]
    first = next((w for w in before if _alike(w, form)), None)
    if first is None or member in first.above or first is member:
        return
    if "finite" in form and any(w.plain in RELATIVE for w in link.doc[first.i : link.i]):
        return  # it may be the relative clause that goes on
    while first.dep_ == "conj" and first.head.i < first.i and _alike(first.head, form):
        first = first.head
    hang(member, first, "conj")


def _alike(word: Word, form: str) -> bool:
    kind, _, feature = form.partition(" ")
    if kind == "finite":
        return _finite(word) and _number(word) in {feature, ""}
    if kind == "noun":
        return word.pos_ in MEMBERS and _preposition(word) == feature
    return _form(word) == form
