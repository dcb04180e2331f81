#!/usr/bin/env python3
"""Check our own gold annotations: verbatim evidence, known ids, names that cover the text.

usage: check.py [ID...]     (format: as the shared dev set; see its GUIDELINES)
"""

import json
import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
KINDS = {"person", "country", "government", "armed_group", "party", "organisation", "media", "proposal"}
DATE = re.compile(r"(?:\d{4}|XXXX)(?:-\d\d(?:-\d\d)?)?$")


def plain(text: str) -> str:
    return text.replace("’", "'")


def main() -> int:
    bad = 0
    for line in (HERE / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        art = row["article"]
        if sys.argv[1:] and art not in sys.argv[1:]:
            continue
        text = (HERE / "articles" / f"{art}.txt").read_text(encoding="utf-8")
        faults, notes = [], []
        head = re.match(r" date (\d{4}-\d\d) ", text)
        if (head.group(1) if head else None) != row["published"]:
            faults.append("published differs from the header")
        ids = [a["id"] for a in row["actors"]]
        faults += [f"id twice: {i}" for i in ids if ids.count(i) > 1]
        for a in row["actors"]:
            if a["kind"] not in KINDS:
                faults.append(f"kind {a['kind']}")
            if a["member_of"] and a["member_of"] not in ids:
                faults.append(f"member_of {a['id']} -> {a['member_of']}")
            if not any(plain(n).casefold() in plain(text).casefold() for n in a["names"]):
                notes.append(f"no name of {a['id']} in the text")
        seen = set()
        for s in row["stances"]:
            if s["evidence"] not in text:
                faults.append(f"not verbatim: {s['evidence']}")
            faults += [f"unknown {s[r]}" for r in ("holder", "target") if s[r] not in ids]
            if s["stance"] not in {"support", "oppose", "contact"}:
                faults.append(f"stance {s['stance']}")
            if s["certainty"] not in {"asserted", "attributed", "alleged", "denied"}:
                faults.append(f"certainty {s['certainty']}")
            if s["date"] is not None and not DATE.match(s["date"]):
                faults.append(f"date {s['date']}")
            if s["certainty"] == "attributed" and not s["source"]:
                faults.append(f"no source: {s['evidence']}")
            key = (s["holder"], s["target"], s["stance"], s["certainty"] == "denied")
            if key in seen:
                notes.append(f"twice: {key}")
            seen.add(key)
        # capitalised words that no actor's name holds: to be read by eye
        left = plain(text)
        for n in sorted((plain(n) for a in row["actors"] for n in a["names"]), key=len, reverse=True):
            left = re.sub(r"(?<!\w)" + re.escape(n) + r"(?!\w)", "_", left)
        words = re.findall(r"(?<![.!?«\"“\n] )(?<![\n\"“«])\b[A-ZÉÈÎÂÔÇ][\wÀ-ÿ'-]+", left)
        core = [s for s in row["stances"] if s["core"]]
        print(
            f"{art} {len(text)} characters, {len(core)} core "
            f"({sum(s['stance'] == 'contact' for s in core)} contact, "
            f"{sum(s['certainty'] == 'denied' for s in core)} denied), "
            f"{len(row['stances']) - len(core)} others"
        )
        print("   uncovered:", " ".join(words))
        for n in notes:
            print("   note:", n)
        for f in faults:
            print("   FAULT:", f)
        bad += len(faults)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
