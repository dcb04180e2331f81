"""Words and articles a second, and peak memory, of the whole extraction for 1, 10 and 1,000 articles.

usage: python -m tests.bench.extraction [PATH …]   (default: the packaged seeds)

Each size runs in a process of its own, single-threaded; the articles given are taken round and round,
a handful at a time as a build takes them.
"""

from __future__ import annotations

import itertools
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

from store.locations import seeds_folder
from store.model import Extraction, SourceText

SIZES = (1, 10, 1000)


def measure(size: int, paths: list[Path]) -> str:
    """One line of figures for `size` articles; processor seconds, the model loaded before."""
    from store.database.workers import handfuls
    from store.extraction.pipeline import Extractor
    from store.reading import read

    sources = [s for s in read(paths) if isinstance(s, SourceText)]
    extractor = Extractor()
    extractor.extract(sources[0])
    words = chars = 0
    begun = time.process_time()
    for few in handfuls(itertools.islice(itertools.cycle(sources), size)):
        for found in extractor.extract_many(few):
            assert isinstance(found, Extraction), found
        words += sum(len(source.text.split()) for source in few)
        chars += sum(len(source.text) for source in few)
    spent = time.process_time() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    per_2kb = chars / 2000 / spent
    return f"{size:8d} {words / spent:10.0f} {size / spent:12.1f} {per_2kb:16.1f} {peak:9.0f}"


def main(args: list[str]) -> int:
    if args[:1] == ["--size"]:
        print(measure(int(args[1]), [Path(a) for a in args[2:]] or [seeds_folder()]))
        return 0
    paths = args or [str(seeds_folder())]
    print("articles  words/s  articles/s  2 KB articles/s  peak MB", flush=True)
    for size in SIZES:
        command = [sys.executable, "-m", "tests.bench.extraction", "--size", str(size), *paths]
        subprocess.run(command, check=True, env={**os.environ, "OMP_NUM_THREADS": "1"})
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
