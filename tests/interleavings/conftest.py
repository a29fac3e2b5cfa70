"""What the tests of the explorer share."""

import textwrap

import psutil
import pytest


@pytest.fixture
def write(tmp_path):
    def write(source: str, name: str = "shop.py") -> str:
        path = tmp_path / name
        path.write_text(textwrap.dedent(source), "utf-8")
        return str(path)

    before = psutil.Process().children()  # a worker that has run programs is handed the orphans of other tests
    yield write
    assert [child for child in psutil.Process().children() if child not in before] == []
