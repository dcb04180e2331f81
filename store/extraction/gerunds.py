"""*a invité X à former un cabinet, lâchant Y*: a present participle after a comma tells more of what the
clause's subject does; the parser hangs it on the noun or the infinitive before the comma.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.clauses import hang

if TYPE_CHECKING:
    from store.extraction.stances.forms import FormTable
    from store.extraction.words import Text, Word

LOOSE = frozenset({"acl", "advcl", "amod", "conj", "appos"})
GOVERNED = frozenset({"obj", "xcomp", "ccomp", "obl"})
NOUNS = frozenset({"NOUN", "PROPN", "X", "NUM"})


def detach(text: Text, forms: FormTable) -> None:
    """Hang every such participle of a verb of the lexicon from the verb of its clause, in place."""
    found = [i for form, places in text.places.items() if form.endswith("ant") for i in places]
    for word in [text[i] for i in sorted(found)]:
        if word.pos_ != "VERB" or word.dep_ not in LOOSE:
            continue
        verb = _clause(word) if _apart(word) and forms.lemmas(word.plain) else None
        if verb is not None and verb is not word.head:
            hang(word, verb, "advcl")


def _apart(word: Word) -> bool:
    """Whether it stands after a comma, with what only a verb has, below a noun or an infinitive."""
    k = word.i - 1
    while k > word.sent.start and word.doc[k].plain in {
        "ne",
        "n'",
        "y",
        "en",
        "le",
        "la",
        "l'",
        "les",
        "lui",
    }:
        k -= 1
    after = k > word.sent.start and word.doc[k].text == ","
    above = word.head
    loose = above.pos_ in NOUNS or (above.pos_ == "VERB" and "Inf" in above.morph.get("VerbForm", ()))
    return after and above.i < k and loose and any(c.dep_ in GOVERNED for c in word.children)


def _clause(word: Word) -> Word | None:
    """The nearest verb above with a finite form of its own, before `word`; None when there is none."""
    for above in word.above:
        group = (above, *(c for c in above.children if c.dep_.startswith(("aux", "cop"))))
        if any(w.finite for w in group):
            return above if above.i < word.i else None
    return None
