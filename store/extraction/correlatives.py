"""*soutenu tant par X que par Y*, *rejeté par X comme par Y*, *tant X que Y soutiennent Z*: a second beside
the first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.clauses import SUBJECTS, hang

if TYPE_CHECKING:
    from store.extraction.words import Text, Word

LINKS = frozenset({"que", "qu'", "comme", "et"})
ALIKE = frozenset({"tant", "autant"})
ALIKE_OR_GOOD = ALIKE | {"bien"}
QUE = frozenset({"que", "qu'"})
HUNG = frozenset({"acl:relcl", "acl", "ccomp", "advcl", "conj"})
NAMES = frozenset({"NOUN", "PROPN", "X"})
FAR = 16  # tokens within which *autant* stands before its *que*
APART = 9  # tokens within which the first agent stands
AGENTS = frozenset({"obl:agent", "obl", "nmod"})


def correlate(text: Text) -> None:
    """Hang every such second agent from the first, in place."""
    for i in text.among(QUE) if not ALIKE_OR_GOOD.isdisjoint(text.places) else ():
        if text[i].dep_ in {"mark", "obj", "cc", "advmod"} and i > text[i].sent.start + 1:
            _pair(text[i])
        if text[i].dep_ in {"mark", "obj", "cc", "advmod", "case"} and i > text[i].sent.start + 3:
            _pair_objects(text[i])
    for i in text.places.get("par", ()):
        par = text[i]
        if i == par.sent.start or text[i - 1].plain not in LINKS or par.dep_ != "case":
            continue
        first, second = _first(par), par.head
        if first is None or second is first or second.dep_ == "conj" or second in first.above:
            continue
        link = text[i - 1]
        hang(second, first, "conj")
        if link.head is not second and second not in link.above and link not in second.above:
            hang(link, second, "cc")


def _pair(que: Word) -> None:
    """*tant X que Y soutiennent Z*: of two subjects the first, taken for what a clause says more of."""
    doc, verb = que.doc, que.head
    second = next((c for c in verb.children if c.dep_ in SUBJECTS and que.i < c.i < verb.i), None)
    first = verb.head
    if (
        second is None
        or first is verb
        or verb.dep_ not in HUNG
        or not first.i < que.i
        or first.pos_ not in NAMES
    ):
        return
    k = first.i - 1
    while k > que.sent.start and doc[k].pos_ in {"DET", "ADJ"}:
        k -= 1
    both = doc[k].plain in ALIKE or (doc[k].plain == "bien" and k > 0 and doc[k - 1].plain == "aussi")
    if not both or any(c.dep_ == "case" for c in first.children):
        return
    rooted = first.head is first
    hang(verb, verb if rooted else first.head, "ROOT" if rooted else first.dep_)
    hang(first, verb, "nsubj")
    hang(second, first, "conj")
    hang(que, second, "cc")


def _pair_objects(que: Word) -> None:
    """*critique autant X que Y*, *s'en prend aussi bien à X qu'à Y*: the second of two complements."""
    doc, second, low = que.doc, que.head, que.sent.start
    if second.pos_ not in NAMES or second.i < que.i or second.i > que.i + 5:
        return
    if any(w.finite or w.pos_ == "VERB" for w in doc[que.i : second.i]):
        return
    for k in range(que.i - 2, max(que.i - FAR, low) - 1, -1):
        word = doc[k]
        if word.finite or word.text in {";", ":"} or word.plain in QUE:
            return
        if word.plain in ALIKE or (word.plain == "bien" and doc[k - 1].plain == "aussi"):
            first = next((w for w in doc[k + 1 : que.i] if w.pos_ in NAMES and w.dep_ != "flat"), None)
            if first is not None and second not in first.above and first.dep_ not in SUBJECTS:
                hang(second, first, "conj")
                que.pos_ = "CCONJ"
                hang(que, second, "cc")
            return


def _first(par: Word) -> Word | None:
    """The agent before the link, when no verb with a subject of its own stands between."""
    for k in range(par.i - 2, max(par.i - APART, par.sent.start) - 1, -1):
        word = par.doc[k]
        if word.finite or word.text in {";", ":"}:
            return None
        if word.plain == "par" and word.dep_ == "case" and word.head.dep_ in AGENTS:
            return word.head
    return None
