"""Every entry of the lexicon does what its example says: the engine reads the example as it stands."""

from __future__ import annotations

import re
import unicodedata

import pytest

from store.extraction.actors import find_actors
from store.extraction.stances import find_stances
from store.lexicon import load_lexicon
from tests.unit.pipeline import pipeline

STOP = {"le", "la", "les", "l", "d", "de", "du", "des"}


def words(name: str) -> set[str]:
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return set(re.sub(r"[^a-z0-9]+", " ", plain).split()) - STOP


def same(name: str, wanted: str) -> bool:
    a, b = words(name), words(wanted)
    return bool(a & b) and (a <= b or b <= a)


def test_there_are_at_least_five_hundred_entries() -> None:
    assert len({f.id for f in load_lexicon().frames}) >= 500


def test_every_example_yields_its_holder_target_and_polarity() -> None:
    nlp, lexicon = pipeline(), load_lexicon()
    frames = list(lexicon.frame.values())
    failed = []
    for frame, doc in zip(frames, nlp.pipe([f.example for f in frames], batch_size=64), strict=True):
        entities = find_actors(doc)
        for stance in find_stances(doc, entities, [], lexicon, None, likely=False):
            holder, target = entities.entities[stance.holder], entities.entities[stance.target]
            # a wish (exiger le départ de X) turns round with its carrier noun
            polarity = stance.stance == frame.stance or frame.polarity_from == "carrier"
            if (
                polarity
                and any(same(n, frame.expect[0]) for n in (holder.name, *holder.names, stance.holder_text))
                and any(same(n, frame.expect[1]) for n in (target.name, *target.names, stance.target_text))
            ):
                break
        else:
            failed.append(frame.id)
    assert failed == []


@pytest.mark.parametrize(
    ("text", "holder", "stance", "target", "certainty"),
    [
        ("La Hongrie refuse de condamner la Russie.", "Hongrie", "oppose", "Russie", "denied"),
        ("L'Iran dément avoir livré des drones à la Russie.", "Iran", "support", "Russie", "denied"),
        ("Selon l'ONU, le Rwanda soutient le M23.", "Rwanda", "support", "M23", "attributed"),
        ("La Chine soutiendrait en secret le Pakistan.", "Chine", "support", "Pakistan", "alleged"),
        ("Soutenu par la France, Idriss Déby a tenu.", "France", "support", "Idriss Déby", "asserted"),
        ("Le Mali, que soutient la Russie, a rompu.", "Russie", "support", "Mali", "asserted"),
        ("Le Brésil réclame le départ de Nicolas Maduro.", "Brésil", "oppose", "Nicolas Maduro", "asserted"),
        ("Le soutien de la Turquie à l'Azerbaïdjan dure.", "Turquie", "support", "Azerbaïdjan", "asserted"),
        ("Cuba a apporté son soutien à Nicolas Maduro.", "Cuba", "support", "Nicolas Maduro", "asserted"),
        ("Le Qatar n'est pas hostile à l'Égypte.", "Qatar", "oppose", "Égypte", "denied"),
        ("Le Ghana a appelé le Togo à soutenir le Niger.", "Ghana", "support", "Niger", "asserted"),
        (
            "La Pologne a accusé la Hongrie de soutenir la Russie.",
            "Hongrie",
            "support",
            "Russie",
            "attributed",
        ),
    ],
)
def test_one_entry_serves_every_construction(
    text: str, holder: str, stance: str, target: str, certainty: str
) -> None:
    doc = pipeline()(text)
    entities = find_actors(doc)
    found = {
        (entities.entities[s.holder].name, s.stance, entities.entities[s.target].name, s.certainty)
        for s in find_stances(doc, entities, [], load_lexicon(), None, likely=False)
    }
    assert (holder, stance, target, certainty) in found
