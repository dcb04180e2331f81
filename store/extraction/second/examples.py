"""What is learned from: each silent word of an annotated article with its pairs, right and wrong ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from store import parser
from store.extraction.actors import find_actors
from store.extraction.repair import repair
from store.extraction.second.cast import Cast
from store.extraction.second.cue import cue_terms
from store.extraction.second.events import Event, Terms, read_event, silent
from store.extraction.second.gold import Annotated, load_annotated, rests_on
from store.extraction.second.pairs import pair_terms
from store.extraction.second.parties import Party, party_terms
from store.extraction.second.reading import parties, possible
from store.extraction.stances.assemble import DOUBTFUL
from store.extraction.stances.candidate import Candidate, form_table
from store.extraction.stances.confidence import confidence
from store.extraction.stances.engine import Engine
from store.extraction.stances.syntax import Parse
from store.extraction.times import find_times
from store.extraction.words import Text
from store.lexicon.gazetteer import load_gazetteer
from store.reading import read

if TYPE_CHECKING:
    from store.extraction.pipeline import Extractor

_WORDS = frozenset({"VERB", "NOUN", "ADJ", "PROPN", "ADV", "AUX"})


@dataclass(frozen=True, slots=True)
class Example:
    """One word of stance: the terms of the word, of each holder and target, and of each pair.

    `pairs` holds index of holder, index of target, terms, and whether the pair is right. Pairs that the
    annotation leaves open, or that the rules find in another place, are not among them.
    """

    cue: Terms
    holders: list[Terms]
    targets: list[Terms]
    pairs: list[tuple[int, int, Terms, bool]]


def examples_of(gold: Path, folder: Path, extractor: Extractor) -> Iterator[Example]:
    """The examples of the articles in `folder` that `gold` annotates."""
    rows = {row.article: row for row in load_annotated(gold)}
    gazetteer = load_gazetteer(extractor.gazetteer_path)
    for source in read([folder]):
        if isinstance(source, Exception) or source.article not in rows:
            continue
        for _, piece in parser.analyse(extractor.nlp, source.text):
            doc = Text(piece)
            repair(doc, form_table(extractor.lexicon), gazetteer)
            entities = find_actors(doc, gazetteer)
            parse = Parse(doc, find_times(doc.text, source.published), form_table(extractor.lexicon))
            yield from Teacher(Engine(parse, entities, extractor.lexicon), rows[source.article]).examples()


class Teacher:
    """Holds an article's annotation against what the rules leave silent in it."""

    def __init__(self, engine: Engine, row: Annotated) -> None:
        self.engine = engine
        self.row = row
        self.found = engine.candidates()
        self.cast = Cast(engine, self.found)
        kept = [c for c in self.found if confidence(c) >= DOUBTFUL and c.stance != "contact"]
        self.said = {(c.holder.entity, c.target.entity, c.stance) for c in kept}
        plain = [c for c in kept if c.certainty != "denied"]
        self.known = {id(stance) for c in plain for stance in self._agreeing(c)}

    def examples(self) -> Iterator[Example]:
        for match in silent(self.engine, self.found):
            event = read_event(self.engine, match)
            if event is not None:
                example = self._example(event)
                if example.pairs:
                    yield example

    def _example(self, event: Event) -> Example:
        holders, targets = parties(self.cast, event, "H"), parties(self.cast, event, "T")
        of_holders = [self.row.meant(self._names(party)) for party in holders]
        of_targets = [self.row.meant(self._names(party)) for party in targets]
        pairs = []
        for h, holder in enumerate(holders):
            for t, target in enumerate(targets):
                if not possible(holder, target):
                    continue
                right = self._right(event, holder, target, of_holders[h], of_targets[t])
                if right is not None:
                    pairs.append((h, t, pair_terms(self.cast, event, holder, target), right))
        return Example(
            cue_terms(self.cast, event),
            [party_terms(event, event.holder, party) for party in holders],
            [party_terms(event, event.target, party) for party in targets],
            pairs,
        )

    def _right(
        self, event: Event, holder: Party, target: Party, h: frozenset[str], t: frozenset[str]
    ) -> bool | None:
        """Whether the annotation has the pair, on this word; None where that is not to be learned."""
        stance = event.match.frame.stance
        if (holder.entity, target.entity, stance) in self.said:
            return None
        agreeing = self.row.agreeing(h, t, stance) if h and t else []
        if not agreeing:
            return False
        new = [s for s in agreeing if s.get("core", True) and id(s) not in self.known]
        sentence, words = self._sentence(event), self._words(event)
        return True if any(rests_on(s, sentence, words) for s in new) else None

    def _sentence(self, event: Event) -> str:
        low, high = self.engine.parse.bounds[event.sentence]
        return self.engine.parse.doc.surface(low, high)

    def _words(self, event: Event) -> set[str]:
        p, match = self.engine.parse, event.match
        every = match.frame.pos == "phrase"
        return {p.low[k] for k in match.tokens if every or p.pos[k] in _WORDS}

    def _agreeing(self, c: Candidate) -> list[dict[str, object]]:
        surface, entities = self.engine.parse.doc.surface, self.engine.entities.entities
        h = self.row.meant((entities[c.holder.entity].name, surface(c.holder.start, c.holder.end)))
        t = self.row.meant((entities[c.target.entity].name, surface(c.target.start, c.target.end)))
        return self.row.agreeing(h, t, c.stance)

    def _names(self, party: Party) -> tuple[str, ...]:
        if party.latent is not None:
            return (party.latent.measure.name,)
        assert party.entity is not None
        name, m = self.engine.entities.entities[party.entity].name, party.mention
        return (name, self.engine.parse.doc.surface(m.start, m.end)) if m else (name,)
