"""What the in-memory index costs at 100,000 articles and 300,000 stances: memory, load, stalls, answers.

    python -m tests.bench.queries [STORE] [--articles 100000] [--seed 1]

With a STORE (see `tests.bench.corpus`) it is loaded from disk; without one, stubs of the same kind are
made up in memory, so that only the index is measured. "All panes" is what a screen of 40 lines asks
for: 20 articles, actors and dyads, and the series of these dyads.
"""

from __future__ import annotations

import argparse
import gc
import random
import statistics
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from store.model import CERTAINTIES, STANCE_KINDS, Actor, ActorKind, Article, Decision, StanceStub
from store.queries import Corpus, Filter, View
from store.queries.who import who
from tests.unit.queries_world import articles_of, columns_of

CHUNK = 2000
LINES = 20
REPEAT = 3


def actors(count: int) -> list[Actor]:
    """Made-up actors; every third speaks for one of the first 120."""
    kinds: tuple[ActorKind, ...] = ("country", "person", "party")
    return [
        Actor(
            f"a{i}",
            f"Acteur Numéro {i:05}",
            "country" if i < 120 else kinds[i % 3],
            (f"Numéro {i}", f"A. N. {i}"),
            f"a{i % 120}" if i >= 120 and i % 3 == 0 else None,
            5,
            9,
        )
        for i in range(count)
    ]


def chunks(count: int, seed: int) -> Iterator[tuple[list[Article], list[StanceStub]]]:
    """Made-up articles and the stubs of their stances, three each on average."""
    dice = random.Random(seed)
    for start in range(0, count, CHUNK):
        articles: list[Article] = []
        stubs: list[StanceStub] = []
        for number in range(start, min(start + CHUNK, count)):
            name = f"{number:06}_{dice.getrandbits(32):08x}"
            day = f"{2010 + number * 15 // count}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"
            cast = [f"a{min(int(dice.paretovariate(0.6)) - 1, 4999)}" for _ in range(5)]
            size = dice.choice((1, 2, 3, 3, 4, 5))
            title = f"{cast[0]} et la question des accords de l'été {number % 97}"
            articles.append(Article(name, title, day, "header", "fr", f"depeches/{name}.txt", 2400, size))
            for place in range(size):
                holder, target = dice.sample(range(5), 2)
                stubs.append(
                    StanceStub(
                        f"{dice.getrandbits(72):018x}", name, cast[holder], cast[target],
                        dice.choices(STANCE_KINDS, (48, 40, 12))[0],
                        dice.choices(CERTAINTIES, (6, 3, 2, 1))[0],
                        None if dice.random() < 0.7 else day[:7], day if dice.random() < 0.98 else None,
                        0.87, f"f{place}", place * 100,
                    )
                )  # fmt: skip
        yield articles, stubs


class Stalls:
    """The longest time that another thread had to wait for its turn."""

    def __init__(self) -> None:
        self.worst = 0.0
        self._on = True
        self._thread = threading.Thread(target=self._run)

    def __enter__(self) -> Stalls:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._on = False
        self._thread.join()

    def _run(self) -> None:
        while self._on:
            begun = time.perf_counter()
            time.sleep(0.001)
            self.worst = max(self.worst, time.perf_counter() - begun - 0.001)


def memory() -> float:
    """Resident memory in MB."""
    text = Path("/proc/self/status").read_text()
    return int(text.split("VmRSS:")[1].split()[0]) / 1024


def times(
    run: Callable[[], object],
) -> str:
    """Median of some runs in ms of the processor, and of the clock (more when others use the machine)."""
    spent, waited = [], []
    for _ in range(REPEAT):
        begun, seen = time.thread_time(), time.perf_counter()
        run()
        spent.append((time.thread_time() - begun) * 1000)
        waited.append((time.perf_counter() - seen) * 1000)
    return f"{statistics.median(spent):8.1f} {statistics.median(waited):8.1f}"


def say(label: str, value: str) -> None:
    print(f"{label:<58} {value}")


def in_memory(count: int, seed: int) -> Corpus:
    """A corpus from made-up stubs, its cost said."""
    corpus = Corpus()
    corpus.add_actors(actors(5000))
    gc.collect()
    before, spent = memory(), 0.0
    for articles, stubs in chunks(count, seed):
        begun = time.thread_time()
        corpus.add_articles(articles_of(articles))
        corpus.add_columns(columns_of(stubs))
        spent += time.thread_time() - begun
    articles, stubs = [], []
    with Stalls() as stalls:
        begun = time.thread_time()
        corpus.finish()
        spent_at_end = time.thread_time() - begun
    gc.collect()
    say("add all, ms", f"{spent * 1000:8.1f}")
    say("finish, ms; worst stall, ms", f"{spent_at_end * 1000:8.1f} {stalls.worst * 1000:8.1f}")
    say("index, MB", f"{memory() - before:8.1f}")
    return corpus


def from_store(path: Path) -> Corpus:
    """A corpus from a store on disk, loaded in a thread as the dashboard does."""
    from store.database import Store

    gc.collect()
    before = memory()
    corpus = Corpus()
    first: list[float] = []
    with Store.open(path, readonly=True) as store, Stalls() as stalls:
        begun = time.perf_counter()
        gc.disable()
        worker = threading.Thread(
            target=corpus.fill, args=(store, lambda _: first.append(time.perf_counter() - begun))
        )
        worker.start()
        worker.join()
        spent = time.perf_counter() - begun
        gc.enable()
    gc.collect()
    say(
        "first chunk, all, worst stall, ms",
        f"{first[0] * 1000:8.1f} {spent * 1000:8.1f} {stalls.worst * 1000:8.1f}",
    )
    say("index and what loading left behind, MB", f"{memory() - before:8.1f}")
    return corpus


def panes(view: View) -> None:
    """What a screen asks of a view."""
    _ = view.articles[:LINES], view.actors[:LINES], view.dyads[:LINES]
    on = view.axis(40)
    for dyad in view.dyads[:LINES]:
        view.series(dyad.key, on)


def busiest(corpus: Corpus) -> list[str]:
    """Ids of actors, most active first."""
    index = corpus.index
    rows = sorted(range(len(corpus.actors)), key=lambda row: -len(index.rows_of(row)))
    return [corpus.actors.actors[row].actor for row in rows]


def filters(corpus: Corpus) -> dict[str, Filter]:
    """The filters measured."""
    top = busiest(corpus)
    hub, middle, rare = top[0], top[50], top[800]
    return {
        "nothing": Filter(),
        "the busiest actor": Filter(actor=hub),
        "the 51st actor": Filter(actor=middle),
        "the 801st actor": Filter(actor=rare),
        "the busiest, toward": Filter(actor=hub, role="toward"),
        "a dyad of the two busiest": Filter(actor=hub, other=top[1]),
        "one year": Filter(since="2015", until="2015"),
        "from 2012 on": Filter(since="2012"),
        "asserted": Filter(certainties=("asserted",)),
        "support": Filter(polarities=("support",)),
        "support, asserted, 2015–2018": Filter(
            polarities=("support",), certainties=("asserted",), since="2015", until="2018"
        ),
        "title": Filter(text="accords de l'été 42"),
        "title, broad": Filter(text="accords"),
        "unread": Filter(unread=True),
        "undecided": Filter(undecided=True),
        "rolled up": Filter(rollup=True),
        "rolled up, the busiest": Filter(actor=hub, rollup=True),
    }


def answers(corpus: Corpus) -> None:
    print(f"\n{'median, ms: processor, clock':<58} {'stances':>17}   {'all panes':>17}")
    for label, filter in filters(corpus).items():

        def view(filter: Filter = filter) -> View:
            corpus.forget_views()
            return corpus.view(filter)

        parts = [
            times(lambda: view().rows),
            times(lambda: panes(view())),
        ]
        say(f"{label} ({len(view().rows)} stances)", "   ".join(parts))
    print()
    base = corpus.view()
    say("one dyad pane by recency", times(lambda: base.dyads_by("recency")[:LINES]))
    say("one dyad pane by change of side", times(lambda: base.dyads_by("change")[:LINES]))
    say("matrix of 12", times(lambda: base.matrix(12)))
    say("counts", times(lambda: corpus.view(Filter(since="2012")).counts))
    say("why empty", times(lambda: corpus.view(Filter(actor=busiest(corpus)[0], text="zzz")).why_empty()))
    for query in ("num", "acteur 0012", "numeor 42", "bamako", "marchel"):
        say(f"names: {query!r}", times(lambda query=query: corpus.find_actors(query)))  # type: ignore[misc]
    say("who, the 51st, without words", times(lambda: who(corpus, None, busiest(corpus)[50])))


def decisions(corpus: Corpus) -> None:
    print()
    keys = [corpus.stances.ids[row] for row in range(0, len(corpus.stances), 1009)]
    top = busiest(corpus)

    def decide(kind: str, subject: str, *fields: tuple[str, str]) -> Decision:
        return Decision(1, kind, subject, fields, "moi", "2026-01-01T00:00:00Z")  # type: ignore[arg-type]

    cases = {
        "accept": decide("accept", keys[1]),
        "reject": decide("reject", keys[2]),
        "edit the date": decide("edit", keys[3], ("date", "2013-05")),
        "reverse": decide("reverse", keys[4]),
        "merge the 51st into the busiest": decide("merge", top[50], ("into", top[0])),
        "merge the sixth into the busiest": decide("merge", top[5], ("into", top[0])),
        "rename": decide("rename", top[3], ("name", "Autre Nom")),
        "redate": decide("redate", corpus.articles.ids[17], ("published", "2014-02-03")),
        "read": decide("read", corpus.articles.ids[18]),
    }
    for label, decision in cases.items():
        applied = times(lambda decision=decision: corpus.apply(decision))  # type: ignore[misc]
        undone = times(lambda decision=decision: corpus.undo(decision))  # type: ignore[misc]
        say(f"{label}: apply, undo", f"{applied.split()[0]:>8} {undone.split()[0]:>8}")


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("store", type=Path, nargs="?")
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--repeat", type=int, default=3)
    chosen = parser.parse_args(arguments)
    global REPEAT
    REPEAT = chosen.repeat
    corpus = from_store(chosen.store) if chosen.store else in_memory(chosen.articles, chosen.seed)
    dyads = len(corpus.index.holders)
    say(
        "articles, stances, actors, dyads",
        f"{len(corpus.articles)} {len(corpus.stances)} {len(corpus.actors)} {dyads}",
    )
    answers(corpus)
    decisions(corpus)
    say("\nresident memory at the end, MB", f"{memory():8.1f}")


if __name__ == "__main__":
    main()
