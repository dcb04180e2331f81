"""The lexicon's entries as the rest of Sides sees them: frozen, checked, independent of TOML.

A *slot* names the syntactic place of a participant relative to the entry's head:

| slot | place |
|---|---|
| subj, obj | subject, direct object |
| dat | clitic *lui/leur*, or *à* + noun phrase |
| à de contre pour avec envers sur par devant derrière vers en | complement with that preposition |
| agent | *par/de* phrase of a passive or participle |
| poss | *son, leur* on the noun |
| adj | demonym adjective on the noun (*l'opposition russe*) |
| of | the noun that an adjective, participle or apposition modifies, or a copula's subject |
| entre | both parties of *entre X et Y* (symmetric) |
| xcomp | the infinitive clause |
| word | the idiom's own last word (*voter oui*) |
| gov_subj | subject of the verb that governs a phrase (*en faveur de*, *aux côtés de*) |
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from store.model import ActorKind, StanceKind

Pos = Literal["verb", "noun", "adj", "phrase"]
LightKind = Literal["give", "get", "withdraw", "refuse", "seek", "show"]
EmbedType = Literal["wish", "commit", "refuse", "deny", "accuse", "threat", "report", "phase"]
Control = Literal["subj", "obj", "dat", ""]
Effect = Literal["asserted", "attributed", "alleged", "denied"]
Nature = Literal["say", "claim", "reveal", "believe", "ask", "press"]

SLOTS: frozenset[str] = frozenset(
    {
        *("subj", "obj", "dat", "agent", "xcomp", "gov_subj", "word", "obj_word"),
        *("à", "de", "contre", "pour", "avec", "envers", "sur", "par", "devant", "derrière", "vers", "en"),
        *("poss", "adj", "of", "entre"),
    }
)


@dataclass(frozen=True, slots=True)
class Frame:
    """One sense of a word or idiom that takes a side (or makes a contact).

    `head` is as written in the data ("se rallier"); `lemma` the same without the reflexive
    pronoun and `reflexive` whether it had one. `words` (``with`` in the data) are further lemmas
    or lower-case forms that must follow in this order within the clause; the data may give
    alternatives (``"arme|missile"``), each of which becomes a frame of the same id. `holder` and `target`
    are alternatives, the first that is filled wins. `polarity_from == "carrier"`: the stance is
    that of the target's carrier noun (*exiger le départ de*), `stance` only when its sign is +1;
    "deed": the same for every carrier (*regretter la décision de X*), and never for a bare actor.
    `weak`: too ambiguous alone, both participants must be actors in slots of their own.
    In the data only, ``precedence`` 1 or 2 sets an entry before the others of its head, should several fit.
    `expect` is the (holder, target) of `example`, as written there.
    """

    id: str
    head: str
    pos: Pos
    stance: StanceKind
    holder: tuple[str, ...]
    target: tuple[str, ...]
    strength: int
    words: tuple[str, ...]
    polarity_from: Literal["", "carrier", "deed"]
    target_kinds: tuple[ActorKind, ...]
    weak: bool
    example: str
    expect: tuple[str, str]
    lemma: str
    reflexive: bool


@dataclass(frozen=True, slots=True)
class Light:
    """A support verb of noun frames: *apporter son soutien à*, *se heurter à l'opposition de*.

    `noun` is the slot in which the noun stands; `holder` and `target` the verb's slots in which the
    noun's participants may stand (the noun's own slots come first). `words` as in `Frame`.
    Kinds: give (the holder acts), get (the target receives), withdraw (the polarity turns),
    refuse (denied), seek (somebody asks for it: no stance of the one who is asked), show (as give,
    for nouns of attitude). `certainty` "alleged": the verb only promises or plans. `against`: what it gives
    is set against whom it is given to (*la coalition que lui oppose X*), and so no support.
    """

    head: str
    kind: LightKind
    noun: tuple[str, ...]
    holder: tuple[str, ...]
    target: tuple[str, ...]
    words: tuple[str, ...]
    certainty: Effect | Literal[""]
    against: bool
    lemma: str
    reflexive: bool


@dataclass(frozen=True, slots=True)
class Carrier:
    """A noun through which a stance reaches its owner: *la politique de X* (+1), *le départ de X* (-1).

    `owner` are the noun's slots in which that owner stands. `wish`: wanting it is a stance towards
    the owner (*exiger la libération de X*), which is not so of *la politique*. `kinds`: of what the
    owner must be (*l'arrêt du barrage*, not *l'arrêt de la Cour*), anybody when empty.
    """

    noun: str
    sign: int
    owner: tuple[str, ...]
    wish: bool
    kinds: tuple[ActorKind, ...] = ()


@dataclass(frozen=True, slots=True)
class Embedder:
    """A word that takes a clause and says who is its subject and how certain it is.

    `control` is the slot of the embedder that is the embedded clause's subject; `holder` the slot
    whose filler takes the embedded stance (for wishes: the one who wishes). `matrix` is the stance
    that the embedder itself takes from its subject towards its controller ("" when none).
    `marker` are the words that may introduce the clause (à, de, que; "" for a bare infinitive).
    """

    head: str
    pos: Pos
    type: EmbedType
    control: Control
    holder: Literal["subj", "control"]
    certainty: Effect | Literal[""]
    matrix: StanceKind | Literal[""]
    marker: tuple[str, ...]
    words: tuple[str, ...]
    lemma: str
    reflexive: bool


@dataclass(frozen=True, slots=True)
class Reporting:
    """A verb that reports words: `nature` tells a neutral *dire* from *prétendre* or *révéler*."""

    head: str
    nature: Nature
    lemma: str
    reflexive: bool


@dataclass(frozen=True, slots=True)
class CertaintyWords:
    """Closed word lists for certainty; every entry is a tuple of lower-case forms.

    Elided words are split as the tokenizer splits them: ``d'après`` is ``("d'", "après")``.
    """

    hedge_verbs: frozenset[str]
    hedge_adverbs: frozenset[tuple[str, ...]]
    hedge_adjectives: frozenset[str]
    hedge_nouns: frozenset[str]
    negations: frozenset[tuple[str, ...]]
    near_negations: frozenset[tuple[str, ...]]
    attribution: frozenset[tuple[str, ...]]
    reporting: Mapping[str, tuple[Reporting, ...]]


@dataclass(frozen=True, slots=True)
class Attitude:
    """A verb that predicates a quality of somebody: *juger X illégitime*, *traiter X de terroriste*.

    `object` is the slot of the judged one, `predicate` where the quality stands: "xcomp" (bare
    predicate), "que" (a clause with a copula), or a preposition (de, comme, pour, en, à). `otherwise` is
    the sign of a quality that the evaluations do not know (0: no stance).
    """

    head: str
    object: tuple[str, ...]
    predicate: tuple[str, ...]
    words: tuple[str, ...]
    otherwise: Literal[-1, 0, 1]
    lemma: str
    reflexive: bool


@dataclass(frozen=True, slots=True)
class Neutral:
    """A use of a word of stance that takes no side.

    `nouns`: with one of these in slot `slot` (*soutenir une thèse*). `between`: the kinds of a holder and a
    target between whom it says nothing. `within`: in an article that has several of these words
    (*attaquer* on a sports ground), where `head` may also be the id of an idiom's frame. `forms`: written
    so (*comprenant*, that is including). `followed`: right before one of these (*a voté non, en rupture avec
    X*); `head` may be the id of a frame here too. `towards`: towards whoever is called by one of these nouns
    (*X est derrière son rival*). `unless_said`: but in somebody's own words, quoted or by one of these verbs
    (*dit comprendre X*). `errand`: as what one meets or comes for (*se réunir pour voter la loi*). An entry
    has one of these keys; the others are empty.
    """

    head: str
    slot: str
    nouns: frozenset[str]
    between: tuple[ActorKind, ...]
    within: frozenset[str]
    forms: frozenset[str]
    followed: frozenset[str]
    towards: frozenset[str]
    unless_said: frozenset[str]
    errand: bool
    lemma: str
    reflexive: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything the stance rules know about words. Mappings are by lemma, without *se*."""

    frames: tuple[Frame, ...]
    frame: Mapping[str, Frame]  # by id
    by_lemma: Mapping[str, tuple[Frame, ...]]
    lights: Mapping[str, tuple[Light, ...]]
    carriers: Mapping[str, Carrier]
    embedders: Mapping[str, tuple[Embedder, ...]]
    attitudes: Mapping[str, tuple[Attitude, ...]]
    neutral: Mapping[str, tuple[Neutral, ...]]
    evaluations: Mapping[str, int]  # adjective or noun lemma → +1 / -1
    prepositions: Mapping[tuple[str, ...], str]  # ("à", "l'", "égard", "de") → the slot that it fills
    certainty: CertaintyWords
    fingerprint: str  # changes when any entry changes
