"""Who acts in an article: names, titles, states, bodies, proposals, and what refers back to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.extraction.actors.ballots import ballots
from store.extraction.actors.build import draft
from store.extraction.actors.coreference import Coreference
from store.extraction.actors.crowds import they
from store.extraction.actors.groups import find_people
from store.extraction.actors.pronouns import first_names
from store.extraction.actors.proposals import Proposals
from store.extraction.actors.standins import led, organs, stand_ins
from store.extraction.entities import EntityMap
from store.extraction.words import Text, as_text
from store.lexicon.gazetteer import Gazetteer, load_gazetteer

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["find_actors"]


def find_actors(doc: Doc | Text, gazetteer: Gazetteer | None = None) -> EntityMap:
    """The actors of a parsed article and every mention of them.

    `doc` must be tagged and parsed; `gazetteer` defaults to the data files. The map is a pure
    function of both. Raises SidesError when a data file does not fit its schema.
    """
    text, gazetteer = as_text(doc), gazetteer or load_gazetteer()
    work = draft(text, gazetteer)
    first_names(work)
    stand_ins(work)
    organs(work)
    led(work)
    proposals = Proposals(work)
    proposals.collect()
    ballots(work, proposals)
    Coreference(work, proposals).run()
    find_people(work)
    they(work)
    work.map.sort()
    return work.map
