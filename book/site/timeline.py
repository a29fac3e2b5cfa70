"""Draws a recorded run, a trace of book/check/trace.py: each process a house, each thread a lane."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from book.site.picture import MARGIN, ROOM, Drawing, color, columns, spoken, width

WORK = "sleep"  # the wait that stands for work in every program of the book
AT_ONCE = 0.3  # milliseconds
Place = Callable[[float], float]


@dataclass
class _Lane:
    """One lane of a trace, as it is drawn."""

    name: str
    number: int
    process: int
    life: tuple[float, float]
    waits: list[tuple[float, float, str]] = field(default_factory=list)
    calls: list[tuple[float, float, str]] = field(default_factory=list)
    holds: list[tuple[float, float, str]] = field(default_factory=list)
    points: list[tuple[float, str]] = field(default_factory=list)  # what is labelled and takes no time
    starts: list[tuple[float, int]] = field(default_factory=list)
    kills: list[tuple[float, int]] = field(default_factory=list)  # those that are labelled
    y: float = 0


def recorded(trace: dict[str, Any], program: str, options: dict[str, str]) -> Drawing:
    """A recorded run: `calls`, `labels` and `names` say what is drawn of it, `axis` whether by its order or its time.

    Raises ValueError where the trace has no such thing, and where labels do not fit.
    """
    calls, labels = (options.get(word, "").split(",") if word in options else [] for word in ("calls", "labels"))
    lanes = [_lane(trace["lanes"][n], n, name, calls, labels) for n, name in _names(trace, options.get("names", ""))]
    for word in [*calls, *labels]:
        if not any(word in _words(trace["lanes"][lane.number]) for lane in lanes):
            known = sorted({word for lane in lanes for word in _words(trace["lanes"][lane.number])})
            raise ValueError(
                f"wanted a thing that is in the trace of {program}, came {word!r}; known: {', '.join(known)}"
            )
    timed = options.get("axis") == "ms"
    place = _timed(lanes) if timed else _ordered(lanes, labels)
    drawing = Drawing(f"{spoken([lane.name for lane in lanes])} in {program}, recorded")
    for _, house in itertools.groupby(lanes, key=lambda lane: lane.process):
        top = drawing.height
        for lane in house:
            lane.y = drawing.height + (38 if _labels(lane, labels) else 22)
            drawing.height = int(lane.y) + 20
            _draw_lane(drawing, lane, place, labels, "" if not timed else " ms")
        drawing.wall(top, drawing.height - top, "house")
        drawing.height += 8
    _draw_messages(drawing, lanes, place)
    if timed:
        _draw_ticks(drawing, place, max(lane.life[1] for lane in lanes))
    return drawing


def _names(trace: dict[str, Any], wanted: str) -> list[tuple[int, str]]:
    """The lanes that are drawn, by number, and their names: names="main,process 1=ann"; all, where it names none."""
    known = {lane["name"]: number for number, lane in enumerate(trace["lanes"])}
    pairs = [pair.partition("=")[::2] for pair in wanted.split(",")] if wanted else [(name, "") for name in known]
    for lane, _ in pairs:
        if lane not in known:
            raise ValueError(f"wanted a lane of the trace, came {lane!r}; known: {', '.join(known)}")
    return [(known[lane], name or lane) for lane, name in pairs]


def _words(lane: dict[str, Any]) -> set[str]:
    """What can be named of a lane: the functions that it calls, what it waits in, and prints, exec, kill."""
    words = {
        "prints" if kind == "print" else kind
        for _, kind, _ in lane["events"]
        if kind in ("print", "exec", "kill", "starts")
    }
    return words | {str(text).split(" ")[0] for _, kind, text in lane["events"] if kind in ("wait", "call") and text}


def _lane(lane: dict[str, Any], number: int, name: str, calls: list[str], labels: list[str]) -> _Lane:
    events = lane["events"]
    drawn = _Lane(name, number, lane["process"], (events[0][0], events[-1][0]))
    opened: dict[str, list[tuple[float, str]]] = {"on": [], "return": [], "free": []}
    closing = {"wait": "on", "call": "return", "hold": "free"}
    lists = {"on": drawn.waits, "return": drawn.calls, "free": drawn.holds}
    for at, kind, text in [*events, *((events[-1][0], kind, "") for kind in ("on", "return", "free") for _ in events)]:
        if kind in closing:
            opened[closing[kind]].append((at, str(text)))
        elif begun := opened.get(kind):
            begin, text = begun.pop()
            function, _, argument = text.partition(" ")
            if kind != "return" or function in calls:
                lists[kind].append((begin, at, (argument or function) if kind == "return" else text))
        elif kind == "starts":
            drawn.starts.append((at, text))
        elif (word := "prints" if kind == "print" else kind) in labels:
            if (
                not drawn.points
                or drawn.points[-1][1] != word
                or any(drawn.points[-1][0] < w[1] < at for w in drawn.waits)
            ):
                drawn.points.append((at, word))
                drawn.kills += [(at, text)] if kind == "kill" else []
    drawn.waits = sorted(wait for wait in drawn.waits if wait[2] != WORK)
    return drawn


def _timed(lanes: list[_Lane]) -> Place:
    end = max(lane.life[1] for lane in lanes)
    return lambda at: at / end * 100


def _ordered(lanes: list[_Lane], labels: list[str]) -> Place:
    """Each event a column; what is one message, a start or the end that a wait was for, is in one.

    A call that did not wait takes no time.
    """
    for lane in lanes:
        short = ((at, text) for at, to, text in lane.waits if text in labels and to - at < AT_ONCE)
        lane.points = sorted([*lane.points, *short])
        lane.waits = [wait for wait in lane.waits if wait[2] and wait[1] - wait[0] >= AT_ONCE]
    same: dict[float, float] = {}
    for lane in lanes:
        for at, child in lane.starts:
            same |= {one.life[0]: at for one in lanes if one.number == child}
        if wait := _waiting_for(lane, lanes):
            same[wait[1]] = lane.life[1]
    drawn = {one.number for one in lanes}
    times = {at for lane in lanes for at in (*lane.life, *(at for at, _ in lane.points))}
    times |= {at for lane in lanes for at, child in lane.starts if child in drawn}
    times |= {at for lane in lanes for span in (*lane.waits, *lane.calls, *lane.holds) for at in span[:2]}
    order = sorted({same.get(at, at) for at in times})
    column = {at: order.index(same.get(at, at)) for at in times}
    needs = [(column[begin], column[end], width(text) + 8) for lane in lanes for begin, end, text in lane.calls]
    for lane in lanes:
        said = [(column[at], width(text)) for at, text in _labels(lane, labels)]
        needs += [(m, n, pixels + 5) for (m, pixels), (n, _) in itertools.pairwise(said)]
        needs += [(m, len(order) - 1, pixels - MARGIN + 2) for m, pixels in said[-1:] if m < len(order) - 1]
    places = columns(len(order), needs)
    return lambda at: places[column[at]]


def _labels(lane: _Lane, labels: list[str]) -> list[tuple[float, str]]:
    """What stands above a lane, and from when on."""
    return sorted([*((begin, text) for begin, _, text in lane.waits if text in labels), *lane.points])


def _waiting_for(child: _Lane, lanes: list[_Lane]) -> tuple[float, float, str] | None:
    """The wait that the end of a lane ends: in whoever started it, begun before, and the first to return after."""
    starter = next((lane for lane in lanes for _, number in lane.starts if number == child.number), None)
    waits = starter.waits if starter else []
    return next((wait for wait in waits if wait[2] and wait[0] <= child.life[1] <= wait[1]), None)


def _draw_lane(drawing: Drawing, lane: _Lane, place: Place, labels: list[str], unit: str) -> None:
    style, (begin, end), y = color(lane.name), lane.life, lane.y

    def tell(at: float, text: str) -> None:
        drawing.told.append((at, f"{lane.name} {text}" + (f" at {at:.0f}{unit}" if unit else "")))

    drawing.name(y, lane.name, f"b {style}")
    drawing.line(place(begin), y, place(end), y, "lane")
    at = begin
    for start, stop, _ in [*lane.waits, (end, end, "")]:
        if start > at:
            drawing.box(place(at), y - 7, place(start), 14, f"{style} run")
        at = max(at, stop)
    for start, stop, text in lane.calls:
        drawing.box(place(start), y - 12, place(stop), 24, f"{style} run")
        if width(text) > (place(stop) - place(start)) / 100 * ROOM:
            raise ValueError(f"wanted room for {text!r} in its block, came none on a phone: leave the call out")
        drawing.text((place(start) + place(stop)) / 2, y + 4.5, text, "on")
        tell(start, text)
    for start, stop, _ in lane.holds:
        drawing.box(place(start), y - 16, place(stop), 32, "hold")
        tell(start, "takes the lock")
    drawing.line(place(end), y - 11, place(end), y + 11, "stop")
    for at, text in _labels(lane, labels):
        drawing.text(place(at), y - 19, text, anchor="")
    for at, text in [*((begin, f"waits in {text}") for begin, _, text in lane.waits if text), *lane.points]:
        if text != "kill":
            tell(at, text)
    tell(end, "ends")


def _draw_messages(drawing: Drawing, lanes: list[_Lane], place: Place) -> None:
    """An arrow to a lane that starts or is killed, and one from its end to the wait that returns."""
    for lane in lanes:
        sent = [(at, n, "starts") for at, n in lane.starts] + [(at, n, "kills") for at, n in lane.kills]
        known = {one.number for one in lanes}
        drawing.told += [(at, f"{lane.name} kills another") for at, number in lane.kills if number not in known]
        for at, number, verb in sent:
            for child in (one for one in lanes if one.number == number):
                drawing.told.append((at, f"{lane.name} {verb} {child.name}"))
                up, when = child.y < lane.y, place(child.life[0] if verb == "starts" else at)
                drawing.arrow(when, lane.y + (-8 if up else 8), child.y + (9 if up else -9), color(lane.name))
        for child in (one for one in lanes if any(one.number == number for _, number in lane.starts)):
            if _waiting_for(child, lanes):
                up = child.y > lane.y
                drawing.arrow(
                    place(child.life[1]), child.y + (-12 if up else 12), lane.y + (4 if up else -4), color(child.name)
                )


def _draw_ticks(drawing: Drawing, place: Place, end: float) -> None:
    step = next(step for power in range(9) for step in (10**power, 2 * 10**power, 5 * 10**power) if end / step <= 4)
    for ms in range(0, int(end) + 1, step):
        drawing.line(place(ms), drawing.height, place(ms), drawing.height + 7, "tick")
        if ms == 0 or place(ms) < 96:
            drawing.text(place(ms), drawing.height + 21, f"{ms}{'' if ms else ' ms'}", anchor="mid" if ms else "")
    drawing.height += 26
