"""One article from text to `Extraction`: parse, actors, time expressions, stances, dates."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from itertools import repeat
from pathlib import Path
from typing import TYPE_CHECKING

from store import parser
from store.extraction.second import weights as second
from store.extraction.times import find_times
from store.lexicon import load_lexicon
from store.lexicon.gazetteer import load_gazetteer
from store.model import Extraction, LocalActor, LocalMention, LocalStance, SourceText
from store.pauses import keep_loaded, no_collection

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from store.extraction.entities import EntityMap
    from store.extraction.words import Text

    Parsed = Iterable[tuple[int, Doc]]  # the pieces of a text, each with its offset

VERSION = "14"  # raise when the rules change what is extracted from the same text


class Extractor:
    """Reads articles, one by one or a few at once; holds the parser and the lexicon.

    `model` names an installed spaCy pipeline to use instead of the packaged one; `lexicon_path` and
    `gazetteer_path` are the user's own data files; without `second_reading` only what the rules find is kept.
    Raises SidesError when one of them is unusable.
    The packaged parser, and spaCy with it, is loaded when the first article comes: a build that finds
    every article read already needs the fingerprint only.
    """

    def __init__(
        self,
        model: str | None = None,
        lexicon_path: Path | None = None,
        gazetteer_path: Path | None = None,
        second_reading: bool = True,
    ) -> None:
        self._nlp = parser.load(model) if model else None
        self.lexicon = load_lexicon(lexicon_path)
        self.gazetteer_path = gazetteer_path
        if gazetteer_path is not None:  # a wrong file is the user's to know of now, not article by article
            load_gazetteer(gazetteer_path)
        self.second_reading = second_reading
        weights = second.fingerprint() if second_reading else ""
        own = _digest(gazetteer_path)
        parts = (VERSION, model or parser.fingerprint(), self.lexicon.fingerprint, own, weights)
        self.fingerprint = hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]

    @property
    def nlp(self) -> Language:
        """The parser, loaded when first asked for."""
        if self._nlp is None:
            load_gazetteer(self.gazetteer_path)
            second.load_weights()
            self._nlp = parser.load()
            keep_loaded()
        return self._nlp

    def extract(self, source: SourceText) -> Extraction:
        """Everything that `source` says of who is for and against whom. Offsets are those of its text."""
        return self._read(source, parser.analyse(self.nlp, source.text))

    def extract_many(self, sources: Iterable[SourceText]) -> Iterator[Extraction | Exception]:
        """What `extract` says of each of a few articles, in order, or what it raised.

        They are parsed together, which takes much less time; all their words are in memory meanwhile.
        """
        sources = list(sources)
        together: Iterable[Parsed | None] = repeat(None)
        if len(sources) > 1:  # a long text alone is better parsed piece by piece
            try:
                together = parser.analyse_together(self.nlp, [source.text for source in sources])
            except Exception:  # because of one of them: parsed one by one, that one will say so
                together = repeat(None)
        yield from map(self._attempt, sources, together)

    def _attempt(self, source: SourceText, parsed: Parsed | None) -> Extraction | Exception:
        try:
            return self.extract(source) if parsed is None else self._read(source, parsed)
        except Exception as error:  # whatever one article does, the others are read
            return error

    def _read(self, source: SourceText, parsed: Parsed) -> Extraction:
        actors: list[LocalActor] = []
        mentions: list[LocalMention] = []
        stances: list[LocalStance] = []
        for offset, piece in parsed:
            with no_collection():  # nothing of the piece is held any more when collecting begins again
                found = self._read_piece(source, piece, offset, len(actors))
            actors += found.actors
            mentions += found.mentions
            stances += found.stances
        return Extraction("fr", tuple(actors), tuple(mentions), tuple(stances))

    def _read_piece(self, source: SourceText, piece: Doc, offset: int, base: int) -> Extraction:
        """What a piece of `source` says, which begins at `offset`; its actors' keys begin at `base`."""
        from store.extraction.actors import find_actors
        from store.extraction.repair import repair
        from store.extraction.stances import find_stances
        from store.extraction.stances.candidate import form_table
        from store.extraction.words import Text

        doc = Text(piece)
        gazetteer = load_gazetteer(self.gazetteer_path)
        repair(doc, form_table(self.lexicon), gazetteer)
        entities = find_actors(doc, gazetteer)
        times = find_times(doc.text, source.published)
        stances = find_stances(
            doc, entities, times, self.lexicon, source.published, base, offset, self.second_reading
        )
        actors = _actors(entities, base)  # after the stances: they may find a capital to be an actor
        used = {key - base for s in stances for key in (s.holder, s.target)}
        mentions = _mentions(doc, entities, base, offset, used)
        doc.release()
        return Extraction("fr", tuple(actors), tuple(mentions), tuple(stances))


def _actors(entities: EntityMap, base: int) -> list[LocalActor]:
    return [
        LocalActor(
            key=base + e.key,
            name=e.name,
            kind=e.kind,
            names=tuple(e.names),
            member_of=None if e.member_of is None else base + e.member_of,
            known=e.known,
        )
        for e in entities.entities
    ]


def _mentions(doc: Text, entities: EntityMap, base: int, offset: int, used: set[int]) -> list[LocalMention]:
    """The mentions to show; a thing (proposal) or unnamed people only when a side is taken."""
    found = []
    for mention in entities.mentions:
        entity = entities.entities[mention.entity]
        kept = (entity.kind != "proposal" and not entity.unnamed) or mention.entity in used
        if mention.exported and kept:
            start, end = doc[mention.start].idx, doc[mention.end - 1].end
            found.append(
                LocalMention(base + mention.entity, doc.text[start:end], offset + start, offset + end)
            )
    return found


def _digest(path: Path | None) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12] if path else ""
