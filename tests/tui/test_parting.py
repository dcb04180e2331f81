"""What goes with a name that is split off an actor, on a real store."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.database import Store, build
from store.model import Extraction, LocalMention, SourceText
from store.queries import Corpus
from store.queries.parting import parted
from tests.tui.library import PEOPLE, Annotated, Linked, sources


class WithNames(Annotated):
    """Marks the other names of actors too."""

    def extract(self, source: SourceText) -> Extraction:
        found = super().extract(source)
        names = [(key, alias) for key, (_, _, aliases) in enumerate(PEOPLE.values()) for alias in aliases]
        taken = {at for mention in found.mentions for at in range(mention.start, mention.end)}
        more = []
        for key, alias in sorted(names, key=lambda one: -len(one[1])):
            at = source.text.find(alias)
            if at >= 0 and not taken & set(range(at, at + len(alias))):
                taken |= set(range(at, at + len(alias)))
                more.append(LocalMention(key, alias, at, at + len(alias)))
        mentions = tuple(sorted((*found.mentions, *more), key=lambda mention: mention.start))
        return Extraction(found.language, found.actors, mentions, found.stances)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The annotated articles, every name in them marked."""
    store = tmp_path / "store"
    build(sources(), store, extractor_factory=WithNames, link=Linked, date=lambda articles: {})
    return store


def moved(path: Path, actor: str, alias: str) -> dict[str, set[str]]:
    """By name of field, what goes with a name."""
    with Store.open(path, readonly=True) as store:
        corpus = Corpus.load(store)
        fields = [field for step in parted(corpus, store, corpus.actor(actor), alias) for field in step]
        keys = {row.key: f"{row.holder.actor} {row.article}" for row in corpus.view().stances}
    return {
        name: {keys.get(value, value) for field, value in fields if field == name}
        for name in ("stance", "article")
    }


def test_only_stances_go_where_other_names_are_used_too(path: Path) -> None:
    assert moved(path, "khalifa-haftar", "maréchal Haftar") == {
        "stance": {"egypte 001_tripoli"}, "article": set()
    }  # fmt: skip
    assert moved(path, "khalifa-haftar", "Haftar") == {"stance": {"egypte 003_trump"}, "article": set()}


def test_a_name_inside_a_longer_one_is_not_meant(path: Path) -> None:
    assert not moved(path, "fayez-al-sarraj", "Sarraj")["stance"]


def test_the_article_goes_where_no_other_name_is_used(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.tui import library

    said = library.Said("Égypte", "soutient", "Khalifa Haftar", target_text="maréchal Haftar")
    again = library.Said("Turquie", "combat", "Khalifa Haftar", "oppose", target_text="le")
    text = "L'Égypte soutient le maréchal Haftar, que la Turquie combat."
    articles = (*library.ARTICLES, ("007_marechal", "2019-06-01", "Un maréchal", ((text, (said, again)),)))
    monkeypatch.setattr(library, "ARTICLES", articles)
    other = tmp_path / "other"
    build(library.sources(), other, extractor_factory=WithNames, link=Linked, date=lambda articles: {})
    found = moved(other, "khalifa-haftar", "maréchal Haftar")
    assert found == {"stance": {"egypte 001_tripoli"}, "article": {"007_marechal"}}
    with Store.open(other, by="relectrice") as store:
        corpus = Corpus.load(store)
        fields = [("into", "le-marechal"), ("name", "Le maréchal"), ("alias", "maréchal Haftar")]
        fields += [("article", "007_marechal")]
        corpus.apply(store.decide("split", "khalifa-haftar", fields))
        keys = {row.key for row in corpus.view().dyads}
    assert {("egypte", "le-marechal"), ("turquie", "le-marechal")} <= keys
