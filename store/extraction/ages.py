"""*a invité X, 50 ans, candidat de Y*: how old somebody is and what else, which the parser hangs on the verb
or on whoever else it names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.clauses import hang

if TYPE_CHECKING:
    from store.extraction.words import Word


def say_who(years: Word) -> None:
    """Hang `years` (*ans*), with a number between commas after a name, from that name, and so what
    they are without an article right after it.
    """
    doc, low, high = years.doc, years.sent.start, years.sent.end
    k = years.i
    if k < low + 3 or doc[k - 1].pos_ != "NUM" or doc[k - 2].text != "," or doc[k - 3].pos_ != "PROPN":
        return
    if k + 2 >= high or doc[k + 1].text != ",":
        return
    name = doc[k - 3]
    while name.dep_.startswith("flat") and name.head.i < name.i:
        name = name.head
    after = doc[k + 2]
    if after.pos_ == "ADJ" and k + 3 < high and doc[k + 3].pos_ == "NOUN":  # "ancien ministre"
        after = doc[k + 3]
    bare = not any(c.i < after.i and c.dep_ in {"det", "case"} for c in after.children)
    for word in (years, after) if bare and after.pos_ in {"NOUN", "ADJ"} else ():
        if word not in name.above and word.head is not word:
            hang(word, name, "amod" if word.pos_ == "ADJ" else "appos")
