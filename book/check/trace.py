"""What one run of a program did and when, NAME.trace.json: made of the notes of recorder.py, drawn by pages.

A trace has the Python and the machine, a hash of the program, and lanes, one a thread. The events of a lane are
[milliseconds, kind, text]: "start" and "end"; "starts" with the number of the lane that it starts; "wait" and "on" with
the name of what it waits in, none where it waits for the GIL or a core; "call" and "return" of the program's own
functions; "print"; "hold" and "free" with the number of a lock; "exec"; "kill" with the number of a lane. No pid and no
path is in it. Its order is held by a test, its milliseconds are not.
"""

from __future__ import annotations

import json
import os
import platform
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from book.check import recorder
from book.check.fault import BookError, Fault
from book.check.judge import PRESENT, judge
from book.check.program import Program
from book.check.python import Interpreter
from book.check.run import run_once

Event = list[Any]
Trace = dict[str, Any]
NAMED = {"result_iterator": "map", "_chain_from_iterable_of_lists": "map", "__exit__": "with", "__enter__": "lock"}
INNER = set(
    "start submit map set put notify notify_all release print Popen __init__ shutdown Pool close".split()
)  # hardly waits
REAPING = set("join waitpid waitid wait wait3 wait4 run communicate call check_call check_output with map".split())
MOST = 12  # calls of one function in a lane; of more there is no picture
STALL, WORKS = 2.0, 0.2  # milliseconds in which a thread worked less than a fifth: it had no GIL, no core, or no task


@dataclass
class _Note:
    """One note, times in milliseconds."""

    at: float
    work: float  # what its thread had worked until then
    kind: str
    text: str
    lane: int  # in its process
    link: int | None = None  # the lane that it starts or kills


@dataclass
class _Lane:
    """What one thread noted, and what comes of it."""

    process: int
    name: str
    key: str  # of the note that started it; "-" for a new Python
    parent: int = 0  # of a process: the pid of the one that started it
    notes: list[_Note] = field(default_factory=list)
    own: bool = False  # whether the program's code ran in it
    events: list[Event] = field(default_factory=list)


def make(program: Program, python: Interpreter) -> Trace:
    """Run a program with the recorder beside it. Raises BookError where that run is not as recorded."""
    result = run_once(program, python, beside=recorder)
    if faults := judge(program, result, python):
        raise BookError(
            str(program), faults[0].line, f"wanted the recorded run with the recorder, came {faults[0].text}"
        )
    lanes = _lanes(result.notes)
    if not lanes:
        raise BookError(str(program), 1, "wanted notes of the recorder, came none")
    machine = {"python": python.full_version.split()[0], "system": platform.system(), "cores": os.cpu_count() or 1}
    shown = [{"process": lane.process, "name": lane.name, "events": lane.events} for lane in lanes]
    return {**machine, "source": program.source_hash, "lanes": shown}


def as_json(trace: Trace) -> str:
    """The text of NAME.trace.json, a line for each event."""
    head = [f"{json.dumps(name)}: {json.dumps(value)}," for name, value in trace.items() if name != "lanes"]
    lanes = []
    for lane in trace["lanes"]:
        events = ",\n".join(json.dumps(event) for event in lane["events"])
        lanes.append(f'{{"process": {lane["process"]}, "name": {json.dumps(lane["name"])}, "events": [\n{events}\n]}}')
    return "\n".join(["{", *head, '"lanes": [', ",\n".join(lanes), "]", "}", ""])


def load(program: Program) -> Trace:
    """The recorded trace. Raises BookError where there is none, or not of this source."""
    path = program.trace
    if not path.exists():
        raise BookError(str(program), 1, PRESENT.format(path.name))
    try:
        trace: Trace = json.loads(path.read_text("utf-8"))
        if trace["source"] == program.source_hash:
            return trace
        came = "that of another source"
    except (ValueError, KeyError, TypeError):
        came = "a file that is none"
    raise BookError(program.shown(path), 1, f"wanted a trace of {program} as it is, came {came}; make record writes it")


def judge_trace(program: Program) -> list[Fault]:
    """A trace for a picture is there, and is one of this source; without a picture there is none."""
    if not program.contract.traced:
        wanted = f"wanted '# runs: picture' in {program}, came none"
        return [Fault(program.shown(program.trace), 1, wanted)] if program.trace.exists() else []
    try:
        load(program)
    except BookError as error:
        return [error.fault]
    return []


def differs(recorded: Trace, again: Trace, varies: bool) -> str:
    """What is not in the same order in two traces of a program; nothing where all is.

    A lane is held to the order of its events. `varies`: whether the program's output does. Where it does, and where
    workers of a pool may have shared their tasks otherwise, lanes of one kind are held together to what is in them.
    """
    names = [lane["name"] for trace in (recorded, again) for lane in trace["lanes"]]
    varies = varies or any(re.fullmatch(r"process 2|ThreadPoolExecutor-\d+_1", name) for name in names)
    for trace in (recorded, again):
        if wrong := broken(trace):
            return wrong
    pairs = [_labels(trace, merged=varies) for trace in (recorded, again)]
    for name in sorted({*pairs[0], *pairs[1]}):
        wanted, came = (labels.get(name, []) for labels in pairs)
        if wanted != came:
            at = next((n for n, (a, b) in enumerate(zip(wanted, came)) if a != b), min(len(wanted), len(came)))
            ends = [labels[at] if at < len(labels) else "the end" for labels in (wanted, came)]
            return f"wanted {name} to go on with {ends[0]}, came {ends[1]}"
    return ""


def _labels(trace: Trace, merged: bool) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for n, lane in enumerate(trace["lanes"]):
        words = [f"{kind} {text}".strip() for _, kind, text in lane["events"] if kind not in ("on", "return")]
        words = [word for word, after in zip(words, [*words[1:], ""]) if word != after and word != "wait"]
        name = re.sub(r" ?\d+(_\d+)?", "", lane["name"]) if merged else f"{n} {lane['name']}"
        found.setdefault(name, []).extend(
            re.sub(r"^(starts|kill) \d+", r"\1", word) if merged else word for word in words
        )
    return {name: sorted(Counter(words)) if merged else words for name, words in found.items()}


def broken(trace: Trace) -> str:
    """What is against cause and effect: a child before its start, a lock that two hold, an event out of order."""
    lanes = trace["lanes"]
    for lane in lanes:
        times = [event[0] for event in lane["events"]]
        if times != sorted(times) or lane["events"][0][1] != "start" or lane["events"][-1][1] != "end":
            return f"wanted the events of {lane['name']} in order, from start to end"
    for lane in lanes:
        for at, kind, other in lane["events"]:
            if kind == "starts" and lanes[other]["events"][0][0] < at:
                return f"wanted {lane['name']} to start {lanes[other]['name']} before its first event"
    holds = sorted(
        (at, kind == "hold", number)
        for lane in lanes
        for at, kind, number in lane["events"]
        if kind in ("hold", "free")
    )
    held: set[int] = set()
    for _, taken, number in holds:
        if taken and number in held:
            return f"wanted lock {number} to be free before it is held again"
        (held.add if taken else held.discard)(number)
    return ""


def _lanes(notes: dict[str, bytes]) -> list[_Lane]:
    """The lanes that the program's own code ran in, in order of their start; times count from its first call."""
    found: list[_Lane] = []
    pids: dict[int, _Lane] = {}  # the main lane of each process
    for name in sorted(notes, key=lambda name: int(name.split("-")[2])):
        rows = [row.split("\t") for row in notes[name].rstrip(b"\0").decode().split("\n") if row.strip()]
        if len(rows) >= recorder.SLOTS:
            raise BookError("snippets", 1, f"wanted fewer than {recorder.SLOTS} events of a process, came more")
        read = [
            _Note(int(at) / 1e6, int(work) / 1e6, kind, text.strip(), int(lane)) for at, work, lane, kind, text in rows
        ]
        _read(sorted(read, key=lambda note: note.at), int(name.split("-")[1]), pids, found)
    if not found:
        return []
    begin = next((note.at for note in found[0].notes if note.kind == "call" and note.text[0] != "<"), 0.0)
    kept = [lane for lane in found if lane.own]
    _link(kept, pids)
    for lane in kept:
        _make_events(lane, begin)
    _end_the_killed(kept)
    _number(kept)
    return kept


def _read(notes: list[_Note], pid: int, pids: dict[int, _Lane], found: list[_Lane]) -> None:
    """Take the notes of one file. A process that an exec has made another program notes into a second one."""
    lanes: dict[int, _Lane] = {}
    for note in notes:
        if note.lane not in lanes:
            key, _, rest = note.text.partition(" ")
            if note.lane:
                lanes[note.lane] = _Lane(lanes[0].process, re.sub(r" \(.*", "", rest or "thread"), key)
                found.append(lanes[note.lane])
            elif pid in pids:
                lanes[0] = pids[pid]
                continue
            else:
                lanes[0] = pids[pid] = _Lane(len(pids) + 1, "child" if pids else "main", key, int(rest))
                found.append(lanes[0])
        lane = lanes[note.lane]
        if note.kind == "name":
            lanes[0].name = re.sub(
                r"^(Fork|Spawn|ForkServer)?(Process|PoolWorker)-",
                "process ",
                note.text.replace("MainProcess", lane.name),
            )
        lane.own |= note.kind in ("call", "print", "own") and note.text[:1] != "<"
        lane.notes.append(note)


def _link(lanes: list[_Lane], pids: dict[int, _Lane]) -> None:
    """Put numbers of lanes into the notes that start or kill one; of others, nothing is left."""
    for number, lane in enumerate(lanes):
        if lane.key == "-" and lane.parent in pids:  # a new Python: the last that its parent started before it came
            before = [
                note
                for one in lanes
                if one.process == pids[lane.parent].process
                for note in one.notes
                if note.kind == "spawn" and note.at < lane.notes[0].at
            ]
            if before:
                max(before, key=lambda note: note.at).link = number
    keys = {lane.key: number for number, lane in enumerate(lanes)}
    mains = {lane: number for number, lane in enumerate(map(id, lanes))}
    for lane in lanes:
        for note in lane.notes:
            if note.kind == "starts":
                note.link = keys.get(note.text)
            elif note.kind == "kill" and note.text.isdigit() and int(note.text) in pids:
                note.link = mains.get(id(pids[int(note.text)]))
            elif note.kind == "spawn" and note.link is not None:
                note.kind = "starts"


def _make_events(lane: _Lane, begin: float) -> None:
    """Notes as events; where a thread waits in nothing and does not work either, it has no GIL, or no core."""
    often = Counter(note.text.split(" ")[0] for note in lane.notes if note.kind == "call")
    events, waits, before = lane.events, "", None
    for note in lane.notes:
        at, text = round(max(0.0, note.at - begin), 3), note.text
        if before and not waits and _stalls(before, note) and at:
            events += [[round(max(0.0, before.at - begin), 3), "wait", ""], [at, "on", ""]]
        before = note
        if note.kind in ("wait", "on"):
            waits = text if note.kind == "wait" else ""
            if text in INNER or not text or (text[0] == "_" and text not in NAMED):
                continue
            text = NAMED.get(text, text)
            if text == "map" and note.kind == "wait" and events[-1][1:] == ["on", "map"]:
                events.pop()  # it goes on to wait for the next result
            else:
                events.append([at, note.kind, text])
        elif note.kind in ("starts", "kill"):
            if note.link is not None:
                events.append([at, note.kind, note.link])
        elif note.kind in ("call", "return"):
            if text[0] not in "<_" and often[text.split(" ")[0]] <= MOST:
                events.append([at, note.kind, text])
        elif note.kind in ("hold", "free"):
            events.append([at, note.kind, text])
        elif note.kind == "not exec":
            events.pop()
        elif note.kind in ("start", "end", "print", "exec"):
            events.append([at, note.kind, ""])


def _stalls(before: _Note, note: _Note) -> bool:
    """Whether a thread has hardly worked from one note to the next."""
    return note.at - before.at >= STALL and note.work - before.work < WORKS * (note.at - before.at)


def _end_the_killed(lanes: list[_Lane]) -> None:
    """A lane without an end ends with its process, and a killed process when a wait for it returned."""
    last = max(lane.events[-1][0] for lane in lanes)
    for n, lane in enumerate(lanes):
        if lane.events[-1][1] == "end":
            continue
        kills = [at for one in lanes for at, kind, text in one.events if (kind, text) == ("kill", n)]
        at = max([lane.events[-1][0], *kills])
        starter = next((one for one in lanes if any(event[1:] == ["starts", n] for event in one.events)), lanes[0])
        same = [one.events[-1][0] for one in lanes if one.process == lane.process and one.events[-1][1] == "end"]
        waits = [t for t, kind, text in starter.events if kind == "on" and text in REAPING and t > at]
        lane.events.append([min(same or waits or [last]), "end", ""])


def _number(lanes: list[_Lane]) -> None:
    """Locks by the order in which they were taken; children of the same name, from the second on."""
    locks: dict[str, int] = {}
    for event in sorted(
        (event for lane in lanes for event in lane.events if event[1] in ("hold", "free")), key=lambda e: e[0]
    ):
        event[2] = locks.setdefault(event[2], len(locks) + 1)
    count: Counter[str] = Counter()
    for lane in lanes:
        count[lane.name] += 1
        if count[lane.name] > 1:
            lane.name += f" {count[lane.name]}"
