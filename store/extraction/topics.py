"""*Cette réforme, nous la combattrons*: what opens a sentence and a pronoun takes up is the verb's object."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.clauses import QUOTES, hang

if TYPE_CHECKING:
    from store.extraction.words import Text, Word

TAKING_UP = {"le": ("Masc", "Sing"), "la": ("Fem", "Sing"), "l'": ("", "Sing"), "les": ("", "Plur")}
SPEAKERS = frozenset({"je", "j'", "tu", "on", "nous", "vous"})  # who is never the topic too, as *il* may be
NOT = frozenset({"ne", "n'"})
NAMES = frozenset({"NOUN", "PROPN"})


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
