"""Bounds what a computation may cost, in time of the processor, so that a busy machine makes no difference."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator


class Endless(Exception):
    """A computation has used up what it may cost."""


@contextlib.contextmanager
def bounded(seconds: float) -> Iterator[None]:
    """Raise Endless when what is done within has used the processor so long, also in a regular expression.

    Only the main thread can be interrupted, and not on Windows; elsewhere nothing is bounded.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def interrupt(number: int, frame: object) -> None:
        raise Endless

    before = signal.signal(signal.SIGVTALRM, interrupt)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
