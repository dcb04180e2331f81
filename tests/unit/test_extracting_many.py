"""A few articles analysed together say what each says alone, and a broken one stops none of the others."""

from __future__ import annotations

from store.building import make_extractor
from store.database.workers import extract_all, handfuls
from store.errors import SidesError
from store.model import Extraction, SourceText

SAID = "La France soutient le maréchal Paul Ossard. La Turquie critique sévèrement M. Ossard."
BROKEN = "Le maire soutient \ud800 la préfète de Corbigny."  # half a character: no parser can encode it


def source(name: str, text: str) -> SourceText:
    return SourceText(name, text, f"{name}.txt")


def test_together_they_say_what_each_says_alone() -> None:
    extractor = make_extractor()
    sources = [
        source("a", SAID),
        source("b", "The mayor said that he was tired. " * 9),
        source("c", f"{SAID} Elle ne dit pas pourquoi elle le fait. " * 9),
    ]
    alone = [found for one in sources for found in extractor.extract_many([one])]
    assert list(extractor.extract_many(sources)) == alone
    languages = [found.language for found in alone if isinstance(found, Extraction)]
    assert languages == ["fr", "en", "fr"]


def test_a_broken_article_is_reported_alone() -> None:
    sources = [source("a", SAID), source("b", SAID), source("broken", BROKEN), source("c", SAID)]
    met = dict(extract_all(sources, make_extractor, make_extractor(), jobs=1))
    outcomes = {one.article: found for one, found in met.items()}
    assert isinstance(outcomes["broken"], SidesError)
    good = [outcomes[name] for name in "abc"]
    assert all(isinstance(found, Extraction) and found.stances for found in good)


def test_handfuls_start_small_and_stay_small() -> None:
    sources = [source(str(n), "x" * size) for n, size in enumerate([10] * 20 + [50_000] * 3 + [9_000] * 9)]
    few = list(handfuls(sources))
    assert [one for some in few for one in some] == sources
    assert [len(some) for some in few] == [1, 2, 4, 8, 5, 1, 1, 1, 2, 2, 2, 2, 1]
