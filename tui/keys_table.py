"""The README's table of keys: `python -m tui.keys_table`."""

from __future__ import annotations

from tui import keys


def table() -> str:
    """All keys by group as a Markdown table, from the bindings themselves."""
    lines = ["| Touches | Action | Identifiant |", "|---|---|---|"]
    for group in dict.fromkeys(key.group for key in keys.KEYS):
        lines.append(f"| **{group}** | | |")
        for key in keys.KEYS:
            if key.group == group:
                shown = " ".join(f"`{name}`" for name in keys.shown(key).split())
                lines.append(f"| {shown} | {key.more} | `{key.id}` |")
    return "\n".join(lines)


if __name__ == "__main__":
    print(table())
