"""The words in which answers are told, and the names of their orders and steps.

Apart from the answers themselves, because a screen needs them for its first frame already.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from store.model import Certainty, Review, StanceKind

Order = Literal["activity", "recency", "change"]
Step = Literal["month", "quarter", "year"]
Role = Literal["any", "toward", "by"]
"""`toward`: stances of which the actor is the target; `by`: those it holds."""

STANCE_VERBS: dict[StanceKind, str] = {
    "support": "soutient",
    "oppose": "s'oppose à",
    "contact": "est en contact avec",
}
DENIED_VERBS: dict[StanceKind, str] = {
    "support": "ne soutient pas",
    "oppose": "ne s'oppose pas à",
    "contact": "n'est pas en contact avec",
}
STANCE_NOUNS: dict[StanceKind, str] = {"support": "soutien", "oppose": "opposition", "contact": "contact"}
CERTAINTY_WORDS: dict[Certainty, str] = {
    "asserted": "affirmé",
    "attributed": "attribué",
    "alleged": "supposé",
    "denied": "démenti",
}
REVIEW_WORDS: dict[Review, str] = {
    "auto": "non relu",
    "accepted": "accepté",
    "rejected": "rejeté",
    "edited": "corrigé",
    "added": "ajouté",
}
