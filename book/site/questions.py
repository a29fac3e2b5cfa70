"""The questions that the search has to answer: tests/browser/questions.txt, read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field


@dataclass
class Question:
    """What a reader types, and further pages that answer it, as addresses from the root, such as /fork/."""

    line: int
    text: str
    others: list[str]


@dataclass
class Section:
    """The questions that one page answers."""

    line: int
    address: str
    questions: list[Question] = field(default_factory=list)


def sections(text: str) -> list[Section]:
    """The sections of the file, in order. Behind a question stand further pages that answer it, as `  | /OTHER/`."""
    found: list[Section] = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith("/"):
            found.append(Section(number, line.strip()))
        elif line.startswith(" ") and line.strip() and found:
            question, *others = re.split(r" {2,}\| ", line.strip())
            found[-1].questions.append(Question(number, question, [other.strip() for other in others]))
    return found
