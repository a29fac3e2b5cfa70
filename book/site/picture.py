"""What every picture is drawn with, as SVG: houses, lanes, shelves, arrows, bars; timeline.py and schedule.py use it.

Every x is in per cent and every y in pixels, and names stand in a gutter of fixed width: so text keeps its 13 px at
every width, and nothing is drawn twice. What a label says and where it stands is checked for a width of 312 px: a
picture in which two would overlap is a ValueError. Colors come from assets/book.css; no style stands in a drawing.
"""

from __future__ import annotations

import html
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

GUTTER, MARGIN = 66, 12  # pixels left and right of the lanes; assets/book.css has their sum
NARROWEST = 312  # pixels of a picture on a phone
ROOM = NARROWEST - GUTTER - MARGIN  # for the lanes there
PEOPLE = ("ann", "bob", "cid")  # who have a color of their own, as "main" has
ARROWS = {True: "M-5 7 0 0 5 7Z", False: "M-5-7 0 0 5-7Z"}  # the tip of one that goes up, or down


def width(text: str, mono: bool = False) -> float:
    """About how many pixels a text takes, at most."""
    return (
        8 * len(text)
        if mono
        else sum(4.8 if letter in "fijlrtI.,:;'|()[]{} " else 12 if letter in "mwMW@" else 8.2 for letter in text)
    )


@dataclass
class Drawing:
    """One picture on its way: its marks, what it says to those who do not see it, and where its labels stand."""

    title: str
    height: int = 2
    style: str = "pic"
    gutter: int = GUTTER
    margin: int = MARGIN
    inset: int = 12  # of the names, from the left
    walls: list[str] = field(default_factory=list)  # what is behind
    marks: list[str] = field(default_factory=list)
    told: list[tuple[float, str]] = field(default_factory=list)
    taken: dict[int, list[tuple[float, float, str]]] = field(default_factory=dict)

    def name(self, y: float, name: str, style: str = "b") -> None:
        """A name in the gutter. Raises ValueError where it is too long."""
        if width(name) > self.gutter - self.inset:
            raise ValueError(f"wanted a name of at most {self.gutter - self.inset} pixels, came {name!r}")
        self.marks.append(
            f'<text x="{self.inset - self.gutter}" y="{y + 4.5:g}" class="{style}">{html.escape(name)}</text>'
        )

    def text(self, x: float, y: float, words: str, style: str = "soft", anchor: str = "mid") -> None:
        """A label, whose middle is at x, or with no anchor its start. Raises ValueError where another stands."""
        room = NARROWEST - self.gutter - self.margin
        at = x / 100 * room
        wide = width(words, style.startswith("val"))
        left = at - (wide / 2 if anchor else 0)
        right = left + wide
        for start, end, other in [
            *self.taken.get(int(y), []),
            (-99, -6, "the name"),
            (room + self.margin, 999, "the wall"),
        ]:
            if left < end and start < right:
                raise ValueError(f"wanted room for {words!r} beside {other!r}, came none on a phone: name fewer things")
        self.taken.setdefault(int(y), []).append((left, right, words))
        named = f"{style} {anchor}".strip()
        self.marks.append(f'<text x="{_x(x)}" y="{y:g}" class="{named}">{html.escape(words)}</text>')

    def box(self, x: float, y: float, to: float, height: float, style: str) -> None:
        """A rectangle from x to x; one that is too narrow to be seen is made wider."""
        self.marks.append(
            f'<rect x="{_x(x)}" y="{y:g}" width="{_x(max(to - x, 0.8))}" height="{height:g}" class="{style}"/>'
        )

    def wall(self, y: float, height: float, style: str) -> None:
        """A frame as wide as the picture."""
        self.walls.append(f'<rect y="{y:g}" height="{height:g}" class="{style} wall"/>')

    def line(self, x: float, y: float, to: float, down: float, style: str) -> None:
        """From x and y to x and y."""
        self.marks.append(f'<line x1="{_x(x)}" y1="{y:g}" x2="{_x(to)}" y2="{down:g}" class="{style}"/>')

    def arrow(self, x: float, y: float, to: float, style: str) -> None:
        """Straight up or down, from y to y."""
        self.line(x, y, x, to, f"{style} go")
        self.marks.append(f'<svg x="{_x(x)}" y="{to:g}"><path d="{ARROWS[to < y]}" class="{style}"/></svg>')

    def svg(self, name: str) -> str:
        """The element; `name`: what its ids begin with."""
        told = ". ".join(text for _, text in sorted(self.told, key=lambda pair: pair[0]))
        ids, desc = (
            (f"{name}-t {name}-d", f'<desc id="{name}-d">{html.escape(told)}.</desc>') if told else (f"{name}-t", "")
        )
        return (
            f'<svg class="{self.style}" height="{self.height}" role="img" aria-labelledby="{ids}">'
            f'<title id="{name}-t">{html.escape(self.title)}</title>{desc}{"".join([*self.walls, *self.marks])}</svg>'
        )


def _x(x: float) -> str:
    return f"{x:.2f}".rstrip("0").rstrip(".") + "%"


def bars(
    title: str,
    groups: Mapping[str, Mapping[str, tuple[float, str]]],
    words: Callable[[float], str],
    *,
    start: float = 0,
    mark: float = 0,
) -> Drawing:
    """Bars in groups, by name: the value of each, which stands beside it as `words` have it, and its style.

    start: where they begin; if it is not 0, the scale is logarithmic, and those that are less go to the left.
    mark: where a line is drawn on a scale that begins with 0.
    """
    drawing = Drawing(title, 0, "pic bars", gutter=124, margin=44, inset=0)
    found = [value for rows in groups.values() for value, _ in rows.values()]
    low, high = (math.log(min([start, *found])), math.log(max([start, *found]))) if start else (0, max(found))

    def at(value: float) -> float:
        return ((math.log(value) if start else value) - low) / (high - low) * 100

    line = at(start or mark)
    for group, rows in groups.items():
        y = drawing.height + 15
        drawing.marks.append(f'<text x="-{drawing.gutter}" y="{y}" class="b">{html.escape(group)}</text>')
        drawing.height += 22
        for label, (value, style) in rows.items():
            x, told = at(value), words(value)
            drawing.name(drawing.height + 9, label, "flat")
            drawing.box(min(x, at(start)), drawing.height + 3, max(x, at(start)), 12, style)
            drawing.text(max(x, line if start else x), drawing.height + 13.5, told, "beyond", "")
            drawing.told.append((drawing.height, f"{group}, {label}: {told}"))
            drawing.height += 20
        drawing.height += 8
    if start or mark:
        drawing.line(line, 2, line, drawing.height - 6, "tick")
    return drawing


def columns(count: int, needs: Iterable[tuple[int, int, float]], left: float = 0, right: float = 0) -> list[float]:
    """Where columns stand, in per cent, so that each label has its room and the rest is shared.

    `needs`: of two columns, the pixels between them; `left` and `right`: those before the first and after the last.
    Raises ValueError where there is no room for that.
    """
    needed = list(needs)
    places = [left]
    for n in range(1, count):
        places.append(max([places[-1] + 10, *(places[m] + pixels for m, k, pixels in needed if k == n)]))
    if (spare := ROOM - right - places[-1]) < 0:
        raise ValueError(
            f"wanted a picture of at most {ROOM} pixels on a phone, came {ROOM - spare:.0f}: name fewer things"
        )
    return [(place + spare * n / max(1, count - 1)) / ROOM * 100 for n, place in enumerate(places)]


def color(name: str) -> str:
    """The class of whoever bears this name."""
    return name if name in PEOPLE else "main"


def spoken(names: Sequence[str]) -> str:
    """Names as a sentence has them."""
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def _draw_shelf(drawing: Drawing) -> None:
    drawing.box(0, 4, 100, 32, "shelf")
    for x, value, style in (("25%", 70, "ann lost"), ("75%", 40, "bob")):
        drawing.marks.append(f'<text x="{x}" y="24.5" class="val mid {style}">{value}</text>')


# What each sign means, and how it is drawn.
SIGNS: tuple[tuple[str, str, Callable[[Drawing], object]], ...] = (
    ("A frame", "is a process: the walls around its memory.", lambda one: one.box(0, 4, 100, 32, "house")),
    ("Dotted", "is alive, and waits.", lambda one: one.line(0, 20, 100, 20, "lane")),
    ("Solid", "runs, or sleeps in the place of work.", lambda one: one.box(0, 13, 100, 14, "ann run")),
    ("Tinted", "has read a value, and not written one yet.", lambda one: one.box(0, 7, 100, 26, "bob own")),
    ("A shelf", "is memory, with its values along time; a lost one is struck through.", _draw_shelf),
    (
        "An arrow",
        "is a message: a start, a kill, an end that somebody waits for, a read, a write.",
        lambda one: one.arrow(50, 4, 36, "ann"),
    ),
    ("A bar", "is an end.", lambda one: one.line(50, 9, 50, 31, "stop")),
    ("A green frame", "holds a lock.", lambda one: one.box(0, 4, 100, 32, "hold")),
)


def legend() -> str:
    """The signs of the pictures, each with what it means, as a list."""
    items = []
    for n, (sign, meaning, draw) in enumerate(SIGNS):
        drawing = Drawing(f"{sign} {meaning}", 40, "pic sign")
        draw(drawing)
        items.append(f"<dt>{drawing.svg(f'sign-{n}')}</dt><dd><b>{sign}</b> {meaning}</dd>")
    return f"<dl>{''.join(items)}</dl>"


def circle(around: list[tuple[str, str]], title: str) -> str:
    """Who waits for whom: names on an ellipse, clockwise from the top; threads are boxes, locks are rounded."""
    middle, width, height, turn = (170, 92), 100, 64, 2 * math.pi / len(around)

    def at(angle: float) -> tuple[float, float]:
        return middle[0] + width * math.sin(angle), middle[1] - height * math.cos(angle)

    parts = [f'<svg class="circle" viewBox="0 0 340 184" role="img"><title>{html.escape(title)}</title>']
    for n, (name, leads) in enumerate(around):
        side = len(name) * 4 + 14 if abs(math.sin(n * turn)) < 0.5 else 30  # from the middle of the box
        gap = math.asin(min(1, side / width))
        (x, y), (x2, y2) = at(n * turn + gap), at((n + 1) * turn - gap)
        parts.append(f'<path d="M{x:.0f} {y:.0f}A{width} {height} 0 0 1 {x2:.0f} {y2:.0f}"/>')
        (a, b), (tx, ty) = at((n + 1) * turn - gap - 0.05), at((n + 0.5) * turn)
        heading = math.degrees(math.atan2(y2 - b, x2 - a))
        parts.append(
            f'<path class="tip" d="M-9-5 0 0-9 5z" transform="translate({x2:.0f} {y2:.0f})rotate({heading:.0f})"/>'
        )
        anchor = "start" if tx > middle[0] else "end"
        parts.append(
            f'<text x="{tx + (8 if anchor == "start" else -8):.0f}" y="{ty + (12 if ty > middle[1] else -4):.0f}" '
            f'text-anchor="{anchor}">{leads}</text>'
        )
    for n, (name, _) in enumerate(around):
        (x, y), side = at(n * turn), len(name) * 4 + 10
        parts.append(
            f'<rect x="{x - side:.0f}" y="{y - 14:.0f}" width="{2 * side}" height="28" rx="{14 * (n % 2) or 3}"/>'
            f'<text class="name" x="{x:.0f}" y="{y + 5:.0f}" text-anchor="middle">{html.escape(name)}</text>'
        )
    return "".join([*parts, "</svg>"])
