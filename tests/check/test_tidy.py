"""What is taken out of the stacks that a program prints."""

import textwrap
from pathlib import Path

import pytest

from book.check.tidy import tidy

STACKS = [
    (  # a traceback
        """\
        Traceback (most recent call last):
          File "/books/run/shop.py", line 7, in main
            pack()
            ~~~~^^
          File "/usr/lib/python3/queue.py", line 180, in get
            self.not_empty.wait()
          File "/usr/lib/python3/queue.py", line 180, in get
            self.not_empty.wait()
        ValueError: no
        """,
        """\
        Traceback (most recent call last):
          File "shop.py", line 7, in main
            pack()
          .../queue.py, line N
        ValueError: no
        """,
    ),
    (  # of faulthandler, which has no comma before "in"
        """\
        Current thread 0x00007f (most recent call first):
          File "/usr/lib/python3/threading.py", line 324 in wait
          File "/usr/lib/python3/queue.py", line 180 in get
          File "/books/run/shop.py", line 7 in main
        """,
        """\
        Current thread 0x00007f (most recent call first):
          .../threading.py, line N in wait
          .../queue.py, line N in get
          File "shop.py", line 7 in main
        """,
    ),
]


@pytest.mark.parametrize(("printed", "kept"), STACKS, ids=["traceback", "faulthandler"])
def test_frames_of_the_library_are_shortened(printed, kept):
    printed, kept = textwrap.dedent(printed), textwrap.dedent(kept)
    assert tidy(printed, Path("/books/run"), Path("/books/temporary"), "shop.py", "/usr/bin/python3") == kept
