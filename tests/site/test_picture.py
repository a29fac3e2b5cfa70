"""Pictures are drawn from recordings: labels fit a phone, words stand for them, and each fault is told at its line."""

import copy
import gzip
import html
import itertools
import re
import xml.etree.ElementTree as etree

import markdown
import pytest

from book import ROOT
from book.check import trace
from book.check.fault import BookError
from book.check.program import Program, find_programs
from book.site import page_checks, picture, pictures, schedule, timeline
from book.site.context import Context
from book.site.embed import SnippetExtension
from book.site.markup import DRAWN, drawn, parse_picture
from book.site.regions import measurements

PROGRAMS = {program.name: program for program in find_programs()}
FOUND = list(pictures.collect(ROOT))
CHARTS = [found for found in FOUND if found.picture.name.startswith(pictures.MEASURED)]
CSS = (ROOT / "docs/en/assets/book.css").read_text("utf-8")
each = pytest.mark.parametrize("found", FOUND, ids=lambda found: found.file)


def draw(words: str) -> picture.Drawing:
    return pictures.draw(parse_picture(words), PROGRAMS.__getitem__)[0]


def svg(found: pictures.Found) -> str:
    return pictures.draw(found.picture, PROGRAMS.__getitem__)[0].svg("p")


def test_there_are_pictures_of_all_kinds():
    kinds = {PROGRAMS[found.picture.name].contract.traced for found in FOUND if found not in CHARTS}
    assert kinds == {True, False} and len({found.file for found in FOUND}) == len(FOUND) >= 16


def test_each_chart_of_a_measurement_stands_on_a_page():
    shown = {(found.picture.name.split("/")[1], found.picture.options.get("value")) for found in CHARTS}
    for name, page in measurements().items():
        if hasattr(page, "pictures"):
            _, *more = page.pictures()
            assert {(name, None), *((name, value) for value in more)} <= shown


@each
def test_a_picture_is_light_and_says_what_it_shows(found):
    element = svg(found)
    root = etree.fromstring(element)
    title, desc = root[0], root[1]
    assert (title.tag, title.get("id"), desc.tag, desc.get("id")) == ("title", "p-t", "desc", "p-d")
    assert root.get("role") == "img" and root.get("aria-labelledby") == "p-t p-d"
    names = {text.text for text in root.iter("text") if text.get("class", "").startswith("b ")}
    assert bool(names) == (found not in CHARTS) and all(name in title.text and name in desc.text for name in names)
    if found in CHARTS:
        told = [text.text for text in root.iter("text")]
        assert len(told) > 4 and all(text in desc.text for text in told)
    assert len(gzip.compress(element.encode())) <= 1000


@each
def test_a_picture_has_no_style_and_no_script_of_its_own(found):
    for element in etree.fromstring(svg(found)).iter():
        assert element.tag in ("svg", "title", "desc", "text", "rect", "line", "path")
        assert not {"style", "fill", "stroke", "font-size"} & set(element.attrib)
        assert not any(name.startswith("on") for name in element.attrib)
        for word in element.get("class", "").split():
            assert f".{word}" in CSS, f"class {word} has no rule"


@each
def test_no_two_labels_of_a_picture_touch(found):
    drawing = pictures.draw(found.picture, PROGRAMS.__getitem__)[0]
    for labels in drawing.taken.values():
        for (_, right, one), (left, _, other) in itertools.pairwise(sorted(labels)):
            assert right <= left, f"{one} and {other}"


def test_the_gutter_is_as_wide_in_the_style_sheet():
    both = picture.GUTTER + picture.MARGIN
    assert f".pic {{ display: block; width: calc(100% - {both}px); margin-left: {picture.GUTTER}px;" in CSS
    assert f".pic .wall {{ x: -{picture.GUTTER}px; width: calc(100% + {both}px); }}" in CSS


# -- each fault


@pytest.fixture
def drawing():
    return picture.Drawing("Title")


def test_a_label_on_another_is_refused(drawing):
    drawing.text(10, 20, "waitpid", anchor="")
    drawing.text(10, 40, "waitpid", anchor="")
    with pytest.raises(ValueError, match="wanted room for 'prints' beside 'waitpid', came none on a phone"):
        drawing.text(25, 20, "prints", anchor="")


@pytest.mark.parametrize("x, anchor, beside", [(0, "mid", "the name"), (99, "", "the wall")])
def test_a_label_that_leaves_the_lanes_is_refused(drawing, x, anchor, beside):
    with pytest.raises(ValueError, match=f"wanted room for 'waitpid' beside '{beside}'"):
        drawing.text(x, 20, "waitpid", anchor=anchor)


def test_a_name_that_is_too_long_is_refused(drawing):
    with pytest.raises(ValueError, match="wanted a name of at most 54 pixels, came 'ThreadPool'"):
        drawing.name(20, "ThreadPool")


def test_columns_share_what_is_left_and_are_refused_where_nothing_is():
    assert picture.columns(3, []) == [0, 50, 100]
    near, far = picture.columns(3, [(0, 1, 100)])[1:]
    assert near / 100 * picture.ROOM >= 100 and far == pytest.approx(100)
    with pytest.raises(ValueError, match="wanted a picture of at most 234 pixels on a phone, came 250"):
        picture.columns(3, [(0, 1, 130), (1, 2, 120)])


TRACE = {
    "lanes": [
        {
            "process": 1,
            "name": "main",
            "events": [[0, "start", ""], [1, "starts", 1], [2, "wait", "join"], [6, "on", "join"], [9, "end", ""]],
        },
        {
            "process": 2,
            "name": "process 1",
            "events": [[2, "start", ""], [3, "call", "pack tea"], [4, "return", "pack"], [5, "end", ""]],
        },
    ]
}


def recorded(**options: str) -> picture.Drawing:
    return timeline.recorded(copy.deepcopy(TRACE), "box.py", options)


def test_a_run_is_drawn_in_its_order():
    told = recorded(calls="pack", labels="join", names="main,process 1=ann").svg("p")
    assert '<title id="p-t">main and ann in box.py, recorded</title>' in told
    assert ">main starts ann. main waits in join. ann tea. ann ends. main ends.</desc>" in told
    assert 'class="ann run"' in told and ">join</text>" in told and ">tea</text>" in told
    assert told.count("house wall") == 2 and told.count("<path") == 2 and told.count('class="stop"') == 2


def test_by_time_it_has_ticks_and_tells_milliseconds():
    told = recorded(axis="ms", names="main,process 1=ann").svg("p")
    assert "ann ends at 5 ms" in told and ">0 ms</text>" in told and 'class="tick"' in told


def test_a_kill_is_an_arrow_where_it_is_named():
    killed = copy.deepcopy(TRACE)
    killed["lanes"][0]["events"].insert(3, [3.5, "kill", 1])
    names = "main,process 1=ann"
    told = timeline.recorded(killed, "box.py", {"labels": "kill", "names": names}).svg("p")
    assert "main kills ann." in told and told.count("<path") == 3 and ">kill</text>" in told
    told = timeline.recorded(killed, "box.py", {"names": names}).svg("p")
    assert "kill" not in told and told.count("<path") == 2


def test_a_wait_is_dotted_and_work_is_solid():
    def solid(drawing: picture.Drawing) -> list[str]:
        return re.findall(r'<rect x="([\d.]+%)"[^>]* width="([\d.]+%)"[^>]*class="main run"', drawing.svg("p"))

    assert solid(recorded(axis="ms", names="main")) == [("0%", "22.22%"), ("66.67%", "33.33%")]
    asleep = copy.deepcopy(TRACE)
    for event in asleep["lanes"][0]["events"]:
        event[2] = "sleep" if event[2] == "join" else event[2]
    assert solid(timeline.recorded(asleep, "box.py", {"axis": "ms", "names": "main"})) == [("0%", "100%")]


@pytest.mark.parametrize(
    "options, told",
    [
        ({"labels": "read"}, "wanted a thing that is in the trace of box.py, came 'read'; known: join, pack, starts"),
        ({"names": "bob"}, "wanted a lane of the trace, came 'bob'; known: main, process 1"),
        ({"calls": "pack", "axis": "ms", "names": "main,process 1=ann"}, ""),
    ],
)
def test_what_is_not_in_a_trace_is_told(options, told):
    if not told:
        assert recorded(**options)
        return
    with pytest.raises(ValueError) as error:
        recorded(**options)
    assert str(error.value) == told


def test_a_block_that_is_too_narrow_for_its_label_is_told():
    narrow = copy.deepcopy(TRACE)
    narrow["lanes"][0]["events"][-1][0] = 400
    with pytest.raises(ValueError, match="wanted room for 'tea' in its block"):
        timeline.recorded(narrow, "box.py", {"calls": "pack", "axis": "ms", "names": "main,process 1=ann"})


def lost(words: str) -> str:
    return draw(f'races/lost_update.py schedule="{words}"').svg("p")


def test_a_schedule_strikes_out_the_value_that_is_written_over():
    assert re.findall(r'class="val (\w+ lost) mid">(\d+)<', lost("ann bob bob ann")) == [("bob lost", "70")]
    assert "bob writes 70, which is lost. ann writes 70." in lost("ann bob bob ann")
    assert re.findall("lost", lost("ann ann bob bob")) == ["lost"]  # in the name of the program
    assert "balance ends with 40" in lost("ann ann bob bob")


def test_the_lock_is_drawn_from_the_first_step_in_it_to_the_last():
    told = draw("races/write_only.py").svg("p")
    assert told.count('class="hold"') == 2
    assert 'class="hold"' not in lost("ann bob bob ann")


@pytest.mark.parametrize(
    "words, told",
    [
        ("ann ann ann", "wanted a thread that can make the next step, came 'ann' after 2 of the steps drawn"),
        ("ann cid", "wanted a thread that can make the next step, came 'cid' after 1 of the steps drawn"),
        ("ann ann", "wanted a schedule to its end, with steps of balance, came 'ann ann'"),
    ],
)
def test_a_schedule_that_is_none_is_told(words, told):
    with pytest.raises(ValueError, match=re.escape(told)):
        lost(words)


def test_a_schedule_of_no_such_value_is_told():
    with pytest.raises(ValueError, match="wanted two threads and one of balance, came 2 and 'free'"):
        draw("races/lost_update.py value=free")
    assert schedule.schedule.__doc__


def widths(drawing: picture.Drawing) -> list[tuple[str, str]]:
    return re.findall(r'<rect x="([^"]+)" [^>]*width="([^"]+)"', drawing.svg("p"))


def test_bars_are_as_long_as_their_values_and_say_them():
    groups = {"tea": {"ann": (1.0, "main"), "bob": (2.0, "house")}, "jam": {"ann": (0.5, "main")}}
    drawing = picture.bars("Work", groups, "{:.1f}".format, mark=1)
    assert widths(drawing) == [("0%", "50%"), ("0%", "100%"), ("0%", "25%")]
    told = drawing.svg("p")
    assert ">tea, ann: 1.0. tea, bob: 2.0. jam, ann: 0.5.</desc>" in told
    assert all(f">{text}</text>" in told for text in ("tea", "ann", "bob", "jam", "1.0", "2.0", "0.5"))
    assert re.findall('<line x1="([^"]+)"', told) == ["50%"]


def test_bars_of_ratios_go_both_ways_from_where_they_start():
    rows = {"slower": (100.0, "main"), "as fast": (1.0, "main"), "faster": (0.1, "main")}
    drawing = picture.bars("Work", {"3.15": rows}, str, start=1)
    assert widths(drawing) == [("33.33%", "66.67%"), ("33.33%", "0.8%"), ("0%", "33.33%")]
    assert drawing.told[0][1] == "3.15, slower: 100.0"


# -- in a page


def convert(text: str) -> str:
    extension = SnippetExtension(root=str(ROOT))
    extension.context.page = "box.md"
    return markdown.markdown(text, extensions=[extension])


PICTURE = '{picture fork/fork_returns_twice.py labels="waitpid"}'


def test_the_caption_says_what_the_picture_is_and_leads_to_the_signs():
    page = convert(f"Before.\n\n{PICTURE}\nOne *process* calls `fork`.\n\nAfter.")
    assert page.count("<figure") == 1 and 'id="picture-fork-fork_returns_twice"' in page
    found = trace.load(PROGRAMS["fork/fork_returns_twice.py"])
    caption = re.search("<figcaption>(.*?)</figcaption>", page, re.S)[1]
    assert "One <em>process</em> calls <code>fork</code>." in caption
    recorded = f"recorded with Python {found['python']} on Linux, {found['cores']} cores."
    assert f"A run of fork_returns_twice.py, {recorded}" in caption
    assert '<a class="signs" href="pictures.md">The signs</a>' in caption
    assert "<p>Before.</p>" in page and "<p>After.</p>" in page
    assert "A schedule of lost_update.py." in convert("{picture races/lost_update.py}")


def test_two_pictures_of_one_program_have_ids_of_their_own():
    page = convert(f"{PICTURE}\n\n{PICTURE}")
    ids = re.findall(r' id="([\w-]+)"', page)
    assert len(ids) == len(set(ids)) == 6


def test_the_caption_of_a_chart_says_who_measured_and_how_often():
    page = convert("{picture measure/pool/pool.py}\nThe time that an executor takes.")
    assert page.startswith('<figure class="chart" id="picture-measure-pool-pool">')
    assert "takes. Measured by pool.py on Linux, 2 cores: one run of each Python." in page


WRONG = {
    "{picture measure/pool/none.py}": "wanted a program that measures, came no measure/pool/none.py",
    "{picture measure/pool}": "wanted a program that measures, came no measure/pool",
    "{picture measure/race/race.py}": "wanted one of the pictures (none) of race, came ''",
    "{picture measure/pool/pool.py value=tea}": "wanted one of the pictures ratios of pool, came 'tea'",
    "{picture measure/pool/pool.py axis=ms}": "wanted no axis= for a measurement, came it",
    "{picture}": "wanted a program, {picture TOPIC/NAME.py}, came none",
    "{picture fork/none.py}": "wanted a program, came no snippets/fork/none.py",
    "{picture fork/zombie.py}": "wanted '# runs: picture' in snippets/fork/zombie.py, came none",
    "{picture races/lost_update.py hl=x}": "unknown option 'hl=x'; known: " + ", ".join(DRAWN.values()),
    "{picture races/lost_update.py axis=s}": "unknown option 'axis=s'; known: " + ", ".join(DRAWN.values()),
    "{picture races/lost_update.py value=a value=b}": "option 'value' stands here twice",
    "{picture races/lost_update.py axis=ms}": "wanted no axis= for a schedule, came it",
    "{picture fork/fork_returns_twice.py value=a}": "wanted no value= for a recorded run, came it",
    '{picture fork/fork_returns_twice.py labels="}': "wanted words as in a shell, came",
}


@pytest.mark.parametrize("line", WRONG)
def test_a_wrong_picture_is_told_with_its_line(line):
    with pytest.raises(BookError) as error:
        convert(f"# Box\n\ntext\n\n{line}\ncaption\n")
    assert str(error.value).startswith(f"box.md:5: {WRONG[line]}")
    assert list(drawn(f"```\n{line}\n```\n")) == []


def test_a_picture_that_no_page_shows_is_told(tmp_path):
    path = tmp_path / "snippets/box/tea.py"
    path.parent.mkdir(parents=True)
    path.write_text('"""Tea."""\n\n# runs: picture\n\nprint("tea")\n', "utf-8")
    path.with_suffix(".out").write_text("tea\n", "utf-8")
    (tmp_path / "docs/en").mkdir(parents=True)
    page = tmp_path / "docs/en/box.md"
    page.write_text("# Box { #box }\n\n{snippet box/tea.py}\n", "utf-8")
    assert "snippets/box/tea.py:1: wanted a page with its picture, came none" in map(
        str, page_checks.faults(tmp_path, nav=["box.md"])
    )
    program = Program.load(path, tmp_path)
    events = [[0, "start", ""], [1, "print", ""], [2, "end", ""]]
    lanes = [{"process": 1, "name": "main", "events": events}]
    made = {"python": "3.11.2", "system": "Linux", "cores": 2, "source": program.source_hash, "lanes": lanes}
    program.trace.write_text(trace.as_json(made), "utf-8")
    page.write_text("# Box { #box }\n\n{snippet box/tea.py}\n\n{picture box/tea.py labels=prints}\n", "utf-8")
    assert page_checks.faults(tmp_path, nav=["box.md"]) == []


# -- all pictures


def test_the_page_of_all_pictures_has_each_with_its_place_and_a_download():
    extension = SnippetExtension(root=str(ROOT))
    extension.context.page = "pictures.md"
    page = markdown.markdown("{pictures}", extensions=[extension])
    assert page.count("<figure") == len(FOUND)
    for found in FOUND:
        assert f'href="{found.page.name}#{found.name}"' in page
        assert f'<a download="{found.file}" href="assets/pictures/{found.file}">' in page
    for sign, meaning, _ in picture.SIGNS:
        assert f"<b>{sign}</b> {html.escape(meaning)}" in page
    ids = re.findall(r' id="([\w-]+)"', page)
    assert len(ids) == len(set(ids))


def test_pictures_come_in_the_order_of_the_book():
    pages = list(dict.fromkeys(found.page.name for found in FOUND))
    named = re.findall(r"[\w-]+\.(?:md|ipynb)", (ROOT / "mkdocs.yml").read_text("utf-8"))
    assert pages == sorted(pages, key=named.index) and pages[0] == "index.md"


def test_each_download_stands_alone():
    made = dict(pictures.files(ROOT, Context().programs))
    assert set(made) == {f"assets/pictures/{found.file}" for found in FOUND}
    for text in made.values():
        root = etree.fromstring(text)
        style = root.find("{http://www.w3.org/2000/svg}style").text
        assert root.get("width") == "672" and int(root.get("height")) > 40
        used = set(re.findall(r"var\((--[\w-]+)\)", style))
        assert used and used <= set(re.findall(r"(--[\w-]+):", style)), "a color that the file does not have"
        assert "url(" not in text and "http" not in text.replace("http://www.w3.org/2000/svg", "")
