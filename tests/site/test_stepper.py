"""The states of a stepper are those that the explorer went through, and a page shows them, or says what is wrong."""

import functools
import html
import json
import re
import shutil
import subprocess
import sys

import markdown
import pytest

from book import ROOT
from book.check import stamps
from book.check.fault import BookError
from book.check.judge import judge
from book.check.program import Program, find_programs, interpreter
from book.check.record import record
from book.check.run import run
from book.site import page_checks
from book.site.embed import SnippetExtension

STEPPERS = [program for program in find_programs() if re.search(r"^# runs:.*\bstepper\b", program.source, re.M)]
PYTHON = interpreter()
each = pytest.mark.parametrize("program", STEPPERS, ids=lambda program: program.name)


def graph(program: Program) -> dict:
    return json.loads(program.steps.read_text("utf-8"))


def test_the_six_are_there():
    names = {program.path.stem for program in STEPPERS}
    assert names >= {"lost_update", "check_then_act", "lazy_init", "condition_if", "lock_order", "half_built"}


@each
def test_the_ways_to_each_outcome_are_its_schedules(program):
    """Counted from state to state, they are as many as the recorded run has counted one by one."""
    told = graph(program)
    states, ends = told["states"], len(told["threads"]) + 1

    @functools.cache
    def ways(number: int, outcome: int) -> int:
        state = states[number]
        if len(state) > ends:
            return state[ends] == outcome
        return sum(ways(way[1], outcome) for way in state[1:] if isinstance(way, list) and len(way) == 2)

    out = program.recording("out", PYTHON.version).text
    counted = [(ways(0, n), text, wrong) for n, (text, _, wrong) in enumerate(told["outcomes"])]
    recorded = re.findall(r"^ *([\d,]+)  (.*?)(  <- wrong)?$", out, re.M)
    assert counted == [(int(count.replace(",", "")), text, bool(wrong)) for count, text, wrong in recorded]
    total, wrong = re.search(r"^([\d,]+) schedules .*, ([\d,]+) wrong$", out, re.M).groups()
    assert f"{sum(n for n, *_ in counted):,} {sum(n for n, _, bad in counted if bad):,}" == f"{total} {wrong}"


@each
def test_the_schedule_shown_is_the_recorded_one(program):
    told = graph(program)
    state, lines = told["states"][0], []
    for thread in told["example"]:
        step, following = state[thread + 1]
        lines.append((told["threads"][thread], *told["steps"][step][:2]))
        state = told["states"][following]
    assert told["outcomes"][state[len(told["threads"]) + 1]][2]
    out = program.recording("out", PYTHON.version).text
    assert [(a, int(b), c) for a, b, c in re.findall(r"^  (\w+) +line +(\d+)  (.*)$", out, re.M)] == lines


@each
def test_equal_states_are_one(program):
    told = graph(program)
    assert len({json.dumps(state) for state in told["states"]}) == len(told["states"])
    assert program.steps.stat().st_size <= 4000


def test_the_script_is_small():
    assert (ROOT / "docs/en/assets/stepper.js").stat().st_size <= 6000


# -- the gate

CLERKS = '''"""Two clerks add to one box."""

# runs: under interleavings; stepper; exit 1


class Box:
    n = 0


def ann(box: Box) -> None:
    box.n += 1


def bob(box: Box) -> None:
    box.n += 1


shared = Box
THREADS = (ann, bob)
'''
PAGE = "# Box { #box }\n\nTwo?\n\n{snippet box/clerks.py}\n\n{snippet box/clerks.py stepper}\n"


@pytest.fixture(scope="module")
def recorded(tmp_path_factory):
    """A book of one program with a stepper, recorded."""
    root = tmp_path_factory.mktemp("recorded")
    (root / "snippets/box").mkdir(parents=True)
    (root / "docs/en").mkdir(parents=True)
    (root / "docs/en/box.md").write_text(PAGE, "utf-8")
    path = root / "snippets/box/clerks.py"
    path.write_text(CLERKS, "utf-8")
    done = record(Program.load(path, root), PYTHON)
    assert {file.name for file in done.written} == {"clerks.out", "clerks.steps.json"} and not done.faults
    return root, done.result


@pytest.fixture
def book(recorded, tmp_path):
    root, result = recorded
    shutil.copytree(root, tmp_path, dirs_exist_ok=True)
    return Program.load(tmp_path / "snippets/box/clerks.py", tmp_path), result


def first(program: Program, result) -> str:
    return next((str(fault).split("\n")[0] for fault in judge(program, result, PYTHON)), "")


def test_steps_that_fit_pass_and_are_left_alone(book):
    program, result = book
    assert first(program, result) == ""
    again = record(program, PYTHON)
    assert (again.written, again.faults) == ([], [])


def test_missing_steps_are_told_and_recorded(book):
    program, result = book
    program.steps.unlink()
    wanted = "wanted a recorded run clerks.steps.json, came none; run the program once with: make record"
    assert first(program, result) == f"snippets/box/clerks.py:1: {wanted}"
    assert [path.name for path in record(program, PYTHON).written] == ["clerks.steps.json"]
    assert first(program, result) == ""


@pytest.mark.parametrize("old, new", [('["2"]', '["3"]'), ("[1, 2]],", "[1, 3]],"), ("\n}\n", "\n}")])
def test_edited_steps_are_told_with_their_line(old, new, book):
    program, result = book
    steps = program.steps.read_text("utf-8")
    line = 1 + steps[: steps.index(old)].count("\n") + old.startswith("\n")
    program.steps.write_text(steps.replace(old, new, 1), "utf-8")
    assert first(program, result).startswith(f"snippets/box/clerks.steps.json:{line}: wanted ")
    assert [path.name for path in record(program, PYTHON).written] == ["clerks.steps.json"]
    assert program.steps.read_text("utf-8") == steps


def test_the_build_asks_for_a_new_run_when_steps_change(book):
    program, _ = book
    before = stamps.fingerprint(program, PYTHON)
    program.steps.write_text(program.steps.read_text("utf-8") + "\n", "utf-8")
    assert stamps.fingerprint(program, PYTHON) != before


def test_stale_steps_are_told(book):
    """The program was changed, and its old steps stand there."""
    program, _ = book
    program.path.write_text(CLERKS.replace("box.n += 1\n\n\ndef bob", "box.n += 2\n\n\ndef bob"), "utf-8")
    changed = Program.load(program.path, program.root)
    faults = [str(fault).split("\n")[0] for fault in judge(changed, run(changed, PYTHON), PYTHON)]
    assert any(fault.startswith("snippets/box/clerks.steps.json:") for fault in faults), faults


def test_steps_of_a_program_without_a_stepper_are_told(book):
    program, _ = book
    program.path.write_text(CLERKS.replace(" stepper;", ""), "utf-8")
    plain = Program.load(program.path, program.root)
    wanted = "wanted '# runs: under interleavings; stepper' in snippets/box/clerks.py, came none"
    assert first(plain, run(plain, PYTHON)) == f"snippets/box/clerks.steps.json:1: {wanted}"


def test_steps_of_no_program_are_told(book):
    program, _ = book
    program.steps.with_name("nobody.steps.json").write_bytes(program.steps.read_bytes())
    found = page_checks.faults(program.root, nav=["box.md"])
    wanted = "wanted a file that belongs to a program snippets/TOPIC/NAME.py, came this"
    assert list(map(str, found)) == [f"snippets/box/nobody.steps.json:1: {wanted}"]


def test_a_stepper_that_no_page_shows_is_told(book):
    program, _ = book
    page = program.root / "docs/en/box.md"
    page.write_text(PAGE.replace(" stepper}", " hl=Box}"), "utf-8")
    found = [str(fault) for fault in page_checks.faults(program.root, nav=["box.md"])]
    assert found == ["snippets/box/clerks.py:1: wanted a page with its stepper, came none"]
    page.write_text(PAGE, "utf-8")
    assert page_checks.faults(program.root, nav=["box.md"]) == []


# -- the page


def convert(program: Program, text: str = PAGE) -> str:
    extension = SnippetExtension(root=str(program.root))
    extension.context.page = "box.md"
    return markdown.markdown(text, extensions=["attr_list", extension])


def test_the_page_has_all_but_the_choice_without_a_script(book):
    page = convert(book[0])
    figure = page[page.index('id="stepper-box-clerks"') :]
    text = " ".join(html.unescape(re.sub(r"<script.*?</script>|<[^>]*>", "", figure, flags=re.S)).split())
    for wanted in ("def ann(box: Box) -> None:", "box.n += 1", "6 schedules, 4 of them wrong.", "This one goes wrong:"):
        assert wanted in text
    assert "ann line 11 read box.n" in text and "Wrong: n 1. 4 of 6 schedules end so." in text
    assert '"program-box-clerks"' in page and page.count("<figure") == 2


def test_the_data_is_the_recording_and_no_tag_is_in_it(book):
    program, _ = book
    tagged = "class Box:\n    def __init__(self):\n        self.tag = '</script>&amp;'\n"
    program.path.write_text(CLERKS.replace("class Box:\n", tagged), "utf-8")
    changed = Program.load(program.path, program.root)
    program.steps.write_text(run(changed, PYTHON).steps, "utf-8")
    page = convert(changed)
    data = re.findall(r'<script type="application/json">(.*?)</script>', page, re.S)
    assert len(data) == 1 and "<" not in data[0] and "&" not in data[0]
    read = json.loads(data[0])
    assert read.pop("words") and read == graph(changed)
    assert any("</script>&amp;" in value for row in read["shared"] for value in row)


def test_a_deadlock_is_drawn_as_a_circle():
    extension = SnippetExtension()
    extension.context.page = "locks-that-fail.md"
    page = markdown.markdown("{snippet races/lock_order.py stepper}", extensions=[extension])
    (circle,) = re.findall("<svg.*?</svg>", page)
    title = "ann waits in line 17 for right, which bob holds; bob waits in line 23 for left, which ann holds"
    assert f"<title>{title}</title>" in circle
    assert re.findall(r'class="name"[^>]*>(\w+)<', circle) == ["ann", "right", "bob", "left"]
    assert re.findall(r">(waits for|held by)<", circle) == ["waits for", "held by"] * 2


WRONG = {
    "{snippet box/clerks.py stepper=yes}": "unknown option 'stepper=yes'; known: hl=\"text|text\", diff=sibling.py or inner=NAME; "
    "or stepper, alone",
    "{snippet box/clerks.py stepper hl=ann}": "wanted stepper alone, came 1 more of the options",
    "{snippet box/clerks.py stepper stepper}": "option 'stepper' stands here twice",
    "{snippet box/clerks.py stepper}\n\n{snippet box/clerks.py stepper}": "wanted one stepper of snippets/box/clerks.py "
    "on a page, came a second",
    "{snippet box/plain.py stepper}": "wanted '# runs: under interleavings; stepper' in snippets/box/plain.py, came none",
    "{snippet box/unrecorded.py stepper}": "wanted recorded steps of snippets/box/unrecorded.py, came none; "
    "make record writes them",
    "{snippet box/broken.py stepper}": "wanted recorded steps of snippets/box/broken.py, came Expecting value: "
    "line 1 column 1 (char 0); make record writes them",
}


@pytest.mark.parametrize("embed", WRONG)
def test_a_wrong_stepper_ends_the_build_with_page_and_line(embed, book):
    program, _ = book
    program.path.with_name("plain.py").write_text(CLERKS.replace(" stepper;", ""), "utf-8")
    for name in ("unrecorded", "broken"):
        program.path.with_name(f"{name}.py").write_text(CLERKS, "utf-8")
    program.path.with_name("broken.steps.json").write_text("", "utf-8")
    with pytest.raises(BookError) as error:
        convert(program, f"# Box\n\ntext\n\n{embed}\n")
    assert re.fullmatch(rf"box\.md:\d: {re.escape(WRONG[embed])}", str(error.value)), error.value


# -- the explorer's side


def test_the_graph_can_be_written_by_anybody(tmp_path):
    path = tmp_path / "clerks.py"
    path.write_text(CLERKS, "utf-8")
    command = [sys.executable, "-m", "interleavings", str(path), "--states", str(tmp_path / "states.json")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (1, "")
    assert json.loads((tmp_path / "states.json").read_text("utf-8"))["threads"] == ["ann", "bob"]
