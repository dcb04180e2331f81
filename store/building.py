"""From paths to a store: the readers, the analysis and the database put together.

Used alike by the command line and by the dashboard. Importing this imports no NLP library; building does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from store.config import Config
from store.errors import SidesError, UnreadableArticle
from store.model import Extraction, SourceText
from store.reading import count_articles, language_of, read

if TYPE_CHECKING:
    from store.database.building import BuildProgress, BuildReport
    from store.extraction.pipeline import Extractor

Item = SourceText | UnreadableArticle
_ENDLESS = re.compile(r"\S{400,}")
FEW = 50  # articles for which starting more processes costs more than it saves


class FrenchOnly:
    """An extractor that leaves what is not French alone: such a text is kept to be read, not analysed.

    Words of hundreds of letters are no French either: they are blanked for the analysis, which would take
    minutes over them, and stay in the text as it is kept.
    """

    def __init__(self, extractor: Extractor) -> None:
        self._extractor = extractor
        self.fingerprint = extractor.fingerprint

    def extract_many(self, sources: Iterable[SourceText]) -> Iterator[Extraction | Exception]:
        """Actors, mentions and stances of each French text, or what it raised; of another its language."""
        looked_at = [_look(source) for source in sources]
        read = self._extractor.extract_many(one for one in looked_at if isinstance(one, SourceText))
        for one in looked_at:
            yield next(read) if isinstance(one, SourceText) else one


def _look(source: SourceText) -> SourceText | Extraction | Exception:
    """The French text to analyse, or what is to be said without analysing it."""
    try:
        language = language_of(source.text)
        if language != "fr":
            return Extraction(language, (), (), ())
        return replace(
            source, text=_ENDLESS.sub(lambda word: " " * len(word[0]), source.text)
        )  # offsets stay
    except Exception as error:  # whatever one article does, the others are read
        return error


def make_extractor(
    model: str = "", lexicon: Path | None = None, gazetteer: Path | None = None, second_reading: bool = True
) -> FrenchOnly:
    """The extractor that builds use; also called in each of a build's processes. Raises SidesError."""
    from store.extraction.pipeline import Extractor

    return FrenchOnly(Extractor(model or None, lexicon, gazetteer, second_reading))


def build_from(
    paths: Iterable[str | Path],
    store_path: Path,
    config: Config | None = None,
    *,
    columns: Mapping[str, str] | None = None,
    jobs: int | None = None,
    progress: Callable[[BuildProgress], None] | None = None,
    on_unreadable: Callable[[UnreadableArticle], None] | None = None,
    stop: Callable[[], bool] | None = None,
    total: int | None = None,
) -> BuildReport:
    """Make the store hold exactly the articles of `paths` (see `store.reading.read`).

    `jobs` processes (default: the configuration's, else as many as processors); `on_unreadable` is told of
    each input that is skipped, as it is met; `total`, how many articles there are, is counted when not
    given. Raises SidesError with nothing changed when nothing at all can be read, StoreError when the disk
    or the store prevents the build, BuildStopped when `stop` says so.
    """
    config, paths = config or Config(), list(paths)
    total = count_articles(paths) if total is None else total
    inputs = _told(read(paths, columns=columns), on_unreadable)
    ahead = _first_article(inputs)
    from store.database import build

    return build(
        chain(ahead, inputs),
        store_path,
        extractor_factory=partial(
            make_extractor, config.model, config.lexicon, config.gazetteer, config.second_reading
        ),
        jobs=jobs or config.jobs or _processors(total),
        progress=progress,
        total=total,
        stop=stop,
    )


def _told(items: Iterable[Item], tell: Callable[[UnreadableArticle], None] | None) -> Iterator[Item]:
    for item in items:
        if tell is not None and isinstance(item, UnreadableArticle):
            tell(item)
        yield item


def _first_article(items: Iterator[Item]) -> list[Item]:
    """What comes up to the first article. A wrong path must not empty a store: without one, an error."""
    ahead: list[Item] = []
    for item in items:
        ahead.append(item)
        if isinstance(item, SourceText):
            return ahead
    count = len(ahead)
    skipped = f" ({count} skipped)" if count else ""
    raise SidesError(f"No article could be read{skipped}.", "The store is left as it was.")


def _processors(total: int | None) -> int:
    if total is not None and total <= FEW:
        return 1
    from store.database.workers import processors

    return processors()
