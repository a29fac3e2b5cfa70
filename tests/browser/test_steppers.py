"""Each stepper driven as a reader drives it, on a phone and a wide screen, light and dark: what it shows is what was recorded."""

from __future__ import annotations

import itertools
import json
import random

import pytest
import visit
from built import ROOT, SNIPPETS, WHOLE_BOOK, shown
from visit import NARROW, TOO_WIDE, WIDE, Visit

# By program, races/lost_update, the address of its page: whatever a page shows as `{snippet ... stepper}`.
STEPPERS = {
    program.stem.relative_to(SNIPPETS).as_posix(): address
    for address in (f"{source.stem}/" for source in sorted((ROOT / "docs/en").glob("*.md")))
    for program in shown(address)
    if program.is_stepper
}
each = pytest.mark.parametrize("program", STEPPERS)
screens = pytest.mark.parametrize("screen", [NARROW, WIDE], ids=["360", "1280"])
# All that is shown, as plain data.
SHOWN = """box => ({
  threads: [...box.querySelectorAll(".column > button")].map(button => ({text: button.textContent, off: button.ariaDisabled === "true"})),
  lines: [...box.querySelectorAll(".column")].map(column => [...column.querySelectorAll(".line[aria-current]")].map(line => Number(line.dataset.line))),
  shared: [...box.querySelectorAll("dd")].map(dd => dd.textContent),
  said: box.querySelector(".said").innerText,
  steps: [...box.querySelectorAll("li")].filter(li => li.checkVisibility()).map(li => li.textContent),
  made: [...box.querySelectorAll("li:not([data-later])")].filter(li => li.checkVisibility()).length,
  board: [...box.querySelectorAll(".board > i:not([data-kind=lane])")].map(({dataset, style}) =>
    [dataset.kind, dataset.of, dataset.says, +style.gridRowStart, +style.gridColumnStart, +style.gridColumnEnd]),
  circle: !!box.querySelector("svg")?.checkVisibility(),
})"""


class Stepper:
    """One stepper on an open page, and its recording; keys alone move it."""

    def __init__(self, page, program: str):
        self.page, self.box = page, page.locator(f"[id$=stepper-{program.replace('/', '-')}]")
        self.node = self.box.element_handle()
        self.graph = json.loads((SNIPPETS / f"{program}.steps.json").read_text("utf-8"))
        self.threads = self.graph["threads"]

    def shown(self) -> dict:
        return self.node.evaluate(SHOWN)

    def click(self, button: str) -> dict:
        """What is shown after a click that a script makes."""
        return self.node.evaluate(f"box => {{ box.querySelector('{button}').click(); return ({SHOWN})(box) }}")

    def focused(self) -> str:
        """What the focused button of this stepper does; "" where the focus is elsewhere."""
        return self.node.evaluate(
            """box => { const at = document.activeElement, does = box.contains(at) && at.dataset.do
              return does === "step" ? at.parentNode.ariaLabel : does || "" }"""
        )

    def enter(self) -> None:
        """Sets the focus where Tab leads into the stepper: that it leads there through the page is tried by the keyboard walk."""
        self.node.evaluate("box => { box.tabIndex = -1; box.focus(); box.removeAttribute('tabindex') }")

    def go_to(self, button: str, key: str = "Tab") -> None:
        for _ in range(40):
            if self.focused() == button:
                return
            self.page.keyboard.press(key)
        raise AssertionError(f"{key} does not lead to {button}")

    def off(self, button: str) -> bool:
        return self.box.locator(f"[data-do={button}]").get_attribute("aria-disabled") == "true"

    def press(self, times: int = 1, key: str = "Enter") -> None:
        """The focused button; the focus stays on it."""
        button = self.focused()
        for _ in range(times):
            self.page.keyboard.press(key)
            assert self.focused() == button, "the focus is lost"

    def right(self) -> list[int]:
        """A schedule with a right outcome: each thread goes on as long as it can, if that can end well, the first first."""
        dead = set()

        def ends(at: int, last: int) -> list[int] | None:
            state = self.graph["states"][at]
            if len(state) > len(self.threads) + 1:
                return None if self.graph["outcomes"][state[-1]][2] else []
            dead.add(at)
            for thread in sorted(range(len(self.threads)), key=lambda one: (one != last, one)):
                way = state[thread + 1]
                if isinstance(way, list) and len(way) == 2 and way[1] not in dead:
                    if (rest := ends(way[1], thread)) is not None:
                        return [thread, *rest]
            return None

        found = ends(0, 0)
        assert found is not None
        return found

    def expected(self, path: list[int]) -> dict:
        """What the recording says of the state after these steps."""
        state, steps, board = self.graph["states"][0], [], []
        values = [self.graph["shared"][state[0]]]
        for n, thread in enumerate(path):
            step, following = state[thread + 1]
            line, text, told = self.graph["steps"][step]
            ends = next((m for m in range(n + 1, len(path)) if path[m] == thread), len(path))
            has = text.startswith("read ") and told != ""
            says = told if text.startswith(("read ", "write ")) else ""
            board.append(
                ["own" if has else "run", self.threads[thread], says, thread + 1, n + 3, (ends if has else n + 1) + 3]
            )
            values.append(self.graph["shared"][self.graph["states"][following][0]])
            steps.append(f"{self.threads[thread]} line {line} {text}{f': {told}' if told else ''}")
            state = self.graph["states"][following]
        for row, column in enumerate(zip(*values), len(self.threads) + 1):
            at = 2
            for value, run in itertools.groupby(column):
                board.append(["shelf", "", value, row, at, at := at + len(list(run))])
        threads, lines = [], []
        for name, way in zip(self.threads, state[1:]):
            if isinstance(way, list):
                line, text, _ = self.graph["steps"][way[0]]
                if len(way) == 3:
                    text = f"waits for {way[1]}" + (f", which {self.threads[way[2]]} holds" if way[2] >= 0 else "")
            else:
                line, text = None, f"raised {way}" if way else "has ended"
            threads.append({"text": f"{name}: {text}", "off": not (isinstance(way, list) and len(way) == 2)})
            lines.append([line] if line else [])
        outcome, ends = "", len(self.threads) + 1
        if len(state) > ends:
            text, count, wrong = self.graph["outcomes"][state[ends]]
            total = sum(one[1] for one in self.graph["outcomes"])
            outcome = f"{'Wrong' if wrong else 'Right'}: {text}. {count} of {total} schedules end so."
        shared = list(self.graph["shared"][state[0]])
        return {
            "threads": threads,
            "lines": lines,
            "shared": shared,
            "steps": steps,
            "outcome": outcome,
            "board": board,
        }

    def check(self, path: list[int], planned: list[int] | None = None, came: dict | None = None) -> None:
        """That after these steps all is shown as it was recorded, with those planned after them."""
        came, wanted = came or self.shown(), self.expected(path)
        for part in ("threads", "lines", "shared", "board"):
            assert came[part] == wanted[part], path
        assert came["steps"] == self.expected(planned or path)["steps"] and came["made"] == len(path)
        assert came["said"].endswith(wanted["outcome"]), came["said"]
        assert ("Wrong:" in came["said"] or "Right:" in came["said"]) == bool(wanted["outcome"])
        assert came["circle"] == _has_circle(wanted["outcome"])


def _has_circle(outcome: str) -> bool:
    """Whether threads wait for each other: not where one waits for a notify, which nobody holds."""
    return "deadlock" in outcome and " holds" in outcome


@pytest.fixture
def stepper(opened, program, screen):
    """The stepper on its page; nothing may be said on the console, and nothing asked elsewhere."""
    seen = Visit()
    with opened(STEPPERS[program], seen=seen, viewport=screen) as page:
        yield Stepper(page, program)
    assert not seen.console and not seen.foreign


def faultless(stepper: Stepper, state: str) -> None:
    """In light and in dark colors."""
    assert stepper.page.evaluate(TOO_WIDE) == []
    assert visit.axe(stepper.page, state, f"#{stepper.box.get_attribute('id')}") == []


@each
@screens
def test_by_keyboard(stepper):
    """To a wrong outcome by the button, back to the start, and by hand to a right one."""
    example = stepper.graph["example"]
    stepper.check([])
    faultless(stepper, "start")
    stepper.enter()
    stepper.go_to("show")
    stepper.press()
    stepper.check([], planned=example)
    faultless(stepper, "a schedule ahead")
    stepper.go_to("forward")
    for made in range(1, len(example) + 1):
        stepper.press(key="Space" if made % 2 else "Enter")
        stepper.check(example[:made], planned=example)
    assert "Wrong: " in stepper.shown()["said"] and stepper.off("forward")
    stepper.press()  # leads nowhere, and loses nothing
    stepper.check(example)
    faultless(stepper, "the wrong outcome")
    stepper.go_to("back", "Shift+Tab")
    for made in range(len(example) - 1, -1, -1):
        stepper.press()
        assert stepper.shown()["said"].startswith("Taken back: ")
        stepper.check(example[:made], planned=example)
    assert stepper.off("back")
    stepper.go_to("again")
    stepper.press()
    stepper.check([])
    path: list[int] = []
    stepper.go_to(stepper.threads[0], "Shift+Tab")
    right = stepper.right()
    for made, number in enumerate(right, 1):
        stepper.go_to(stepper.threads[number], "Shift+Tab" if path and number < path[-1] else "Tab")
        stepper.press()
        path.append(number)
        stepper.check(path)
        thread = stepper.expected(path)["threads"][number]
        if thread["off"] and right[made : made + 1] != [number]:  # a press leads nowhere, and says why
            stepper.press()
            stepper.check(path)
            assert stepper.shown()["said"].startswith(thread["text"])
    assert "Right: " in stepper.shown()["said"]
    faultless(stepper, "the right outcome")


@each
@pytest.mark.parametrize("screen", [WIDE], ids=["1280"])
def test_any_schedule(stepper):
    """Ten ways drawn at random, some steps taken back on the way and others chosen for them."""
    draw = random.Random(stepper.box.get_attribute("id"))
    for _ in range(10):
        stepper.click("[data-do=again]")
        path: list[int] = []
        while not stepper.expected(path)["outcome"]:
            if path and draw.random() < 0.2:
                stepper.check(path[:-1], planned=path, came=stepper.click("[data-do=back]"))
                path.pop()
            able = [n for n, thread in enumerate(stepper.expected(path)["threads"]) if not thread["off"]]
            path.append(draw.choice(able))
            came = stepper.click(f".column:nth-child({path[-1] + 1} of .column) > button")
            if len(came["steps"]) == len(path):
                stepper.check(path, came=came)
            else:  # the step that was taken back was chosen again: what followed is still planned
                assert came["steps"][: len(path)] == stepper.expected(path)["steps"]


@each
@screens
def test_without_javascript(look, program, screen):
    """The schedule that goes wrong, printed; nothing that cannot work."""
    for scheme in ("light", "dark"):
        page = look(STEPPERS[program], viewport=screen, color_scheme=scheme, java_script_enabled=False)
        stepper = Stepper(page, program)
        assert stepper.box.locator("button:visible").count() == 0
        told = " ".join(stepper.box.inner_text().split())
        wanted = stepper.expected(stepper.graph["example"])
        for text in ("This one goes wrong:", *wanted["steps"], wanted["outcome"]):
            assert text in told
        assert stepper.box.locator("svg:visible").count() == _has_circle(wanted["outcome"])
        assert page.evaluate(TOO_WIDE) == []


@each
def test_print(opened, program):
    """On paper it is a schedule: the one that goes wrong, or the reader's own."""
    with opened(STEPPERS[program], viewport=WIDE) as page:
        stepper = Stepper(page, program)
        page.emulate_media(media="print")
        assert stepper.shown()["steps"] == stepper.expected(stepper.graph["example"])["steps"]
        assert stepper.box.locator(".outcome:visible").count() == 1
        assert stepper.box.locator("button:visible").count() == 0
        page.emulate_media(media="screen")
        stepper.box.locator(".column > button").first.click()
        page.emulate_media(media="print")
        assert stepper.shown()["steps"] == stepper.expected([0])["steps"]


def test_in_the_whole_book(opened):
    """All steppers on one page: each moves alone."""
    with opened(WHOLE_BOOK, viewport=WIDE) as page:
        for program in STEPPERS:
            stepper = Stepper(page, program)
            stepper.click("[data-do=show]")
            came = stepper.click("[data-do=forward]")
            stepper.check(stepper.graph["example"][:1], planned=stepper.graph["example"], came=came)
            assert page.locator(".stepper:not(.fresh)").count() == 1, program
            stepper.click("[data-do=again]")
        assert page.locator(".stepper").count() == len(STEPPERS)


def test_the_script_comes_where_it_is_needed(site):
    for address, page in site.pages.items():
        assert page.html.count("assets/stepper.js") == ('class="stepper' in page.html), address
    with_stepper = {address for address in site.chapters if 'class="stepper' in site.pages[address].html}
    assert with_stepper == {*STEPPERS.values()} != set()
