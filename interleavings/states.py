"""The graph of all states that the schedules lead through, for a page on which a reader chooses every step.

Two ways that look alike from here on, whatever is chosen next, lead to one state: so the graph stays small.
"""

from __future__ import annotations

import json
import re

from interleavings.turns import Lock, Stage


class Node:
    """A state as one way has come to it: what is seen there, what each choice leads to, the outcome of an end."""

    def __init__(self, seen: tuple):
        self.seen = seen
        self.following: dict[int, Node] = {}
        self.outcome = ""


class Tree:
    """All schedules as one tree, grown while they run; `look` is called before each choice and at each end."""

    def __init__(self, stage: Stage):
        self.stage, self.nodes, self.here = stage, [], None
        self.locks: set[str] = set()

    def look(self) -> None:
        history = self.stage.history
        if not history and self.nodes:
            self.here = self.nodes[0]
        elif history and history[-1][0] in self.here.following:
            self.here = self.here.following[history[-1][0]]
        else:
            node = Node((self._shared(), tuple(map(self._thread, self.stage.cast))))
            self.nodes.append(node)
            if history:
                self.here.following[history[-1][0]] = node
            self.here = node

    def _shared(self) -> tuple[tuple[str, str], ...]:
        """What the shared object holds; of what threads wait with, only who holds a lock."""
        held = attributes(self.stage.shared)
        for name, lock in locks(self.stage.shared).items():
            self.locks.add(name)
            held[name] = "free" if lock.holder is None else f"held by {getattr(lock.holder, 'name', 'nobody')}"
        return tuple(held.items())

    def _thread(self, actor) -> str | tuple:
        """How a thread ended, "" where it just did; or the line and text of its next step, and what keeps it."""
        if actor.done:
            return actor.error
        at = self.stage.places[actor.place]
        step = at.line, actor.note or at.text
        if actor.can_go():
            return step
        holder = -1 if actor.wants.holder is actor else getattr(actor.wants.holder, "number", -1)
        return *step, actor.wants.name, holder

    def graph(self, outcomes: list[str]) -> dict:
        """The states, each once, the first one first; what is said often stands in a list and is told by its index.

        A state is [shared, thread, thread ...], and at an end the outcome. A thread is [step, next state], or
        [step, lock, holder] where it has to wait (holder -1: no thread), or a text where it has ended, "" if well.
        """
        numbers: dict[tuple, int] = {}
        merged: dict[int, int] = {}  # node -> number; what follows a node was made after it
        for node in reversed(self.nodes):
            ways = tuple((thread, merged[id(other)]) for thread, other in sorted(node.following.items()))
            merged[id(node)] = numbers.setdefault((node.seen, node.outcome, ways), len(numbers))
        names = list(dict.fromkeys(name for node in self.nodes for name, _ in node.seen[0]))
        steps, shared, states = _Listed(), _Listed(), []
        queue = [self.nodes[0]]
        place = {merged[id(queue[0])]: 0}
        for node in queue:  # which grows meanwhile
            values = dict(node.seen[0])
            state = [shared.index(tuple(values.get(name, "") for name in names))]
            for number, thread in enumerate(node.seen[1]):
                if other := node.following.get(number):
                    if merged[id(other)] not in place:
                        place[merged[id(other)]] = len(queue)
                        queue.append(other)
                    told = self._told(thread[1], values, dict(other.seen[0]))
                    state.append([steps.index((*thread, told)), place[merged[id(other)]]])
                elif thread and not isinstance(thread, str):
                    state.append([steps.index((*thread[:2], "")), *thread[2:]])
                else:
                    state.append(thread)
            states.append(state if node.following else [*state, outcomes.index(node.outcome)])
        return {"names": names, "steps": list(steps), "shared": list(shared), "states": states}

    def _told(self, text: str, before: dict[str, str], after: dict[str, str]) -> str:
        """What a step has read or written, as far as the shared object shows it."""
        shown = {name: value for name, value in after.items() if name not in self.locks}
        for name in re.findall(r"\.(\w+)", text):
            if name in shown:
                return shown[name] if text.endswith(f".{name}") else f"{name} {shown[name]}"
        return ", ".join(f"{name} {value}" for name, value in shown.items() if value != before.get(name))


class _Listed(dict):
    """Things, each once, in order of first use."""

    def index(self, thing: tuple) -> int:
        return self.setdefault(thing, len(self))


def attributes(shared: object) -> dict[str, str]:
    """What an object holds, but for what threads wait with."""
    tools = ("interleavings", "threading", "queue")
    return {
        name: re.sub(" at 0x[0-9A-Fa-f]+", "", repr(value))
        for name, value in getattr(shared, "__dict__", {}).items()
        if type(value).__module__.split(".")[0] not in tools
    }


def locks(shared: object) -> dict[str, Lock]:
    """The locks among what an object holds, that of a Condition too, by the name of the attribute."""
    found = {name: getattr(value, "_lock", value) for name, value in getattr(shared, "__dict__", {}).items()}
    return {name: lock for name, lock in found.items() if isinstance(lock, Lock)}


def text(graph: dict) -> str:
    """The graph as JSON, with a line for each step, each content of the shared object, and each state."""

    def shown(value: object) -> str:
        if isinstance(value, list) and value and isinstance(value[0], (list, tuple)):
            return "[\n" + ",\n".join(json.dumps(one, ensure_ascii=False) for one in value) + "\n]"
        return json.dumps(value, ensure_ascii=False)

    return "{\n" + ",\n".join(f'"{key}": {shown(value)}' for key, value in graph.items()) + "\n}\n"
