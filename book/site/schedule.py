"""Draws a schedule of two threads, from the states that `interleavings` writes: what each has read, and a shelf."""

from __future__ import annotations

import ast
import itertools
import re
from dataclasses import dataclass
from typing import Any

from book.site.picture import MARGIN, ROOM, Drawing, color, columns, spoken, width


@dataclass
class _Step:
    thread: int
    verb: str
    value: str  # that it read, or that the shelf has after it
    writes: bool
    line: int


def schedule(graph: dict[str, Any], tree: ast.Module, program: str, options: dict[str, str]) -> Drawing:
    """A schedule of two threads: what each has read and not written yet, and a shelf with the values in between.

    Raises ValueError where no such schedule, or no such value, is among the states.
    """
    threads, shelf = graph["threads"], options.get("value", graph["names"][0])
    if len(threads) != 2 or shelf not in graph["names"]:
        raise ValueError(
            f"wanted two threads and one of {', '.join(graph['names'])}, came {len(threads)} and {shelf!r}"
        )
    steps, held, final = _steps(graph, tree, options.get("schedule", ""), shelf)
    drawing = Drawing(f"{spoken(threads)} in {program}, step by step: {shelf} ends with {final}", 186)
    drawing.wall(2, 182, "house")
    drawing.wall(76, 34, "shelf")
    drawing.name(93, shelf, "soft flat")
    lanes = {0: 44, 1: 142}
    for thread, y in lanes.items():
        drawing.name(y, threads[thread], f"b {color(threads[thread])}")
        drawing.line(0, y, 100, y, "lane")
    places = _places(steps)
    for first, last, thread in held:
        to = places[last] + 3 if steps[last].writes else min(102, places[last] + 14)
        drawing.box(places[first] - 3, lanes[thread] - 18, to, 36, "hold")
    for n, step in enumerate(steps):
        _draw_step(drawing, steps, n, places, threads, lanes[step.thread])
    return drawing


def _steps(
    graph: dict[str, Any], tree: ast.Module, words: str, shelf: str
) -> tuple[list[_Step], list[tuple[int, int, int]], str]:
    """The steps that read or write the shelf; where a lock is held, from step to step, by whom; the last value."""
    threads, at = graph["threads"], graph["names"].index(shelf)
    state, taken = graph["states"][0], []
    steps: list[_Step] = []
    for word in words.split() or [threads[n] for n in graph["example"]]:
        way = state[threads.index(word) + 1] if word in threads else ""
        if not isinstance(way, list) or len(way) != 2:
            raise ValueError(
                f"wanted a thread that can make the next step, came {word!r} after {len(steps)} of the steps drawn"
            )
        line, text, told = graph["steps"][way[0]]
        before, state = graph["shared"][state[0]][at], graph["states"][way[1]]
        after, thread = graph["shared"][state[0]][at], threads.index(word)
        if text.startswith("acquire "):
            taken.append((thread, len(steps), line))
        if not re.search(rf"\.{shelf}\b", text) and not told.startswith(f"{shelf} "):
            continue
        writes = text.startswith("write ") or before != after
        verb = text.split(" ")[0] if not text.startswith("call ") else text[: text.rindex("(")].rpartition(".")[2]
        step = _Step(thread, verb, after if writes else before, writes, line)
        if writes or not steps or (steps[-1].thread, steps[-1].value) != (thread, before):  # it reads what it knows
            steps.append(step)
    if len(state) == len(threads) + 1 or not steps:
        raise ValueError(f"wanted a schedule to its end, with steps of {shelf}, came {words!r}")
    return steps, [hold for one in taken if (hold := _held(steps, tree, *one))], graph["shared"][state[0]][at]


def _held(steps: list[_Step], tree: ast.Module, thread: int, first: int, line: int) -> tuple[int, int, int] | None:
    """From which step to which a thread holds the lock that its `with` in this line takes."""
    block = next(node for node in ast.walk(tree) if isinstance(node, ast.With) and node.lineno == line)
    own = [n for n in range(first, len(steps)) if steps[n].thread == thread]
    inside = list(itertools.takewhile(lambda n: line <= steps[n].line <= (block.end_lineno or line), own))
    return (inside[0], inside[-1], thread) if inside else None


def _places(steps: list[_Step]) -> list[float]:
    """The column of each step: verbs of one thread do not touch, nor do two values."""
    needs = []
    for m, n in itertools.combinations(range(len(steps)), 2):
        needs.append((m, n, (width(steps[m].value, True) + width(steps[n].value, True)) / 2 + 3 if n == m + 1 else 0))
        if steps[m].thread == steps[n].thread:
            needs.append((m, n, (width(steps[m].verb) + width(steps[n].verb)) / 2 + 3))
    left, right = (max(width(step.verb), width(step.value, True)) / 2 for step in (steps[0], steps[-1]))
    return columns(len(steps), needs, left, max(right - MARGIN + 2, 0.0 if steps[-1].writes else 20.0))


def _draw_step(drawing: Drawing, steps: list[_Step], n: int, places: list[float], threads: list[str], y: int) -> None:
    step, x, style = steps[n], places[n], color(threads[steps[n].thread])
    above, name = step.thread == 0, threads[steps[n].thread]
    after = next((m for m in range(n + 1, len(steps)) if steps[m].thread == step.thread), None)
    if not step.writes:
        to = places[after] if after else min(100, x + 12)
        drawing.box(x, y - 13, to, 26, f"{style} own")
        fits = [text for text in (f"has {step.value}", step.value) if width(text) < (to - x) / 100 * ROOM - 2]
        if fits:
            drawing.text((x + to) / 2, y + 4.5, fits[0], style)
    edge, wall = y + (13 if above else -13), 76 if above else 110
    drawing.arrow(x, edge if step.writes else wall, wall if step.writes else edge, style)
    lost = step.writes and _is_lost(steps, n)
    drawing.text(x, 97, step.value, f"val {style}{' lost' if lost else ''}" if step.writes else "val soft")
    drawing.text(x, y - 24 if above else y + 34, step.verb)
    drawing.told.append((n, f"{name} {step.verb}s {step.value}" + (", which is lost" if lost else "")))


def _is_lost(steps: list[_Step], n: int) -> bool:
    """Whether another thread, which had read before this write, writes over it."""
    for m in range(n + 1, len(steps)):
        if steps[m].writes and steps[m].thread != steps[n].thread:
            reads = [k for k in range(m) if steps[k].thread == steps[m].thread]
            return bool(reads) and reads[-1] < n
    return False
