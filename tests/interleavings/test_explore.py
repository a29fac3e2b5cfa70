"""The functions and the command answer bad input with one line."""

import os
import subprocess
import sys
import textwrap

import psutil
import pytest
from box import Box, add, total
from sources import counts

from book import ROOT
from interleavings import ExplorationError, explore, explore_file


def test_functions_can_be_given_themselves():
    report = explore(add, add, shared=Box, outcome=total)
    assert counts(report) == {"1": 4, "2": 2}
    with pytest.raises(ExplorationError, match=r"wanted a function at the top level, came .*<lambda>"):
        explore(lambda box: None, shared=Box)
    with pytest.raises(ExplorationError, match="wanted a function whose source is in a file, came none"):
        explore(len, shared=Box)
    with pytest.raises(ExplorationError, match="wanted all functions in one file, came 2 files"):
        explore(add, textwrap.dedent, shared=Box)


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("while True:\n        box.append(1)", "5: wanted a to end within 2000 steps, came no end"),
        ("while True:\n        pass", ": wanted a to come to a step within 1 s, came none"),
        ("os.read(os.pipe()[0], 1)", "4: wanted a to come to a step within 1 s, came none"),
        ("time.sleep(3600); box.append(1)", None),
        ("box.append(1); raise SystemExit(3)", None),
        ("raise SystemExit(3)", "3: wanted a to read or write something shared, came no step"),
        ("for _ in range(next(COUNT)): box.append(3)", None),
        ("box.append(os.urandom(9))", "1: wanted the first schedule to end the same way again, came"),
        ("for _ in os.urandom(1)[0] * 'x': box.append(3)", "a function depends on something that is not made anew"),
        ("os._exit(3)", "1: wanted an exploration, came exit status 3 of its process"),
        ("box.append(1", "5: "),
    ],
)
def test_bad_input_gets_one_line(body, wanted, write):
    path = write(
        f"import itertools, os, time\nCOUNT = itertools.count()\ndef a(box):\n    {body}\ndef b(box): box.append(2)\n"
    )
    limit = "1" if "within 1 s" in str(wanted) else "20"  # which is never used up, on a busy machine neither
    command = [sys.executable, "-m", "interleavings", path, "--threads", "a,b", "--shared", "list", "--limit", limit]
    path = write(open(path).read() + "list = list\n")
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=90)
    if wanted is None:
        assert (done.returncode, done.stderr) == (0, "") and "0 wrong" in done.stdout
    elif wanted == "5: ":
        assert done.returncode == 2 and done.stderr.startswith(f"{path}:")
    else:
        assert done.returncode == 2 and done.stdout == ""
        assert done.stderr.startswith(f"{path}:") and wanted in done.stderr and done.stderr.count("\n") == 1


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs os.fork")
@pytest.mark.parametrize(
    "body", ["os.waitpid(os.fork(), 0)", "os.system('echo {')", "subprocess.Popen(['sleep', '654.321'])"]
)
def test_processes_that_a_thread_starts_at_line_granularity_are_ended(body, write):
    before = psutil.Process().children()
    path = write(f"import os, subprocess\ndef a(box):\n    {body}\n    box.append(1)\nlist = list\n")
    report = explore_file(path, ["a", "a"], "list", granularity="line")
    assert report.schedules > 1 and not report.wrong
    orphans = [child for child in psutil.Process().children() if child not in before]  # handed to a worker of ours
    naps = [one for one in psutil.process_iter(["cmdline"]) if "654.321" in (one.info["cmdline"] or ())]
    assert psutil.wait_procs([*orphans, *naps], timeout=20)[1] == []


def test_a_file_that_says_nothing_gets_one_line(write, tmp_path):
    for path, wanted in (
        (write("x = 1\n", "a.py"), "1: wanted THREADS = (function, ...), or --threads, came neither"),
        (str(tmp_path / "none.py"), "1: No such file or directory"),
        (write("THREADS = (a,)\ndef a(box): pass\n", "b.py"), "1: wanted a file that loads, came NameError"),
        (write("def a(box): pass\nTHREADS = (a,)\n"), "1: wanted a function shared, came none"),
    ):
        done = subprocess.run([sys.executable, "-m", "interleavings", path], cwd=ROOT, capture_output=True, text=True)
        assert done.returncode == 2 and done.stderr.startswith(f"{path}:{wanted}"), done.stderr
