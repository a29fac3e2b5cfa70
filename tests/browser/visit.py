"""One visit to a page as a reader makes it, on a phone, then on a wide screen: what came, what was seen."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from built import ROOT, Sent, Server
from playwright.sync_api import (
    Browser,
    BrowserContext,
    CDPSession,
    ConsoleMessage,
    Page,
    Request,
    TimeoutError,
    ViewportSize,
)

AXE = ROOT / ".cache/checkers/node_modules/axe-core/axe.min.js"
NARROW, WIDE = ViewportSize(width=360, height=740), ViewportSize(width=1280, height=800)
SEARCH = "#search-box"
RESULTS = ".found li"
RESULT_LINKS = ".found a"
WATCH_SHIFTS = """
window.shift = 0
new PerformanceObserver(list => { for (const entry of list.getEntries()) window.shift += entry.value })
  .observe({type: "layout-shift", buffered: true})
"""
# Down to the end and up again, each screen painted.
SCROLL = """async () => {
  const height = document.documentElement.scrollHeight
  for (let top = 0; top < height; top += Math.max(740, height / 10)) {
    scrollTo(0, top)
    await new Promise(requestAnimationFrame)
    await new Promise(setTimeout)
  }
  scrollTo(0, 0)
  await new Promise(requestAnimationFrame)
}"""
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
# What a look must not change: where the page is scrolled to, how much there is, what is open or chosen.
STATE = """() => [scrollX, scrollY, ...["*", "[open]", ":checked", ":popover-open"].map(what => document.querySelectorAll(what).length)]"""
# What axe finds. A page that has been seen as it is, but in other colors, is asked again by the rules on colors alone: the
# others go by its HTML, and by what is to be seen and where. Of the words of code that have one color on one ground axe
# gets the first of those that it looks at: the others are plain text meanwhile, which spares it time.
RUN_AXE = """where => {
  const shape = [where, document.documentElement.outerHTML, ...[...document.querySelectorAll("*")].map(element => {
    const box = element.getBoundingClientRect(), seen = element.checkVisibility({opacityProperty: true, visibilityProperty: true})
    return [seen, box.x, box.y, box.width, box.height, element.scrollWidth, element.scrollHeight]
  })].join()
  const runOnly = (window.shapes ??= new Set()).has(shape) ? ["color-contrast", "link-in-text-block"] : undefined
  shapes.add(shape)
  const ground = element => {
    const {backgroundColor, backgroundImage} = getComputedStyle(element), own = backgroundColor + backgroundImage
    return own === "rgba(0, 0, 0, 0)none" && element.parentElement ? ground(element.parentElement) : own
  }
  const looks = new Set(), words = [...document.querySelectorAll("pre code span")].filter(word => {
    if (where && !word.closest(where) || word.firstElementChild || word.getAttributeNames().join() !== "class" || !word.checkVisibility()) return false
    const {color, fontWeight, fontStyle, opacity} = getComputedStyle(word), look = [color, fontWeight, fontStyle, opacity, ground(word)].join()
    return looks.has(look) || !looks.add(look)
  })
  const texts = words.map(word => document.createTextNode(word.textContent))
  words.forEach((word, n) => word.replaceWith(texts[n]))
  return axe.run(where || document, {resultTypes: ["violations"], runOnly}).finally(() => texts.forEach((text, n) => text.replaceWith(words[n]))).then(
    found => found.violations.flatMap(rule => rule.nodes.map(
      node => `${rule.id}: ${node.target.flat().join(" ")}: ${node.any.concat(node.all, node.none).map(c => c.message).join("; ")}`)))
}"""


@dataclass
class Visit:
    cold: list[Sent] = field(default_factory=list)  # all that came until half a second of silence, nothing touched
    searched: list[Sent] = field(default_factory=list)  # what the search added
    foreign: set[str] = field(default_factory=set)
    console: set[str] = field(default_factory=set)
    shift: float = 0.0
    wide: list[str] = field(default_factory=list)
    text: float = 0.0  # the share of the words that are there without JavaScript too
    missing: list[str] = field(default_factory=list)  # the first of those that are not

    def listen(self, page: Page, server: Server) -> None:
        """Keeps what the page says on the console, and asks of other hosts."""

        def said(message: ConsoleMessage) -> None:
            if message.type in ("error", "warning"):
                self.console.add(message.text)

        def asked(request: Request) -> None:
            if not request.url.startswith((server.origin, "data:", "blob:")):
                self.foreign.add(request.url)

        page.on("console", said)
        page.on("pageerror", lambda error: self.console.add(str(error)))
        page.on("request", asked)


class Look(NamedTuple):
    """A tab that is left as it was, so that it serves whoever looks next at the same page."""

    address: str
    page: Page
    tab: CDPSession
    state: list[int]


class Windows:
    """The windows of a worker's browser. Each page is opened in a new tab, light and on a phone unless told otherwise.

    The tabs of one set of options (`java_script_enabled=False`) share a context, which takes half the time of a new
    one; nothing that a page stores there is left for the next, and the server lets nothing be cached.
    """

    def __init__(self, browser: Browser, server: Server):
        self.browser, self.server = browser, server
        self.contexts: dict[str, tuple[BrowserContext, CDPSession]] = {}  # with what empties it
        self.looks: dict[str, Look] = {}

    @contextmanager
    def opened(
        self,
        address: str,
        *,
        seen: Visit | None = None,
        viewport: ViewportSize = NARROW,
        color_scheme: Any = "light",
        **options: Any,
    ) -> Iterator[Page]:
        """A page in a tab, which is closed in the end; what it says and asks goes into `seen`."""
        page = self._tab(options)
        try:
            if seen:
                seen.listen(page, self.server)
            page.set_viewport_size(viewport)
            page.emulate_media(color_scheme=color_scheme)
            page.goto(self.server.url(address))
            yield page
        finally:
            self._close(page, options)

    def look(
        self,
        address: str,
        *,
        seen: Visit | None = None,
        viewport: ViewportSize = NARROW,
        zoom: float = 1,
        media: Any = "screen",
        color_scheme: Any = "light",
        **options: Any,
    ) -> Page:
        """A page to look at and to leave as it was: who looks next at the same page gets the same tab.

        With `seen` it is loaded anew, in the state that is asked for.
        """
        look = self.looks.get(repr(options))
        if seen or not look or look.address != address:
            if look:
                self._close(look.page, options)
            page = self._tab(options)
            look = Look(address, page, page.context.new_cdp_session(page), [])
        size = {"deviceScaleFactor": zoom, "mobile": False, **viewport}
        look.tab.send("Emulation.setDeviceMetricsOverride", size)
        look.page.emulate_media(media=media, color_scheme=color_scheme)
        if not look.state:
            if seen:
                seen.listen(look.page, self.server)
            look.page.goto(self.server.url(address))
            look.state.extend(look.page.evaluate(STATE))
            self.looks[repr(options)] = look
        return look.page

    def check_left(self) -> None:
        """Raises AssertionError where a page that was looked at is not as it was; who looks next loads it anew."""
        for key, look in [*self.looks.items()]:
            if (state := look.page.evaluate(STATE)) != look.state:
                del self.looks[key]
                raise AssertionError(f"/{look.address} is not left as it was: {state}, was {look.state}")

    def _close(self, page: Page, options: dict[str, Any]) -> None:
        """Closes a tab; one that is about to leave for another page may never answer, and its context is closed with it."""
        try:
            with page.expect_event("close", timeout=10_000):
                page.close(run_before_unload=True)
        except TimeoutError:
            self.contexts.pop(repr(options))[0].close()
            self.looks.pop(repr(options), None)

    def _tab(self, options: dict[str, Any]) -> Page:
        """A new tab. It has its own scripts, listeners and session; what other pages left in the context is deleted."""
        if repr(options) not in self.contexts:
            reader = {"viewport": NARROW, "color_scheme": "light", "reduced_motion": "reduce"}
            context = self.browser.new_context(**reader | options, service_workers="block")
            context.set_default_timeout(30_000)
            self.contexts[repr(options)] = context, context.new_cdp_session(context.new_page())
        context, session = self.contexts[repr(options)]
        session.send("Storage.clearDataForOrigin", {"origin": self.server.origin, "storageTypes": "all"})
        return context.new_page()


def settled(page: Page, server: Server, quiet: float = 0.5) -> None:
    """Waits until nothing was sent for `quiet` seconds."""
    while time.monotonic() - server.last < quiet:
        page.wait_for_timeout(50)


def visit(windows: Windows, address: str) -> Visit:
    """The page is loaded light on a phone, walked through and searched; dark on a wide screen; and without JavaScript."""
    seen, server = Visit(), windows.server
    server.sent.clear()
    with windows.opened(address, seen=seen) as page:
        settled(page, server)
        seen.cold, scripted = [*server.sent], words(page)
        page.evaluate(WATCH_SHIFTS)
        page.mouse.move(180, 300)
        page.keyboard.press("Shift")
        page.evaluate(SCROLL)
        seen.shift = page.evaluate("window.shift")
        seen.wide = page.evaluate(TOO_WIDE)
        page.set_viewport_size(WIDE)
        server.sent.clear()
        search(page, "process")
        settled(page, server)
        seen.searched = [*server.sent]
    windows.look(address, seen=seen, viewport=WIDE, color_scheme="dark")
    stock = Counter(words(windows.look(address, java_script_enabled=False)))
    seen.missing = list((Counter(scripted) - stock).elements())
    seen.text = 1 - len(seen.missing) / len(scripted)
    return seen


def until(page: Page, expression: str) -> Any:
    """The value of a JavaScript expression as soon as it is true. (Playwright's own wait evaluates in the page: no policy allows that.)"""
    deadline = time.monotonic() + 30
    while not (value := page.evaluate(expression)):
        assert time.monotonic() < deadline, f"never true: {expression}"
        page.wait_for_timeout(20)
    return value


def search(page: Page, question: str) -> None:
    """Types or pastes into the search box, and waits for results."""
    page.locator(SEARCH).fill(question)
    page.locator(SEARCH).press("End")
    page.locator(RESULTS).first.wait_for()


def words(page: Page) -> list[str]:
    return re.findall(r"\w+", page.locator("main").first.inner_text())


def axe(page: Page, state: str, where: str | None = None, schemes: Sequence[Any] = ("light", "dark")) -> list[str]:
    """What axe finds in these colors, on the page or in one part of it."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text("utf-8"))
    found = []
    page.mouse.move(0, 0)  # off every link: a hovered one has other colors
    for scheme in schemes:
        page.emulate_media(color_scheme=scheme)
        found += [f"{state}, {scheme}: {fault}" for fault in page.evaluate(RUN_AXE, where)]
    return found
