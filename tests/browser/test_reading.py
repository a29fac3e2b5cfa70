"""What a reader does with a page: copies a program, chooses a Python, prints, walks by keyboard, does without scripts.

The whole book on one page is made of the chapters: what is tried program by program is tried on theirs.
"""

from __future__ import annotations

import re
from urllib.parse import urljoin

import pytest
from built import LOST, SNIPPETS, WHOLE_BOOK, shown, shown_pictures, source
from visit import NARROW, RESULT_LINKS, SEARCH, TOO_WIDE, WIDE, axe, search, until

WHOLE = ".highlight.whole"
CLIPBOARD = {"permissions": ["clipboard-read", "clipboard-write"]}


def _pressed(page, button) -> str:
    """What the clipboard holds after a press."""
    page.evaluate("navigator.clipboard.writeText('')")
    button.click()
    return until(page, "navigator.clipboard.readText()")


def _file(name: str):
    return SNIPPETS / name.partition(":")[0].removeprefix("snippets/")


def answers(chapter) -> int:
    """How many answers to exercises the source of a chapter has."""
    return len(re.findall(r"^ +\?\?\? success ", source(chapter).read_text("utf-8"), re.M))


def differences(programs) -> int:
    """How many of them are shown as what differs from another."""
    return sum("diff=" in program.options for program in programs)


def test_what_is_skipped_for_want_of_a_program_has_none(site, chapter):
    """The checks below go by what the source of a page shows, and skip a page by it: the built page says the same."""
    html, programs = site.pages[chapter].html, shown(chapter)
    figures = '<figure class="snippet' in html
    assert bool(programs) == figures
    assert any(program.runs for program in programs) == (figures and ('class="run' in html or ' run"' in html))
    assert any(program.varies for program in programs) == ('<fieldset class="runs' in html)
    assert bool(shown(chapter, before="## ")) == ('<figure class="snippet' in html.partition("<h2")[0])
    assert shown_pictures(chapter) == ('<svg class="pic' in html)
    assert answers(chapter) == html.count('<details class="success"')
    assert differences(programs) == html.count('<div class="highlight diff"')


def _wanted(name):
    """A program without the comments that say how the checks run it, but where its run tells numbers of lines."""
    path = _file(name)
    runs = "".join(run.read_text("utf-8") for run in path.parent.glob(f"{path.stem.removesuffix('_start')}*.???"))
    if re.search(rf'{path.name}", line \d|^ *\w+ +line +\d', runs, re.M):
        return path.read_text("utf-8")
    return re.sub(r"^(# (needs|runs): .*\n)+\n", "", path.read_text("utf-8"), flags=re.M)


def test_copy_buttons_give_the_file(look, chapter):
    """Exactly, final newline included: programs. Without prompt or newline: the command that is shown."""
    if not shown(chapter):
        pytest.skip("no program on this page")
    copied = look(chapter).evaluate(COPIED)
    assert any(name for name, _, _ in copied), "no program has a button"
    for name, text, code in copied:
        assert text == (_wanted(name) if name and code is None else code), name
    assert sum(": what differs from" in (name or "") for name, _, _ in copied) == differences(shown(chapter))


# [a program's name, what its button gives, the text that is wanted where it is no file], by buttons pressed by a script,
# and all left as it was.
COPIED = """() => {
  const given = [], closed = [...document.querySelectorAll("details:not([open])")]
  navigator.clipboard.writeText = async text => given.push(text)
  closed.forEach(details => details.open = true)
  const copied = [...document.querySelectorAll(".snippet .highlight:is(.python, .diff), .run > .bar:has(.command)")].filter(box => box.checkVisibility()).map(box => {
    box.querySelector("button.copy").click()
    const code = [...box.querySelectorAll(".command")].find(code => code.checkVisibility())
    const part = box.matches(".python:not(.whole)") ? box.querySelector("code").textContent : null // a program within one
    return [box.querySelector(".filename")?.innerText, given.pop(), code ? code.innerText : part]
  })
  closed.forEach(details => details.open = false)
  delete navigator.clipboard.writeText
  return copied
}"""


@pytest.mark.walk
def test_copying_by_hand(opened, chapter):
    """A press on the button, and what the clipboard then holds."""
    if not shown(chapter):
        pytest.skip("no program on this page")
    with opened(chapter, **CLIPBOARD) as page:
        page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
        for program in page.locator(WHOLE).all():
            name = program.locator(".filename").inner_text()
            assert _pressed(page, program.locator("button.copy")) == _wanted(name), name
        for bar in page.locator(".run > .bar:has(.command):visible").all():
            command = bar.locator(".command:visible").inner_text()
            assert _pressed(page, bar.locator("button.copy")) == command


def test_tabs_show_the_run_of_their_python(opened, chapter):
    if not any(program.varies for program in shown(chapter)):
        pytest.skip("every program of this page prints the same on all versions")
    with opened(chapter) as page:
        assert page.locator("fieldset.runs").count() > 0
        for runs in page.locator("fieldset.runs:visible").all():
            assert _shown(runs) == [_newest(runs)]
            for tab in runs.locator("> label").all():
                tab.click()
                chosen = runs.locator("> input:checked").get_attribute("data-python")
                assert _shown(runs) == [chosen]
                assert tab.inner_text().split(" to ")[0].split()[-1] in chosen.split()


@pytest.mark.walk
def test_my_python_is_chosen_once(opened, windows, chapter):
    """Every recording, the versions and the commands follow; on the next page too, in all tabs of the browser."""
    if not any(program.runs for program in shown(chapter)):
        pytest.skip("no run on this page")
    with opened(chapter, viewport=WIDE) as page:
        page.locator("[popovertarget=mine]").click()
        page.locator("#my-python").select_option("3.12")
        page.locator("#my-system").select_option("windows")
        page.keyboard.press("Escape")
        for _ in ("now", "and after the page is loaded anew"):
            assert page.evaluate("document.documentElement.dataset.python") == "3.12"
            for runs in page.locator("fieldset.runs:visible").all():
                assert [shown.split().count("3.12") for shown in _shown(runs)] == [1]
            commands = page.locator(".command:visible").all_inner_texts()
            assert commands and all(command.startswith("py ") for command in commands)
            page.goto(windows.server.url(chapter))
        page.locator("[popovertarget=mine]").click()
        page.locator("#my-python").select_option("")
        page.locator("#my-system").select_option("unix")
        assert all(_shown(runs) == [_newest(runs)] for runs in page.locator("fieldset.runs:visible").all())
        assert all(command.startswith("python3 ") for command in page.locator(".command:visible").all_inner_texts())


def test_versions_say_what_is_true_of_my_python(look, chapter):
    """The strip below a program marks the sentence that holds for the chosen Python, and no other."""
    if not shown(chapter):
        pytest.skip("no program on this page")
    sentences = look(chapter).evaluate(MARKED, "3.10")
    assert sentences
    for text, python, marked in sentences:
        assert marked == ("3.10" in python.split()), text


# [text, Pythons, whether it looks another way once that Python is chosen] of each sentence.
MARKED = """python => {
  const sentences = [...document.querySelectorAll(".versions > [data-python]")].filter(e => e.checkVisibility({visibilityProperty: true}))
  const looks = () => sentences.map(e => { const s = getComputedStyle(e); return s.fontWeight + s.color + s.textDecorationLine + s.display })
  const before = looks()
  document.documentElement.dataset.python = python
  const after = looks()
  delete document.documentElement.dataset.python
  return sentences.map((e, n) => [e.textContent, e.dataset.python, before[n] !== after[n]])
}"""


def _shown(runs) -> list[str]:
    return [run.get_attribute("data-python") for run in runs.locator("> .run:visible").all()]


def _newest(runs) -> str:
    minors = [run.get_attribute("data-python") for run in runs.locator("> .run").all()]
    return max(minors, key=lambda text: max(int(version.split(".")[1]) for version in text.split()))


@pytest.mark.parametrize("system, chosen", [("dark", "light"), ("dark", ""), ("light", "")])
def test_colors_of_the_system_or_of_the_reader(opened, windows, system, chosen):
    _no_flash(opened, windows, "", system, chosen)


@pytest.mark.walk
def test_colors_come_without_a_flash(opened, windows, chapter):
    _no_flash(opened, windows, chapter, "light", "dark")


def _no_flash(opened, windows, chapter, system, chosen):
    """From the first frame on, the colors are those that the reader chose, or else the system's."""
    frames = """
      window.grounds = []
      const look = () => {
        if (document.body) grounds.push(getComputedStyle(document.body).backgroundColor)
        if (grounds.length < 20) requestAnimationFrame(look)
      }
      requestAnimationFrame(look)"""
    with opened(chapter, color_scheme=system) as page:
        page.locator("[popovertarget=mine]").click()
        page.locator("#my-scheme").select_option(chosen)
        page.add_init_script(frames)
        page.goto(windows.server.url(chapter))
        grounds = until(page, "grounds.length === 20 && grounds")
        assert len(set(grounds)) == 1, grounds
        red, green, blue = map(int, re.findall(r"\d+", grounds[0])[:3])
        assert (red + green + blue < 3 * 128) == ((chosen or system) == "dark")


def test_print(look, address):
    """On paper the text alone: no header, menu, button; each program once, with one recording, in dark ink."""
    page = look(address, viewport=WIDE)
    runs = page.locator(".runs").count()
    page = look(address, viewport=WIDE, media="print", color_scheme="dark")
    assert page.locator(".runs > .run:visible ~ .run:visible, .snippet > details:visible").count() == 0
    assert page.locator("h1:visible").count() >= 1
    assert page.locator("header:visible, nav:visible, button:visible, input:visible, select:visible").count() == 0
    assert page.locator("details:not([open]) .runs").count() + page.locator(".runs > .run:visible").count() >= runs
    red, green, blue = map(int, re.findall(r"\d+", page.evaluate("getComputedStyle(document.body).color"))[:3])
    assert red + green + blue < 3 * 100, "the ink is not dark"


def test_answers_are_printed_behind_the_exercises(look, chapter):
    """Each with the number of its exercise; after that they stand where they stood."""
    if not answers(chapter):
        pytest.skip("no answer on this page")
    moved = look(chapter).evaluate("""() => {
      const text = document.querySelector(".text"), before = text.innerHTML, answers = text.querySelectorAll("li > details.success")
      dispatchEvent(new Event("beforeprint"))
      const lists = [...text.querySelectorAll("li")].at(-1)
      const behind = [...answers].filter(answer => answer.previousElementSibling.matches(".answer") && lists.compareDocumentPosition(answer) & 4)
      const named = [...text.querySelectorAll("h3.answer")].map(name => name.textContent)
      dispatchEvent(new Event("afterprint"))
      return [answers.length, behind.length, named, text.innerHTML === before]
    }""")
    count, behind, named, restored = moved
    assert count == behind == answers(chapter) and restored
    assert named == [f"Answer {number + 1}" for number in range(count)]


@pytest.mark.walk
def test_pdf(opened, address):
    with opened(address, viewport=WIDE, color_scheme="dark") as page:
        pdf = page.pdf(format="A4")
    assert pdf.startswith(b"%PDF") and len(pdf) > 10_000


def test_cheat_sheet_is_one_page_of_a4(opened):
    with opened("cheat-sheet/", viewport=WIDE) as page:
        pdf = page.pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1


def test_the_whole_book_is_printed_in_one_column(opened):
    """The cheat sheet has two, on its own page. In two, all chapters at once keep Chromium busy without end in sight."""
    columns = "() => getComputedStyle(document.querySelector('.text')).columnCount"
    with opened("cheat-sheet/", viewport=WIDE) as page:
        page.emulate_media(media="print")
        assert page.evaluate(columns) == "2"
    with opened(WHOLE_BOOK, viewport=WIDE) as page:
        page.emulate_media(media="print")
        assert page.evaluate(columns) == "auto"


@pytest.mark.walk
def test_keyboard_walk(opened, chapter):
    """Tab reaches every control once, in the order of the page, each with a visible mark; the first skips to the text."""
    state = """() => {
      const at = document.activeElement, style = getComputedStyle(at), box = at.getBoundingClientRect()
      at.dataset.walked = Number(at.dataset.walked || 0) + 1
      const mark = at.matches(":focus-visible") && (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 || style.boxShadow !== "none")
      return {name: at.outerHTML.slice(0, 120), body: at === document.body, times: Number(at.dataset.walked), mark,
        seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth}
    }"""
    left_out = """() => [...document.querySelectorAll("a[href], button, select, input:not([type=radio]), summary, [tabindex='0']")].filter(e =>
      !e.dataset.walked && !e.disabled && e.tabIndex >= 0 && e.checkVisibility({visibilityProperty: true})).map(e => e.outerHTML.slice(0, 120))"""
    with opened(chapter, viewport=WIDE) as page:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "md-skip"
        step = page.evaluate(state)
        while not step["body"]:
            assert step["times"] == 1, f"trapped at {step['name']}"
            assert step["mark"], f"no visible focus at {step['name']}"
            assert step["seen"], f"focus out of sight at {step['name']}"
            page.keyboard.press("Tab")
            step = page.evaluate(state)
        assert page.evaluate(left_out) == []
        page.reload()
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('header, #chapters') === null"), (
            "the skip link skips nothing"
        )


def test_menu_and_choices_by_keyboard(opened):
    with opened("") as page:
        for goal in ("chapters", "mine"):
            button = page.locator(f".head [popovertarget={goal}]")
            button.focus()
            page.keyboard.press("Enter")
            page.locator(f"#{goal}").wait_for()
            page.keyboard.press("Tab")
            assert page.evaluate(f"document.activeElement.closest('#{goal}') !== null")
            page.keyboard.press("Escape")
            page.locator(f"#{goal}").wait_for(state="hidden")
            assert button.evaluate("button => button === document.activeElement")
        page.locator(".menu").press("Enter")
        page.locator("#chapters .close").press("Enter")
        page.locator("#chapters").wait_for(state="hidden")


# What the list of chapters holds, and whether what it tells of this page is in view: in its own box, and on the screen.
CHAPTERS = """() => {
  const seen = element => {
    const {top, bottom, height} = element.getBoundingClientRect(), box = element.closest("nav").getBoundingClientRect()
    return height > 0 && top >= Math.max(box.top, 0) - 1 && bottom <= Math.min(box.bottom, innerHeight) + 1
  }
  const all = what => [...document.querySelectorAll(`#chapters ${what}`)]
  return {
    first: all("nav")[0].className, headings: all(".contents a").slice(0, 3).map(seen), current: all(".parts [aria-current=page]").map(seen),
    open: all("details").map(part => [part.open, part.querySelector("[aria-current]") !== null, part.querySelector("summary").textContent.trim()]),
  }
}"""


def test_the_list_of_chapters_shows_where_it_is(look, site, address):
    """On both screens, nothing scrolled: the contents of the page, and its name, in the one part that is open."""
    for screen in (WIDE, NARROW):
        page = look(address, viewport=screen)
        if screen is NARROW:
            page.locator(".menu").click()
        page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        told = page.evaluate(CHAPTERS)
        if screen is NARROW:
            page.locator("#chapters .close").click()
        here = address in site.chapters
        assert told["current"] == [True] * here, told
        assert told["first"] == ("contents" if here else "parts") and all(told["headings"]), told
        assert all(name and is_open == is_here for is_open, is_here, name in told["open"]), told


def test_previous_and_next_stand_below_the_text(look, chapter):
    """They begin where the text does, and end where its lines may end."""
    page = look(chapter, viewport=WIDE)
    left, right, end = page.evaluate("""() => {
      const box = document.querySelector(".around").getBoundingClientRect(), text = document.querySelector("h1").getBoundingClientRect()
      return [box.left - text.left, box.right - text.right, box.top - document.querySelector("article").getBoundingClientRect().bottom]
    }""")
    assert (left, right) == (0, 0) and 0 <= end <= 100


@pytest.mark.parametrize("home", [""], ids=["/"])
def test_the_doors_are_on_the_first_screen(look, home):
    """All four of the home page, on a small phone and on a wide screen, each with a place to go to."""
    for screen in ({"width": 360, "height": 640}, WIDE):
        doors = look(
            home, viewport=screen
        ).evaluate("""() => [...document.querySelectorAll(".door")].map(
          door => [door.querySelector("strong > a").textContent, door.getBoundingClientRect().bottom <= innerHeight])""")
        assert len(doors) == 4 and all(seen for _, seen in doors), doors


@pytest.mark.parametrize("index", ["program-index/"], ids=["/program-index/"])
def test_a_name_of_the_index_takes_one_line(look, index):
    """On a wide screen, unless its other pages are unfolded; each letter leads to a module that begins with it."""
    page = look(index, viewport=WIDE)
    assert page.locator(".program-index > dd").count() > 100
    lines = page.evaluate("""() => [...document.querySelectorAll(".program-index > :is(dt, dd)")].filter(
      part => part.getBoundingClientRect().height > 1.9 * parseFloat(getComputedStyle(part).fontSize)).map(part => part.textContent)""")
    assert lines == []
    for letter, goal in page.evaluate("""() => [...document.querySelectorAll(".letters > a")].map(
      link => [link.textContent, document.querySelector(link.hash).textContent])"""):
        assert goal.lstrip("_").upper().startswith(letter)
    assert page.locator(".letters > a").count() > 10


@pytest.mark.walk
def test_axe_of_the_menus(opened, single):
    with opened(single) as page:
        found = []
        for button in page.locator("header [popovertarget]:visible").all():
            button.click()
            goal = f"#{button.get_attribute('popovertarget')}"
            page.locator(goal).wait_for()
            found += axe(page, f"{goal} open", goal)
            page.keyboard.press("Escape")
    assert found == []


def test_axe_of_the_search(opened, site):
    """It is the same on every page: it is seen once with each set of style sheets."""
    styled = {
        tuple(
            urljoin(site.url + address, link) for link in site.pages[address].fetched if link.endswith(".css")
        ): address
        for address in site.chapters
    }
    found = []
    for address in styled.values():
        with opened(address) as page:
            search(page, "process")
            found += axe(page, f"/{address} 360", "header")
            page.set_viewport_size(WIDE)
            found += axe(page, f"/{address} 1280", "header")
    assert found == []


@pytest.mark.parametrize("other", [False, True], ids=["first", "another"])
def test_search_by_keyboard(opened, other):
    """`/` opens it, also where it is what wakes the page; Enter leads to a result, arrows choose another."""
    at = f"document.activeElement.closest('{RESULT_LINKS}')?.href"
    with opened("", viewport=WIDE) as page:
        page.keyboard.press("/")
        page.keyboard.type("process", delay=50)
        page.locator(f"{RESULT_LINKS}:visible").nth(1).wait_for()
        page.wait_for_timeout(500)  # the results of the last letter
        goals = [link.get_attribute("href") for link in page.locator(f"{RESULT_LINKS}:visible").all()]
        if other:
            page.keyboard.press("ArrowDown")
            first = until(page, at)
            for _ in range(5):  # between two results may be the button for more of the same page
                page.keyboard.press("ArrowDown")
                if page.evaluate(at) not in (None, first):
                    break
            goals = [page.evaluate(at)]
        with page.expect_navigation():
            page.keyboard.press("Enter")
        assert _page(page.url) in {_page(goal) for goal in goals}


def _page(url: str) -> str:
    return url.partition("?")[0].partition("#")[0]


# How many chapters the list shows once every part of the book is pressed open; then those are closed again.
UNFOLDED = """() => {
  const closed = [...document.querySelectorAll("#chapters details:not([open]) > summary")]
  closed.forEach(part => part.click())
  const links = [...document.querySelectorAll("#chapters .parts a")].filter(link => link.checkVisibility({visibilityProperty: true}))
  closed.forEach(part => part.click())
  return links.length
}"""


def test_without_javascript(look, site, address):
    """All is there to read and to reach; what cannot work is not shown."""
    for screen in (NARROW, WIDE):
        page = look(address, viewport=screen, java_script_enabled=False)
        assert page.locator(f"{SEARCH}:visible, [popovertarget=mine]:visible, button.copy:visible").count() == 0
        assert (
            page.locator("details:not([open]) .run").count() + page.locator(".run:visible").count()
            == page.locator(".run").count()
        )
        if screen is NARROW:
            page.locator(".menu").click()
        assert page.evaluate(UNFOLDED) == len(site.chapters)
        if screen is NARROW:
            page.keyboard.press("Escape")
        assert page.locator(".runs .command:visible").count() >= page.locator(".runs:visible").count()


def test_at_200_percent(look, address):
    """A window of 1280 px, twice as large: nothing is cut, nothing lies across, the header leaves room to read."""
    page = look(address, viewport={"width": 640, "height": 400}, zoom=2)
    assert page.evaluate("[innerWidth, devicePixelRatio]") == [640, 2]
    assert page.evaluate(TOO_WIDE) == []
    assert page.locator("h1:visible").count() >= 1
    assert page.locator("header").first.bounding_box()["height"] <= 400 / 4


def test_nothing_moves(look, chapter):
    """A reader who would have motion reduced sees none; nobody is taken to a part of a page at a glide."""
    gliding = "[...document.querySelectorAll('*')].filter(e => getComputedStyle(e).scrollBehavior === 'smooth').map(e => e.localName)"
    page = look(chapter)
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate(gliding) == []
    page.emulate_media(reduced_motion="reduce")
    moving = """() => [...document.querySelectorAll("*")].filter(e => {
      const style = getComputedStyle(e)
      return style.transitionDuration.split(",").some(t => parseFloat(t) > 0.01) || style.animationName !== "none"
    }).map(e => e.className)"""
    assert page.evaluate(moving) == []


def _first_program(page):
    """The program above the first part of a page, if it stands there."""
    return page.evaluate("""() => {
      const figure = document.querySelector("article figure.snippet"), part = document.querySelector("article h2")
      if (!figure || part && part.compareDocumentPosition(figure) & Node.DOCUMENT_POSITION_FOLLOWING) return null
      const code = figure.querySelector(".highlight:not(.run) code"), run = figure.querySelector(".run"), text = code.textContent
      const lines = text.split("\\n").length - 1, box = code.getBoundingClientRect(), line = box.height / lines
      return {lines, top: box.top, line, run: run && {top: run.getBoundingClientRect().top, bottom: run.getBoundingClientRect().bottom},
        question: document.querySelector("h1").getBoundingClientRect().top >= 0}
    }""")


def test_a_run_stays_in_view_beside_its_program(look, chapter):
    """Where its program is longer, and so long as that is on the screen."""
    if not shown(chapter):
        pytest.skip("no program on this page")
    page = look(chapter, viewport=WIDE)
    left = page.evaluate("""() => {
      const left = [...document.querySelectorAll(".beside > .pair")].filter(pair => pair.checkVisibility()).flatMap(pair => {
        const [program, runs] = pair.children, high = runs.getBoundingClientRect().height + 60
        if (getComputedStyle(pair).display !== "grid" || program.getBoundingClientRect().height < high) return []
        scrollBy(0, program.getBoundingClientRect().bottom - high)
        return runs.getBoundingClientRect().top >= 40 ? [] : [program.innerText.slice(0, 60)]
      })
      scrollTo(0, 0)
      return left
    }""")
    assert left == []


WITHOUT_PROGRAM_FIRST = {"", *(f"{name}/" for name in (
    "changelog", "cheat-sheet", "error-messages", "glossary", "lab", "pictures", "program-index", "questions"
))}  # fmt: skip


def test_first_screen(look, chapter):
    """Wide: the question, 25 lines of the program, its run begun. A phone: 15 lines; the run ends on the second screen."""
    if chapter in WITHOUT_PROGRAM_FIRST:
        assert not shown(chapter, before="## "), "it begins with a program: take it off the list"
        pytest.skip("this page does not begin with a program")
    wide, phone = (_first_program(look(chapter, viewport=screen)) for screen in (WIDE, NARROW))
    assert wide and phone, "no program before the first part"
    assert wide["question"] and phone["question"]
    assert wide["top"] + min(25, wide["lines"]) * wide["line"] <= 800, wide
    assert phone["top"] + min(15, phone["lines"]) * phone["line"] <= 740, phone
    if wide["run"]:
        assert wide["run"]["top"] < 800, wide
        assert phone["run"]["bottom"] <= 2 * 740, phone


def test_wide_code_says_so(look, chapter):
    """Code that is wider than a phone lies in a box that scrolls, and whose edge shows it."""
    silent = """() => [...document.querySelectorAll("article pre, article .scroll")].filter(box => box.scrollWidth > box.clientWidth + 1 && box.checkVisibility())
      .filter(box => getComputedStyle(box).overflowX !== "auto" || !/gradient/.test(getComputedStyle(box).backgroundImage)).map(box => box.textContent.slice(0, 60))"""
    assert look(chapter).evaluate(silent) == []


def test_a_page_that_is_missing_offers_the_search(opened):
    with opened(LOST, viewport=WIDE) as page:
        assert page.evaluate("performance.getEntriesByType('navigation')[0].responseStatus") == 404
        search(page, "fork")
        with page.expect_navigation():
            page.locator(RESULT_LINKS).first.click()
        assert page.locator("h1").first.inner_text()
        assert "no/such" not in page.url


def test_whole_book_holds_every_chapter(opened, site):
    """Whatever a reader prints or has read aloud: each chapter's first heading is there, in order, and no link leaves for a chapter."""
    with opened(WHOLE_BOOK) as page:
        sections = page.locator("section.chapter")
        titles = [section.locator("h2").first.inner_text() for section in sections.all()]
    assert len(titles) == len(set(titles)) >= len(site.chapters) - 1


ANSWERS = {  # what a reader wants, the door of the home page, the link in it, and the section that answers
    "my pool hangs": ("It hangs", "pools", "get-never-returns"),
    "threads or processes for this": ("Decide", "Decide", "when-to-use-it"),
    "teach me locks": ("Learn it", "lost updates", "how-it-works"),
}


@pytest.mark.parametrize("want", ANSWERS)
def test_an_answer_is_two_clicks_from_the_home_page(opened, want):
    door, link, section = ANSWERS[want]
    with opened("", viewport=WIDE) as page:
        with page.expect_navigation():
            page.locator(".door", has_text=door).locator("a", has_text=re.compile(f"^{link}$")).click()
        page.locator(f".contents a[href$='#{section}']").click()
        page.wait_for_url(f"**#{section}")
        assert page.locator(f"#{section}").evaluate("at => at.getBoundingClientRect().top") < 900
