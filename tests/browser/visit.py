"""One visit to a page as a reader on a phone makes it, then again on wide and dark screens: what came, what was seen."""

from __future__ import annotations

import re
import time
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from built import WHOLE_BOOK, Sent, Server
from playwright.sync_api import Browser, Page

AXE = Path(__file__).resolve().parents[2] / ".cache/checkers/node_modules/axe-core/axe.min.js"
NARROW, WIDE = {"width": 360, "height": 740}, {"width": 1280, "height": 800}
SEARCH = "[data-md-component=search-query]"
RESULTS = ".md-search-result__item"
RESULT_LINKS = ".md-search-result__link"
WATCH_SHIFTS = """
window.shift = 0
new PerformanceObserver(list => { for (const entry of list.getEntries()) window.shift += entry.value })
  .observe({type: "layout-shift", buffered: true})
"""
# What is wider than the screen: the page, or an element that no scroll box holds.
TOO_WIDE = """() => {
  const width = document.documentElement.clientWidth, wide = []
  if (document.documentElement.scrollWidth > width) wide.push(`the page is ${document.documentElement.scrollWidth} px wide`)
  const held = element => {
    for (let up = element.parentElement; up && up !== document.body; up = up.parentElement)
      if (getComputedStyle(up).overflowX !== "visible") return true
  }
  for (const element of document.body.querySelectorAll("*")) {
    const box = element.getBoundingClientRect()
    if (box.width && box.right > width + 1 && box.left >= 0 && element.checkVisibility({visibilityProperty: true}) && !held(element))
      wide.push(`<${element.localName} class="${element.getAttribute("class") || ""}"> ends at ${Math.round(box.right)} px`)
  }
  return wide.slice(0, 5)
}"""
RUN_AXE = """where => axe.run(where || document, {resultTypes: ["violations"]}).then(found => found.violations.flatMap(
  rule => rule.nodes.map(node => `${rule.id}: ${node.target.flat().join(" ")}: ${node.any.concat(node.all, node.none).map(c => c.message).join("; ")}`)))"""


@dataclass
class Visit:
    cold: list[Sent] = field(default_factory=list)  # all that came until half a second of silence, nothing touched
    searched: list[Sent] = field(default_factory=list)  # what the search added
    foreign: set[str] = field(default_factory=set)
    console: set[str] = field(default_factory=set)
    shift: float = 0.0
    wide: list[str] = field(default_factory=list)
    axe: list[str] = field(default_factory=list)
    text: float = 0.0  # the share of the words that are there without JavaScript too
    missing: list[str] = field(default_factory=list)  # the first of those that are not


@contextmanager
def opened(browser: Browser, server: Server, address: str, seen: Visit | None = None, **context):
    """A page in a fresh profile; what it says on the console, and asks of other hosts, goes into `seen`."""
    context = {"viewport": NARROW, "reduced_motion": "reduce", "service_workers": "block"} | context
    holder = browser.new_context(**context)
    holder.set_default_timeout(15_000)
    page = holder.new_page()
    if seen:
        page.on("console", lambda m: m.type in ("error", "warning") and seen.console.add(m.text))
        page.on("pageerror", lambda error: seen.console.add(str(error)))
        page.on("request", lambda r: r.url.startswith((server.origin, "data:", "blob:")) or seen.foreign.add(r.url))
    page.goto(server.url(address))
    try:
        yield page
    finally:
        holder.close()


def settled(page: Page, server: Server, quiet: float = 0.5) -> None:
    """Waits until nothing was sent for `quiet` seconds."""
    start = time.monotonic()
    while time.monotonic() - max(start, server.last) < quiet:
        page.wait_for_timeout(50)


def visit(browser: Browser, server: Server, address: str) -> Visit:
    """The whole book takes axe sixty times as long as a chapter, and has the same header: it is seen narrow and light, wide and dark."""
    seen, brief = Visit(), address == WHOLE_BOOK
    for scheme in ("light", "dark"):
        first = scheme == "light"
        server.sent.clear()
        with opened(browser, server, address, seen, color_scheme=scheme) as page:
            if first:
                settled(page, server)
                seen.cold = [*server.sent]
                scripted = _words(page)
                page.evaluate(WATCH_SHIFTS)
                _walk(page)
                seen.shift = page.evaluate("window.shift")
                seen.wide = page.evaluate(TOO_WIDE)
            if first or not brief:
                seen.axe += _axe(page, f"{scheme} 360")
            if brief and first:
                continue
            if not brief:
                seen.axe += _menus(page, f"{scheme} 360")
            page.set_viewport_size(WIDE)
            page.reload()
            seen.axe += _axe(page, f"{scheme} 1280")
            _choose_last_tabs(page)
            if not seen.searched:
                settled(page, server)  # the icon may come late, and is none of the search
            server.sent.clear()
            search(page, "process")
            if not seen.searched:
                settled(page, server)
                seen.searched = [*server.sent]
            seen.axe += _axe(page, f"{scheme} 1280, search and tabs in use")
    with opened(browser, server, address, java_script_enabled=False) as page:
        stock = Counter(_words(page))
    seen.missing = list((Counter(scripted) - stock).elements())
    seen.text = 1 - len(seen.missing) / len(scripted)
    return seen


def until(page: Page, expression: str):
    """The value of a JavaScript expression as soon as it is true. (Playwright's own wait evaluates in the page: no policy allows that.)"""
    for _ in range(300):
        if value := page.evaluate(expression):
            return value
        page.wait_for_timeout(20)
    raise AssertionError(f"never true: {expression}")


def search(page: Page, question: str) -> None:
    """Types or pastes into the search box, and waits for results."""
    page.locator(SEARCH).fill(question)
    page.locator(SEARCH).press("End")
    page.locator(RESULTS).first.wait_for()


def _words(page: Page) -> list[str]:
    return re.findall(r"\w+", page.locator("main").first.inner_text())


def _walk(page: Page) -> None:
    """A pointer, a key, and down to the end and up again."""
    page.mouse.move(180, 300)
    page.keyboard.press("Shift")
    height = page.evaluate("document.documentElement.scrollHeight")
    for top in range(0, height, max(740, height // 10)):
        page.evaluate("top => scrollTo(0, top)", top)
        page.wait_for_timeout(20)
    page.evaluate("scrollTo(0, 0)")
    page.mouse.move(0, 0)  # off every link: a hovered one has other colors


def _menus(page: Page, state: str) -> list[str]:
    """Each thing in the header that opens, open."""
    found = []
    for button in page.locator("header [popovertarget]:visible").all():
        button.click()
        goal = f"#{button.get_attribute('popovertarget')}"
        page.locator(goal).wait_for()
        page.mouse.move(0, 0)
        found += _axe(page, f"{state}, {goal} open", goal)
        page.keyboard.press("Escape")
    search(page, "process")
    found += _axe(page, f"{state}, search in use", "header")
    return found


def _choose_last_tabs(page: Page) -> None:
    for label in page.locator(".runs > label:last-of-type:visible").all():
        label.click()


def _axe(page: Page, state: str, where: str | None = None) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text("utf-8"))
    return [f"{state}: {fault}" for fault in page.evaluate(RUN_AXE, where)]
