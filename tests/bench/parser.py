"""The parser: load time, words per second and peak memory for 1, 10 and 1,000 articles.

`python -m tests.bench.parser [--size CHARACTERS] [--model NAME]`. Every row is a process of its own, so
that the peak of memory is its own. Figures are CPU seconds of one core (OMP_NUM_THREADS=1).
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys

from store.parser import bench

COUNTS = (1, 10, 1000)


def main() -> int:
    """Print one row for each number of articles, and one for a single line of a megabyte."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=2000, help="characters in an article")
    parser.add_argument("--model", help="an installed spaCy pipeline (default: the packaged one)")
    parser.add_argument("--row", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.row is not None:
        _row(options.row, options.size, options.model)
        return 0
    print("articles  characters  import s  load s  words/s  articles/s  loaded MB  peak MB")
    model = ["--model", options.model] if options.model else []
    for articles, size in (*((count, options.size) for count in COUNTS), (1, 1_000_000)):
        subprocess.run(
            [sys.executable, "-m", "tests.bench.parser", "--row", str(articles), "--size", str(size), *model],
            check=True,
            env=os.environ | {"OMP_NUM_THREADS": "1"},
        )
    return 0


def _row(articles: int, size: int, model: str | None) -> None:
    found = bench.measure(articles, size, model)
    print(
        f"{articles:8d}  {size:10d}  {found.import_seconds:8.2f}  {found.load_seconds:6.2f}"
        f"  {found.words_per_second:7.0f}  {found.articles_per_second:10.2f}"
        f"  {found.megabytes_loaded:9.0f}  {found.megabytes_peak:7.0f}",
        flush=True,
    )


if __name__ == "__main__":
    sys.exit(main())
