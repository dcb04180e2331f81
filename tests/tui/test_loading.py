"""Reading a store while builds replace what is being read."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from store.database import GenerationGone, Store, build
from store.locations import seeds_folder
from store.queries.corpus import Corpus
from store.queries.filters import Filter
from tests.tui.conftest import Opener, app_of, settle
from tests.tui.library import Annotated, Linked, sources
from tui.loading import load, of_the_seeds
from tui.looking import Wanted


def publish(path: Path, articles: int) -> None:
    """A build of so many of the annotated articles."""
    build(sources()[:articles], path, extractor_factory=Annotated, link=Linked, date=lambda articles: {})


def test_what_a_build_clears_away_is_read_again_from_its_successor(tmp_path: Path) -> None:
    path = tmp_path / "store"
    publish(path, 2)
    with Store.open(path) as store:
        for articles in (3, 4, 6):
            publish(path, articles)
        with pytest.raises(GenerationGone):
            list(store.articles())
        loaded = load(store, Wanted(Filter()))
        assert len(loaded.corpus.articles) == 6 and len(loaded.picture.view.articles) == 6
        assert not store.changed_on_disk()


async def test_what_is_published_during_a_reload_is_shown_after_it(opened: Opener, tmp_path: Path) -> None:
    path = tmp_path / "growing"
    publish(path, 2)
    async with opened(path=path) as pilot:
        app = app_of(pilot)
        publish(path, 4)
        app.reload()
        store = app.desk.store
        assert store is not None
        while store.changed_on_disk():
            await asyncio.sleep(0)  # until it is being read
        publish(path, 6)  # the screen waits meanwhile: the end of the reading is not noted before
        app.show_published()
        await settle(pilot)
        assert app.desk.view is not None and len(app.desk.view.articles) == 6


async def test_a_filter_set_during_a_reload_stays(opened: Opener, tmp_path: Path) -> None:
    path = tmp_path / "growing"
    publish(path, 2)
    async with opened(path=path) as pilot:
        app = app_of(pilot)
        publish(path, 6)
        app.reload()
        app.bench.filter_by(Filter(actor="turquie"))
        await settle(pilot)
        assert app.desk.filter == Filter(actor="turquie")
        assert app.desk.corpus is not None and len(app.desk.corpus.articles) == 6
        assert app.desk.view is not None and app.desk.view.filter == app.desk.filter


def test_a_build_of_the_packaged_articles_goes_on_only_over_packaged_articles(tmp_path: Path) -> None:
    publish(tmp_path / "own", 2)
    with Store.open(tmp_path / "own") as store:
        assert not of_the_seeds(Corpus.load(store))
    packaged = [replace(sources()[0], article=path.stem) for path in sorted(seeds_folder().iterdir())][:2]
    build(packaged, tmp_path / "seeds", extractor_factory=Annotated, link=Linked, date=lambda articles: {})
    with Store.open(tmp_path / "seeds") as store:
        corpus = Corpus.load(store)
        assert len(corpus.articles) == 2 and of_the_seeds(corpus)
