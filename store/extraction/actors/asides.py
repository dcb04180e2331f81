"""The subject right before an object pronoun, and what is said beside it: *X, l'allié de Y, l'accuse*."""

from __future__ import annotations

from store.extraction.actors.constraints import verb_of
from store.extraction.actors.forms import CLITICS
from store.extraction.actors.words import CLOSE_QUOTES, OPEN_QUOTES, low, preposition
from store.extraction.actors.workspace import Draft
from store.extraction.words import Word

SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
BEFORE_VERB = frozenset({"ne", "n'", "s'", "se", "me", "m'", "nous", "y", "en"}) | CLITICS
CLOSING = frozenset({",", ")", "–", "—"})
ENDS = frozenset({";", ":", "(", "–", "—"}) | OPEN_QUOTES | CLOSE_QUOTES
RELATIVES = frozenset({"qui", "que", "qu'", "dont", "ou", "auquel", "a laquelle", "lequel", "laquelle"})
WITHIN = frozenset({"nmod", "obl", "obl:agent", "obl:arg", "obj", "iobj", "amod"})
BESIDE = frozenset({"acl", "acl:relcl", "appos"})
STEPS = 6  # words climbed up from a name to the noun that it is said beside


def subject_before(work: Draft, token: Word) -> tuple[int, set[int]]:
    """Where the subject of the verb of object pronoun `token` begins, and the entities it is; (-1, none) when
    the pronoun does not stand right behind its subject and what is said beside that.

    By the parse, else by the words: the first name of the clause without a preposition, when the pronoun
    follows it or a comma after it (*X, un temps l'ami de Y, l'accuse*).
    """
    doc, verb = work.doc, verb_of(token)
    for child in verb.children:
        if child.dep_ in SUBJECTS and child.i < token.i and low(child) not in RELATIVES:
            return child.i, {m.entity for m in work.map.headed(child.i)}
    k = token.i
    while k > 0 and low(doc[k - 1]) in BEFORE_VERB:
        k -= 1
    adjacent = [m for m in work.map.ending(k) if m.form in {"name", "title", "metonym"}]
    if any(preposition(doc, m.start, m.head) == "" for m in adjacent):
        return min(m.start for m in adjacent), {m.entity for m in adjacent}
    if k == 0 or doc[k - 1].text not in CLOSING:
        return -1, set()
    return _first_named(work, token.sent.start, k)


def _first_named(work: Draft, start: int, end: int) -> tuple[int, set[int]]:
    """The first name of a clause that begins at token `start` or later and goes on at `end`, if it is its
    subject: a comma right behind it, no preposition before it, and no verb between but in a relative clause.
    """
    doc = work.doc
    for k in range(end - 1, start - 1, -1):
        if doc[k].text in ENDS and doc[k].text != doc[end - 1].text:
            start = k + 1
            break
    for k in range(start, end):
        if doc[k].finite:
            return -1, set()
        for m in work.map.starting(k):
            if m.form in {"name", "title", "metonym"} and preposition(doc, m.start, m.head) == "":
                after = m.end
                while after < end and (apposed := work.map.starting(after)):
                    after = max(a.end for a in apposed)
                if after >= end or doc[after].text not in {",", "("}:
                    continue
                inside, relative = range(after, end), False
                for i in inside:
                    relative |= low(doc[i]) in RELATIVES
                    if doc[i].finite and not relative:
                        return -1, set()
                keys = {n.entity for i in range(m.start, after) for n in work.map.starting(i)}
                return m.start, keys
    return -1, set()


def beside(work: Draft, head: int) -> bool:
    """Whether the name headed by token `head` only helps to say who or what something else is: *le plan écrit
    par X*, *Y, qui fut ministre de X*.
    """
    node = work.doc[head]
    for _ in range(STEPS):
        if node.dep_ in BESIDE and node.dep_ != "appos":
            return True
        if node.dep_ not in WITHIN or node.head.i == node.i:
            return False
        node = node.head
    return False
