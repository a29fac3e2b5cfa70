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

    yield write
    assert psutil.Process().children() == []
