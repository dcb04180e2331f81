"""Builds: only what changed is read, the same input gives the same bytes, nothing stops them for good."""

from __future__ import annotations

import random
from functools import partial
from pathlib import Path

import pytest

from store.database import BuildProgress, BuildStopped, Store, build, check
from store.database.files import FileLock
from store.errors import SidesError, StoreError, UnreadableArticle
from store.model import SourceText
from tests.bench.corpus import MadeUp, link_by_name, no_dates, sources
from tests.database.toy import Toy, articles, derived, infer, make, source


def test_only_new_and_changed_articles_are_read(tmp_path: Path) -> None:
    inputs = articles(40)
    make(tmp_path / "s", inputs)
    toy = Toy()
    report = make(tmp_path / "s", inputs, toy)
    assert toy.read == [] and (report.read, report.added, report.changed, report.removed) == (0, 0, 0, 0)
    inputs[3] = source(inputs[3].article, "Paul critique Marie.")
    report = make(tmp_path / "s", [*inputs[:20], source("new", "Anne soutient Paul."), *inputs[25:]], toy)
    assert sorted(toy.read) == [inputs[3].article, "new"]
    assert (report.read, report.added, report.changed, report.removed) == (2, 1, 1, 5)
    toy = Toy("toy-2")
    assert make(tmp_path / "s", inputs, toy).read == len(toy.read) == 40


def test_the_same_input_gives_the_same_bytes_whatever_came_before(tmp_path: Path) -> None:
    inputs = articles(120)
    make(tmp_path / "fresh", inputs)
    shuffled = random.Random(1).sample(inputs, len(inputs))
    make(tmp_path / "shuffled", shuffled)
    assert derived(tmp_path / "fresh") == derived(tmp_path / "shuffled")
    for part in (inputs[:50], inputs[20:90], inputs):
        make(tmp_path / "grown", part)
    fresh, grown = derived(tmp_path / "fresh"), derived(tmp_path / "grown")
    assert fresh["manifest.json"] == grown["manifest.json"]
    assert fresh.items() <= grown.items()  # which also keeps the generation before
    before = derived(tmp_path / "grown")
    make(tmp_path / "grown", inputs)
    assert derived(tmp_path / "grown") == before


def test_one_more_article_rewrites_few_shards(tmp_path: Path) -> None:
    inputs = articles(600)
    make(tmp_path / "s", inputs)
    before = derived(tmp_path / "s")
    make(tmp_path / "s", [*inputs, source("a0300b", "Paul1 critique Marie1.")])
    written = derived(tmp_path / "s").keys() - before.keys() - {"previous.json"}
    assert 4 <= len(written) <= 6 < len(before) / 3


def test_a_stopped_build_resumes_without_reading_again(tmp_path: Path) -> None:
    inputs = articles(90)
    make(tmp_path / "whole", inputs)
    first, second = Toy(), Toy()
    with pytest.raises(BuildStopped):
        build(
            inputs, tmp_path / "s", extractor_factory=lambda: first, link=link_by_name, date=infer,
            stop=lambda: len(first.read) == 50,
        )  # fmt: skip
    with Store.open(tmp_path / "s") as store:
        assert not store.complete and store.counts[0] >= 20  # what was published meanwhile
    make(tmp_path / "s", inputs, second)
    assert len(first.read) == 50 and len(second.read) == 40
    assert derived(tmp_path / "s") == derived(tmp_path / "whole")


def test_ctrl_c_keeps_what_was_done(tmp_path: Path) -> None:
    def interrupt(told: BuildProgress) -> None:
        if told.done == 10:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(
            articles(12), tmp_path / "s", extractor_factory=Toy, link=link_by_name, date=infer,
            progress=interrupt,
        )  # fmt: skip
    toy = Toy()
    make(tmp_path / "s", articles(12), toy)
    assert len(toy.read) == 2


def test_what_cannot_be_read_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    bad = UnreadableArticle("'in/x.txt' is empty.")
    inputs: list[SourceText | UnreadableArticle] = [
        *articles(3),
        bad,
        source("boom", "EXPLOSE"),
        source("a0001", "Paul soutient Marie."),
    ]
    report = build(inputs, tmp_path / "s", extractor_factory=Toy, link=link_by_name, date=infer)
    assert report.articles == 3
    assert sorted((problem.path, problem.reason) for problem in report.problems) == [
        ("", "'in/x.txt' is empty."),
        ("in/a0001.txt", "a second article called 'a0001'"),
        ("in/boom.txt", "ValueError: this one cannot be"),
    ]


def test_when_nothing_can_be_read_the_store_stays(tmp_path: Path) -> None:
    make(tmp_path / "s", articles(3))
    with pytest.raises(SidesError, match="No article could be read"):
        build(
            [UnreadableArticle("gone")], tmp_path / "s", extractor_factory=Toy, link=link_by_name, date=infer
        )
    with Store.open(tmp_path / "s") as store:
        assert store.counts[0] == 3


def test_decisions_follow_a_renamed_article(tmp_path: Path) -> None:
    inputs = articles(10)
    make(tmp_path / "s", inputs)
    with Store.open(tmp_path / "s") as store:
        stance = store.stances("a0004")[0]
        from store.database import anchor_of

        store.decide("accept", stance.key, anchor=anchor_of(stance))
        store.decide("bookmark", "a0004")
        store.decide("read", "a0005")
    moved = SourceText(
        "moved", inputs[4].text, "elsewhere.txt", inputs[4].title, inputs[4].published, "header"
    )
    report = make(tmp_path / "s", [*inputs[:4], *inputs[5:], moved])
    assert report.renamed == (("a0004", "moved"),) and (report.read, report.removed, report.added) == (
        0,
        0,
        0,
    )
    with Store.open(tmp_path / "s") as store:
        assert store.stances("moved")[0].key == store.decisions()[0].subject
        assert [decision.subject for decision in store.decisions()[1:]] == ["moved", "a0005"]
    assert check(tmp_path / "s") == []


def test_a_reprint_points_to_what_it_reprints(tmp_path: Path) -> None:
    text = " ".join(f"mot{number} phrase{number * 7 % 83}" for number in range(120))
    inputs = [
        source("agence", text, "2019-04-01"),
        source("journal", "Par notre envoyé. " + text + " Fin.", "2019-04-02"),
        source(
            "other", " ".join(f"autre{number} chose{number * 5 % 77}" for number in range(120)), "2019-04-03"
        ),
        source("short", "Paul soutient Marie.", "2019-04-03"),
        source("short2", "Paul soutient Marie.", "2019-04-04"),
    ]
    make(tmp_path / "s", inputs)
    with Store.open(tmp_path / "s") as store:
        found = {a.article: a.duplicate_of for chunk in store.articles() for a in chunk}
    assert found == {"agence": None, "journal": "agence", "other": None, "short": None, "short2": None}


def test_the_dashboard_can_follow_a_build(tmp_path: Path) -> None:
    seen: list[BuildProgress] = []
    sizes: list[int] = []

    def follow(progress: BuildProgress) -> None:
        seen.append(progress)
        if progress.published:
            with Store.open(tmp_path / "s", readonly=True) as store:
                assert store.generation == progress.published
                sizes.append(sum(len(chunk) for chunk in store.articles()))

    build(
        articles(60), tmp_path / "s", extractor_factory=Toy, link=link_by_name, date=infer,
        progress=follow, total=60,
    )  # fmt: skip
    assert sizes[0] == 20 and sizes[-1] == 60 and sizes == sorted(sizes)
    assert seen[-1].done == seen[-1].total == 60


def test_one_build_at_a_time(tmp_path: Path) -> None:
    make(tmp_path / "s", articles(1))
    with FileLock(tmp_path / "s" / "build.lock", ""), pytest.raises(StoreError, match="Another build"):
        make(tmp_path / "s", articles(2))
    assert make(tmp_path / "s", articles(2)).articles == 2


def test_several_processes_make_the_same_store(tmp_path: Path) -> None:
    for jobs in (1, 2):
        build(
            sources(40), tmp_path / str(jobs), extractor_factory=partial(MadeUp, 1), jobs=jobs,
            link=link_by_name, date=no_dates,
        )  # fmt: skip
    assert derived(tmp_path / "1") == derived(tmp_path / "2")


def test_a_file_in_the_way_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "s").write_text("mine")
    with pytest.raises(StoreError, match="file is in the way"):
        make(tmp_path / "s", articles(1))
    assert (tmp_path / "s").read_text() == "mine"
