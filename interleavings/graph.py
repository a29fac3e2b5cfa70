"""The graph of all states that the schedules lead through, for a page on which a reader chooses every step.

Two ways that look alike from here on, whatever is chosen next, lead to one state: so the graph stays small.
"""

from __future__ import annotations

import json
import re
from typing import Any, NamedTuple

from interleavings.report import Outcome, StateGraph
from interleavings.scheduler import Scheduler, Worker
from interleavings.standins import OUTSIDE, locks
from interleavings.values import attributes, is_hidden, text


class Pending(NamedTuple):
    """A thread before its next step; `lock` and the number of its `holder` only where it has to wait."""

    line: int
    text: str
    lock: str = ""
    holder: int = OUTSIDE.number


class View(NamedTuple):
    """What can be seen of a state: the shared object, and each thread, or how it ended ("" where it just did)."""

    shared: tuple[tuple[str, str], ...]
    threads: tuple[Pending | str, ...]


class Node:
    """A state as one way has come to it, what each choice leads to, and the outcome of an end."""

    def __init__(self, view: View):
        self.view = view
        self.following: dict[int, Node] = {}
        self.outcome = ""


class StateTree:
    """All schedules as a tree that grows while they run: a scheduler calls `observe` at each choice and at the end."""

    def __init__(self, scheduler: Scheduler):
        self.scheduler = scheduler
        self.nodes: list[Node] = []
        self.here: Node
        self.locks: set[str] = set()

    def observe(self) -> None:
        """Go on to the state that is reached now."""
        history = self.scheduler.history
        if not history:
            if not self.nodes:
                self.nodes.append(self._node())
            self.here = self.nodes[0]
            return
        chosen = history[-1].worker
        if chosen not in self.here.following:
            self.here.following[chosen] = self._node()
            self.nodes.append(self.here.following[chosen])
        self.here = self.here.following[chosen]

    def _node(self) -> Node:
        return Node(View(self._shared(), tuple(map(self._thread, self.scheduler.workers))))

    def _shared(self) -> tuple[tuple[str, str], ...]:
        """What the shared object holds; of what threads wait with, only who holds a lock."""
        shared = attributes(self.scheduler.shared)
        held = {name: text(value) for name, value in shared.items() if not is_hidden(value)}
        for name, lock in locks(self.scheduler.shared).items():
            self.locks.add(name)
            held[name] = f"held by {lock.holder.name}" if lock.holder else "free"
        return tuple(held.items())

    def _thread(self, worker: Worker) -> Pending | str:
        if worker.done:
            return worker.error
        place = self.scheduler.places[worker.place]
        pending = Pending(place.line, worker.note or place.text)
        lock = worker.wants
        if not lock or not lock.holder:
            return pending
        holder = OUTSIDE if lock.holder is worker else lock.holder
        return pending._replace(lock=lock.name, holder=holder.number)

    def graph(self, threads: list[str], outcomes: list[Outcome]) -> StateGraph:
        """The states, each once, with what else a page needs: the outcomes, and a schedule that goes wrong."""
        numbers = self._merge()
        states = self._breadth_first(numbers)
        index = {numbers[node]: position for position, node in enumerate(states)}
        names = list(dict.fromkeys(name for node in self.nodes for name, _ in node.view.shared))
        texts = [outcome.text for outcome in outcomes]
        steps, shared = _Numbered(), _Numbered()
        rows: list[list[Any]] = []
        for node in states:
            values = dict(node.view.shared)
            row: list[Any] = [shared.number(tuple(values.get(name, "") for name in names))]
            for number, thread in enumerate(node.view.threads):
                if other := node.following.get(number):
                    assert isinstance(thread, Pending)
                    effect = self._effect(thread.text, values, dict(other.view.shared))
                    row.append([steps.number((thread.line, thread.text, effect)), index[numbers[other]]])
                elif isinstance(thread, Pending):
                    row.append([steps.number((thread.line, thread.text, "")), thread.lock, thread.holder])
                else:
                    row.append(thread)
            rows.append(row if node.following else [*row, texts.index(node.outcome)])
        wrong = next((outcome.example for outcome in outcomes if outcome.wrong), [])
        return {
            "threads": threads,
            "outcomes": [[outcome.text, outcome.schedules, outcome.wrong] for outcome in outcomes],
            "example": [threads.index(step.thread) for step in wrong],
            "names": names,
            "steps": steps.rows(),
            "shared": shared.rows(),
            "states": rows,
        }

    def _merge(self) -> dict[Node, int]:
        """A number for each node, the same for two that look alike from there on."""
        numbers: dict[tuple[object, ...], int] = {}
        merged: dict[Node, int] = {}
        for node in reversed(self.nodes):  # what follows a node was made after it
            ways = tuple((thread, merged[other]) for thread, other in sorted(node.following.items()))
            merged[node] = numbers.setdefault((node.view, node.outcome, ways), len(numbers))
        return merged

    def _breadth_first(self, numbers: dict[Node, int]) -> list[Node]:
        """One node of each number, the first one first."""
        found = [self.nodes[0]]
        seen = {numbers[found[0]]}
        for node in found:  # which grows meanwhile
            for _, other in sorted(node.following.items()):
                if numbers[other] not in seen:
                    seen.add(numbers[other])
                    found.append(other)
        return found

    def _effect(self, text: str, before: dict[str, str], after: dict[str, str]) -> str:
        """What a step has read or written, as far as the shared object shows it."""
        shown = {name: value for name, value in after.items() if name not in self.locks}
        for name in re.findall(r"\.(\w+)", text):
            if name in shown:
                return shown[name] if text.endswith(f".{name}") else f"{name} {shown[name]}"
        return ", ".join(f"{name} {value}" for name, value in shown.items() if value != before.get(name))


class _Numbered(dict[tuple[Any, ...], int]):
    """Rows, each once, numbered in order of first use."""

    def number(self, row: tuple[Any, ...]) -> int:
        return self.setdefault(row, len(self))

    def rows(self) -> list[list[Any]]:
        return [list(row) for row in self]


def as_json(graph: StateGraph) -> str:
    """The graph as JSON, with a line for each outcome, each step, each content of the shared object, and each state."""

    def shown(value: object) -> str:
        if isinstance(value, list) and value and isinstance(value[0], list):
            return "[\n" + ",\n".join(json.dumps(row, ensure_ascii=False) for row in value) + "\n]"
        return json.dumps(value, ensure_ascii=False)

    return "{\n" + ",\n".join(f'"{key}": {shown(value)}' for key, value in graph.items()) + "\n}\n"
