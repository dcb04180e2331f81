"""What is the object of a verb that it stands far from: *Cette réforme, nous la combattrons*, what opens a
sentence and a pronoun takes up; *Ce que X réclame, c'est un vote*, what a cleft puts last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.clauses import QUOTES, hang
from store.extraction.spellings import load_spellings

if TYPE_CHECKING:
    from store.extraction.words import Sentence, Text, Word

TAKING_UP = {"le": ("Masc", "Sing"), "la": ("Fem", "Sing"), "l'": ("", "Sing"), "les": ("", "Plur")}
SPEAKERS = frozenset({"je", "j'", "tu", "on", "nous", "vous"})  # who is never the topic too, as *il* may be
NOT = frozenset({"ne", "n'"})
QUE = frozenset({"que", "qu'"})
NAMES = frozenset({"NOUN", "PROPN"})
CLEFT = frozenset({"ce", "chose"})  # what *que* stands for in *ce que X veut, c'est Y*


def take_up(text: Text) -> None:
    """Hang every such topic from the verb in place of the pronoun."""
    for i in text.among(SPEAKERS):
        k = i + 2 if i + 1 < len(text) and text[i + 1].plain in NOT else i + 1
        if k >= len(text) or text[k].plain not in TAKING_UP or i < text[i].sent.start + 3:
            continue
        clitic = text[k]
        topic = _topic(text[i - 1], text[i].head) if clitic.dep_ == "obj" and clitic.pos_ == "PRON" else None
        if topic is not None and _agree(topic, TAKING_UP[clitic.plain]):
            verb = clitic.head
            if topic is verb or topic in verb.above:
                hang(verb, verb if topic.head is topic else topic.head, topic.dep_)
            clitic.dep_ = "expl"
            hang(topic, verb, "obj")


def _topic(comma: Word, verb: Word) -> Word | None:
    """The head of the noun phrase between `comma` and where what is said begins; None for another phrase."""
    if comma.text != ",":
        return None
    doc, low = comma.doc, comma.sent.start
    first = comma.i
    while first > low and doc[first - 1].text not in QUOTES and doc[first - 1].text not in {":", ";", ","}:
        first -= 1
    phrase = doc[first : comma.i]
    tops = [w for w in phrase if w.head not in phrase or w.head is w]
    opens = first == low or doc[first - 1].text != ","
    if len(tops) != 1 or not opens or tops[0].pos_ not in NAMES or phrase[0].pos_ != "DET":
        return None
    framed = any(c.dep_ in {"case", "mark", "cop"} or c.finite for c in tops[0].children)
    return None if framed or any(w is verb for w in phrase) else tops[0]


def _agree(topic: Word, clitic: tuple[str, str]) -> bool:
    shown = [topic.morph.get(feature, ()) for feature in ("Gender", "Number")]
    return all(not has or not wanted or wanted in has for has, wanted in zip(shown, clitic, strict=True))


def unfold(sentence: Sentence) -> None:
    """*Ce que X réclame, c'est Y*: hang Y from the verb as its object, and the verb where Y hung."""
    for que in sentence:
        verb, what = que.head, que.i and que.nbor(-1)
        if que.plain not in QUE or not what or what.plain not in CLEFT or verb.head is not what:
            continue
        put = what.head
        if verb.pos_ != "VERB" or verb.lemma_ in load_spellings().no_topics or not _put_last(put, verb):
            continue
        hang(verb, verb if put.head is put else put.head, put.dep_ if put.head is not put else "ROOT")
        hang(what, verb, "dislocated")
        for child in [c for c in put.children if c.i < put.i and c.dep_ in {"nsubj", "cop", "dislocated"}]:
            hang(child, verb, "expl" if child.dep_ == "nsubj" else "dep")
        que.dep_ = "expl"
        hang(put, verb, "obj")


def _put_last(noun: Word, verb: Word) -> bool:
    """Whether *c'est* or *est* brings in `noun`, without a preposition, right after the clause of `verb`."""
    is_ = next((c for c in noun.children if c.dep_ == "cop" and verb.i < c.i < noun.i), None)
    if is_ is None or noun.pos_ not in NAMES or is_.lemma_ != "être":
        return False
    framed = any(c.dep_ in {"case", "mark"} or c.plain in NOT | {"pas"} for c in noun.children)
    taken = any(c.dep_ == "obj" and c.i > verb.i for c in verb.children)
    return not framed and not taken
