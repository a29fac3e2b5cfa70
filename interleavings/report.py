"""What an exploration is asked for and what it returns. Both pass between two processes, as JSON objects."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, TypedDict

RULES = {
    "whole calls": "what no order of whole calls ends with",
    "some whole calls": "what none of the 5,000 tried orders of whole calls ends with, which are not all there are",
    "holds": "an end for which holds is false",
}


class ExplorationError(Exception):
    """Functions that cannot be explored. The message is one line: `FILE:LINE: wanted X, came Y`, or Python's own."""


def unreadable(file: str, error: OSError | ValueError | SyntaxError) -> ExplorationError:
    """The error to raise for a file that could not be read or parsed."""
    text = getattr(error, "msg", None) or getattr(error, "strerror", None) or error
    return ExplorationError(f"{file}:{getattr(error, 'lineno', None) or 1}: {text}")


@dataclass(frozen=True)
class Request:
    """What to explore: the arguments of `explore_file`."""

    file: str
    functions: list[str]
    shared: str
    outcome: str | None
    granularity: str
    bound: int
    limit: float
    states: bool
    holds: str | None = None


@dataclass(frozen=True)
class Step:
    """One step of a schedule: the name of its thread, the line it is in, and what it does there (`read box.n`)."""

    thread: str
    line: int
    text: str


@dataclass(frozen=True)
class Outcome:
    """What some schedules end with.

    text: the outcome in words; schedules: how many end with it; wrong: whether it is wrong by the rule of the report;
    example: the steps of one schedule that ends with it, one with few switches.
    """

    text: str
    schedules: int
    wrong: bool
    example: list[Step]

    def example_lines(self, threads: list[str]) -> list[str]:
        """The example as text, a line for each step; `threads`: the names of all threads."""
        width = max(map(len, threads))
        return [f"  {step.thread:<{width}}  line {step.line:>3}  {step.text}" for step in self.example]


class StateGraph(TypedDict):
    """All states that the schedules lead through, each once, the first one first. An index counts from 0.

    A state is [shared, thread, thread ...], and at an end also the outcome. A thread is [step, next state], or
    [step, lock, holder] where it has to wait (holder -1: no thread), or a text where it has ended: "", or its error.
    """

    threads: list[str]
    outcomes: list[list[Any]]  # text, schedules, wrong
    example: list[int]  # the thread that makes each step of a schedule with a wrong outcome; empty where none is wrong
    names: list[str]  # the attributes of the shared object
    steps: list[list[Any]]  # line, text, and the value that was read or written
    shared: list[list[str]]  # the values of the attributes
    states: list[list[Any]]


@dataclass(frozen=True)
class Report:
    """Every outcome of some threads, the most frequent first. `str(report)` is what the command line prints.

    threads: their names (`pay1` and `pay2` where `pay` runs twice); steps: the most steps that each of them made;
    schedules: how many were run; sampled: whether there are more than those; states: the graph of all states, where
    it was asked for; rule: what says which end is right, "whole calls" (an order of whole calls, one after the other,
    ends so), "some whole calls" (not all of those orders were tried), or "holds" (the function `holds` says so);
    single: functions that were taken for one step each, because the file names them in STEPS.
    """

    threads: list[str]
    granularity: str
    steps: list[int]
    schedules: int
    sampled: bool
    outcomes: list[Outcome] = field(default_factory=list)
    states: StateGraph | None = None
    rule: str = "whole calls"
    single: list[str] = field(default_factory=list)

    @classmethod
    def from_json(cls, fields: dict[str, Any]) -> Report:
        """The report whose `vars` were written as JSON, those of its outcomes and steps too."""
        outcomes = [
            Outcome(**{**outcome, "example": [Step(**step) for step in outcome["example"]]})
            for outcome in fields["outcomes"]
        ]
        return cls(**{**fields, "outcomes": outcomes})

    @property
    def wrong(self) -> int:
        """How many schedules end with a wrong outcome."""
        return sum(outcome.schedules for outcome in self.outcomes if outcome.wrong)

    def __str__(self) -> str:
        counted = f"{self.schedules:,} schedules" + (" tried, not all there are" if self.sampled else "")
        threads = ", ".join(f"{name} ({steps} steps)" for name, steps in zip(self.threads, self.steps))
        lines = [threads, f"{counted} at {self.granularity} granularity, {self.wrong:,} wrong"]
        width = len(f"{self.schedules:,}")
        for outcome in self.outcomes:
            lines.append(f"{outcome.schedules:>{width},}  {outcome.text}{'  <- wrong' * outcome.wrong}")
        lines.append(f"wrong: {RULES[self.rule]}, a deadlock, an exception")
        if self.single:
            lines.append(f"one step each, as STEPS says: {', '.join(self.single)}")
        if wrong := next((outcome for outcome in self.outcomes if outcome.wrong), None):
            lines += ["", f"one schedule that ends with {wrong.text}:", *wrong.example_lines(self.threads)]
        if self.sampled:
            lines += ["", "drawn at random past the bound: the counts are no frequencies"]
        return "\n".join(lines)
