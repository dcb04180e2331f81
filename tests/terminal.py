"""How a program on a terminal of its own ended."""

from __future__ import annotations

import pexpect  # type: ignore[import-untyped]


def ended(child: pexpect.spawn) -> int | None:
    """The exit status of a program that ends by itself, once it has; None if a signal ended it.

    Closing its terminal at the last byte would hang up on a program that is slow to go.
    """
    child.expect(pexpect.EOF)
    child.wait()
    child.close()
    status: int | None = child.exitstatus
    return status
