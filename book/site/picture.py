"""What every picture is drawn with: houses, lanes, shelves, arrows, as SVG; timeline.py and schedule.py draw by it.

Every x is in per cent and every y in pixels, and names stand in a gutter of fixed width: so text keeps its 13 px at
every width, and nothing is drawn twice. What a label says and where it stands is checked for a width of 312 px: a
picture in which two would overlap is a ValueError. Colors come from assets/book.css; no style stands in a drawing.
"""

from __future__ import annotations

import html
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

GUTTER, MARGIN = 68, 12  # pixels left and right of the lanes; assets/book.css has their sum
ROOM = 312 - GUTTER - MARGIN  # for the lanes, on the narrowest screen
PEOPLE = ("ann", "bob", "cid")  # who have a color of their own, as "main" has
ARROWS = {True: "M-5 7 0 0 5 7Z", False: "M-5-7 0 0 5-7Z"}  # the tip of one that goes up, or down


def width(text: str) -> float:
    """About how many pixels a text takes, at most."""
    return sum(4.8 if letter in "fijlrtI.,:;'|()[]{} " else 12 if letter in "mwMW@" else 8.2 for letter in text)


@dataclass
class Drawing:
    """One picture on its way: its marks, what it says to those who do not see it, and where its labels stand."""

    title: str
    height: int = 2
    gutter: int = GUTTER
    outside: list[str] = field(default_factory=list)  # what is placed by the whole width: houses, names, shelves
    inside: list[str] = field(default_factory=list)  # and by that of the lanes
    told: list[tuple[float, str]] = field(default_factory=list)
    taken: dict[int, list[tuple[float, float, str]]] = field(default_factory=dict)

    def name(self, y: float, name: str, style: str = "b") -> None:
        """A name in the gutter. Raises ValueError where it is too long."""
        if width(name) > GUTTER - 4:
            raise ValueError(f"wanted a name of at most {GUTTER} pixels, came {name!r}; names= gives another")
        self.outside.append(f'<text x="12" y="{y + 4.5:g}" class="{style}">{html.escape(name)}</text>')

    def text(self, x: float, y: float, words: str, style: str = "soft", anchor: str = "mid") -> None:
        """A label. Raises ValueError where another one stands."""
        at = x / 100 * ROOM
        left = at - {"mid": width(words) / 2, "end": width(words)}.get(anchor, 0)
        right = left + width(words)
        for start, end, other in [*self.taken.get(int(y), []), (-99, -8, "the name"), (ROOM + MARGIN, 999, "the wall")]:
            if left < end and start < right:
                raise ValueError(f"wanted room for {words!r} beside {other!r}, came none on a phone: name fewer things")
        self.taken.setdefault(int(y), []).append((left, right, words))
        self.inside.append(f'<text x="{_x(x)}" y="{y:g}" class="{style} {anchor}">{html.escape(words)}</text>')

    def box(self, x: float, y: float, to: float, height: float, style: str) -> None:
        """A rectangle from x to x; one that is too narrow to be seen is made wider."""
        self.inside.append(f'<rect x="{_x(x)}" y="{y:g}" width="{_x(max(to - x, 0.8))}" height="{height:g}" class="{style}"/>')

    def wall(self, y: float, height: float, style: str) -> None:
        """A frame as wide as the picture."""
        self.outside.append(f'<rect y="{y:g}" width="100%" height="{height:g}" class="{style}"/>')

    def line(self, x: float, y: float, to: float, down: float, style: str) -> None:
        self.inside.append(f'<line x1="{_x(x)}" y1="{y:g}" x2="{_x(to)}" y2="{down:g}" class="{style}"/>')

    def arrow(self, x: float, y: float, to: float, style: str) -> None:
        """Straight up or down, from y to y."""
        self.line(x, y, x, to, f"{style} go")
        self.inside.append(f'<svg x="{_x(x)}" y="{to:g}"><path d="{ARROWS[to < y]}" class="{style}"/></svg>')

    def svg(self, name: str) -> str:
        """The element; `name`: what its ids begin with."""
        told = ". ".join(text for _, text in sorted(self.told, key=lambda pair: pair[0]))
        ids, desc = (f"{name}-t {name}-d", f'<desc id="{name}-d">{html.escape(told)}.</desc>') if told else (f"{name}-t", "")
        lanes = f'<svg x="{self.gutter}" class="lanes">' if self.gutter else "<svg>"
        return (
            f'<svg class="pic" height="{self.height}" role="img" aria-labelledby="{ids}">'
            f'<title id="{name}-t">{html.escape(self.title)}</title>{desc}'
            f"{''.join(self.outside)}{lanes}{''.join(self.inside)}</svg></svg>"
        )


def _x(x: float) -> str:
    return f"{x:.2f}".rstrip("0").rstrip(".") + "%"


def color(name: str) -> str:
    """The class of whoever bears this name."""
    return name if name in PEOPLE else "main"


def spoken(names: Sequence[str]) -> str:
    """Names as a sentence has them."""
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


# What each sign means, and how it is drawn.
SIGNS: tuple[tuple[str, str, Callable[[Drawing], object]], ...] = (
    ("A frame", "is a process: the walls around its memory.", lambda one: one.wall(4, 32, "house")),
    ("Dotted", "is alive, and waits.", lambda one: one.line(0, 20, 100, 20, "lane")),
    ("Solid", "runs.", lambda one: one.box(0, 13, 100, 14, "ann run")),
    ("Tinted", "has read a value, and not written one yet.", lambda one: one.box(0, 7, 100, 26, "bob own")),
    ("A shelf", "is memory, with its values along time; a lost one is struck through.", lambda one: _draw_shelf(one)),
    ("An arrow", "is a message: a start, an end that somebody waits for, a read, a write.", lambda one: one.arrow(50, 4, 36, "ann")),
    ("A bar", "is an end.", lambda one: one.line(50, 9, 50, 31, "stop")),
    ("Green", "holds a lock.", lambda one: one.box(0, 4, 100, 32, "hold")),
)


def legend() -> str:
    """The signs of the pictures, each with what it means, as a list."""
    items = []
    for n, (sign, meaning, draw) in enumerate(SIGNS):
        drawing = Drawing(f"{sign} {meaning}", 40, gutter=0)
        draw(drawing)
        items.append(f"<dt>{drawing.svg(f'sign-{n}')}</dt><dd><b>{sign}</b> {meaning}</dd>")
    return f"<dl>{''.join(items)}</dl>"


def _draw_shelf(drawing: Drawing) -> None:
    drawing.wall(4, 32, "shelf")
    for x, value, style in (("25%", 70, "ann lost"), ("75%", 40, "bob")):
        drawing.inside.append(f'<text x="{x}" y="24.5" class="val mid {style}">{value}</text>')


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
