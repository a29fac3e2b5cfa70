"""Settings of whoever runs the tests, such as colors, reach nothing that the tests start."""

import os
import subprocess
import sys

from book import ROOT


def test_colors_and_ways_of_python_that_are_set_outside_change_nothing() -> None:
    outside = {"FORCE_COLOR": "1", "PY_COLORS": "1", "PYTHONSAFEPATH": "1", "PYTHONWARNINGS": "error"}
    words = ["-q", "-n0", "-pno:cacheprovider", "tests/check/test_plugin.py", "-ktest_other_pythons"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *words],
        cwd=ROOT,
        env=os.environ | outside,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
