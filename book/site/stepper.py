"""A program's recorded states as a page element: its reader chooses which thread makes the next step.

Without JavaScript it is a schedule that goes wrong, printed. With it, `assets/stepper.js` moves through the states;
all that it says stands here, and comes to it as JSON.
"""

from __future__ import annotations

import ast
import html
import json
import textwrap

from book.check.program import Program
from book.site.highlight import marked
from book.site.picture import circle

WORDS = {
    "start": "{0} schedules, {1} of them wrong.",
    "lead": "This one goes wrong:",
    "line": "line {0}",
    "told": ": {0}",
    "right": "Right: {0}. {1} of {2} schedules end so.",
    "wrong": "Wrong: {0}. {1} of {2} schedules end so.",
    "show": "Show me a schedule that goes wrong",
    "back": "Back",
    "forward": "Forward",
    "again": "Start again",
    "loaded": "A schedule of {0} steps that goes wrong. Forward makes the next of them.",
    "undone": "Taken back: {0}",
    "ended": "has ended",
    "raised": "raised {0}",
    "waits": "waits for {0}",
    "holds": "waits for {0}, which {1} holds",
    "shared": "What they share",
    "waits for": "waits for",
    "held by": "held by",
}
SAID_LATER = ("line", "told", "right", "wrong", "loaded", "undone", "ended", "raised", "waits", "holds")
DEADLOCK = "deadlock: "  # how the explorer begins such an outcome


def stepper(program: Program) -> str:
    """The HTML of the element, without its figure. Raises ValueError without recorded states."""
    if not program.contract.stepper:
        raise ValueError(f"wanted '# runs: under interleavings; stepper' in {program}, came none")
    try:
        graph = json.loads(program.steps.read_text("utf-8"))
    except FileNotFoundError:
        raise ValueError(f"wanted recorded steps of {program}, came none; make record writes them") from None
    except ValueError as error:
        raise ValueError(f"wanted recorded steps of {program}, came {error}; make record writes them") from None
    first, schedules = graph["states"][0], sum(count for _, count, _ in graph["outcomes"])
    wrong = [outcome for outcome in graph["outcomes"] if outcome[2]]
    if not wrong:
        raise ValueError(f"wanted a schedule of {program} that goes wrong, came none")
    data = graph | {"words": {name: WORDS[name] for name in SAID_LATER}}
    values = zip(graph["names"], graph["shared"][first[0]])
    parts = [
        '<div class="columns">',
        *(_column(program, graph, n) for n in range(len(graph["threads"]))),
        "</div>",
        f'<div role="group" aria-label="{WORDS["shared"]}"><dl>',
        *(f"<div><dt>{html.escape(name)}</dt> <dd>{html.escape(value)}</dd></div>" for name, value in values),
        "</dl></div>",
        _board(graph),
        f'<p class="said" role="status">{WORDS["start"].format(schedules, sum(outcome[1] for outcome in wrong))}</p>',
        '<div class="tools">',
        f'<button type="button" data-do="show">{WORDS["show"]}</button>',
        *(
            f'<button type="button" data-do="{name}" aria-disabled="true">{WORDS[name]}</button>'
            for name in ("back", "forward", "again")
        ),
        "</div>",
        f'<div class="schedule"><p class="lead">{WORDS["lead"]}</p>',
        _schedule(graph),
        f'<p class="outcome">{html.escape(WORDS["wrong"].format(wrong[0][0], wrong[0][1], schedules))}</p>',
        _circle(graph),
        "</div>",
        f'<script type="application/json">{_json(data)}</script>',
    ]
    return "\n".join(parts)


def _json(data: dict) -> str:
    """As JSON that no HTML parser takes for a tag, and that has no space to spare."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c").replace("&", "\\u0026")


def _column(program: Program, graph: dict, number: int) -> str:
    """One thread: the functions that its steps lie in, and its button."""
    thread, way = graph["threads"][number], graph["states"][0][number + 1]
    line, text, _ = graph["steps"][way[0]]
    shown = []
    for first, source in _functions(program, thread, _lines(graph, number)):
        code = marked(source, "python").rstrip("\n").split("\n")
        lines = [
            f'<span class="line"{" aria-current=step" if n == line else ""} data-line="{n}">{some or " "}</span>'
            for n, some in enumerate(code, first)
        ]
        shown.append(f'<span class="part">{"".join(lines)}</span>')
    return (
        f'<div class="column" role="group" aria-label="{thread}">'
        f'<div class="highlight"><pre><code>{"".join(shown)}</code></pre></div>'
        f'<button type="button" data-do="step"><b>{thread}:</b> <span>{html.escape(text)}</span></button></div>'
    )


def _lines(graph: dict, number: int) -> set[int]:
    """The lines of all steps of a thread."""
    ways = [state[number + 1] for state in graph["states"]]
    return {graph["steps"][way[0]][0] for way in ways if isinstance(way, list)}


def _functions(program: Program, thread: str, lines: set[int]) -> list[tuple[int, str]]:
    """First line and source of the thread's own function, and of each other that its steps lie in."""
    found = []
    for node in ast.walk(program.tree):
        if isinstance(node, ast.FunctionDef):
            if node.name == thread or any(node.lineno <= line <= (node.end_lineno or 0) for line in lines):
                source = "\n".join(program.source.split("\n")[node.lineno - 1 : node.end_lineno])
                found.append((node.lineno, textwrap.dedent(source)))
    return sorted(found)


def _board(graph: dict) -> str:
    """The rows of the picture that the script draws: a lane for each thread, a shelf for each value that they share.

    It says nothing that the list does not, so it is hidden from those who listen; its words are attributes.
    """
    lanes = "".join(f'<b data-says="{thread}" data-of="{thread}"></b>' for thread in graph["threads"])
    shelves = "".join(f'<b data-says="{html.escape(name)}"></b>' for name in graph["names"])
    return f'<div class="board" aria-hidden="true">{lanes}{shelves}</div>'


def _schedule(graph: dict) -> str:
    """The schedule that goes wrong, a line for each step; the script makes its own lines after the first one."""
    items, state = [], graph["states"][0]
    for thread in graph["example"]:
        step, following = state[thread + 1]
        line, text, told = graph["steps"][step]
        items.append(
            f'<li data-thread="{thread}"><b>{graph["threads"][thread]}</b> <span>{WORDS["line"].format(line)}</span> '
            f"<code>{html.escape(text)}</code>"
            f"<span>{html.escape(WORDS['told'].format(told)) if told else ''}</span></li>"
        )
        state = graph["states"][following]
    return "<ol>" + "\n".join(items) + "</ol>"


def _circle(graph: dict) -> str:
    """A deadlock as a circle: each thread waits for a lock that the next one holds. Nothing where there is none."""
    ends = len(graph["threads"]) + 1
    for state in graph["states"]:
        outcome = graph["outcomes"][state[ends]][0] if len(state) > ends else ""
        if outcome.startswith(DEADLOCK):
            thread = next(n for n, way in enumerate(state[1:ends]) if isinstance(way, list))
            around: list[tuple[str, str]] = []  # the name of a thread or a lock, and how it leads to the next
            while thread >= 0 and graph["threads"][thread] not in dict(around):
                _, lock, holder = state[thread + 1]
                around += [(graph["threads"][thread], WORDS["waits for"]), (lock, WORDS["held by"])]
                thread = holder if holder >= 0 and isinstance(state[holder + 1], list) else -1
            if thread >= 0 and graph["threads"][thread] == around[0][0]:
                return circle(around, outcome.removeprefix(DEADLOCK))
    return ""
