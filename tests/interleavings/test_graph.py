"""The graph of all states has exactly the schedules as its ways."""

import collections

import pytest
from sources import ARTICLE, LOCKS, counts, orders

from interleavings import ExplorationError, explore_file


def walks(graph: dict, number: int = 0, schedule: tuple = ()):
    """Each way through the graph: who made each step, what was read or written, what was shared then; and the outcome."""
    state, ends = graph["states"][number], len(graph["threads"]) + 1
    if len(state) > ends:
        yield schedule, graph["outcomes"][state[ends]][0]
    for thread, way in enumerate(state[1:ends]):
        if isinstance(way, list) and len(way) == 2:
            shared = graph["shared"][graph["states"][way[1]][0]]
            yield from walks(graph, way[1], (*schedule, (thread, *graph["steps"][way[0]], *shared)))


def test_the_ways_through_the_states_are_the_schedules(write):
    """Against brute force: who makes each step, the value that it reads or writes, and the end."""
    path = write(
        "class Box:\n    def __init__(self):\n        self.n = 0\n\ndef add(box):\n    box.n += 1\n    box.n += 2\n"
    )
    report = explore_file(path, ["add"] * 2, "Box", states=True)

    def run(order):
        n, register, walk = 0, {}, []
        for thread, line, amount in order:
            if thread in register:
                n = register.pop(thread) + amount
                walk.append((thread, line, "write box.n", str(n), str(n)))
            else:
                register[thread] = n
                walk.append((thread, line, "read box.n", str(n), str(n)))
        return tuple(walk), f"n {n}"

    steps = [[(thread, line, amount) for line, amount in ((6, 1), (7, 2)) for _ in "rw"] for thread in (0, 1)]
    came = list(walks(report.states))
    assert len(came) == report.schedules == 70 and set(came) == {run(order) for order in orders(*steps)}
    assert len(report.states["states"]) < sum(len(walk) for walk, _ in came) / 5
    assert explore_file(path, ["add"] * 2, "Box").states is None


def test_states_that_look_different_stay_apart(write):
    """Whatever was written first, all ways end alike; and what is not shown still makes an outcome."""
    lines = "class Box:\n    def __init__(self):\n        self.n = 0\n"
    for name, n in (("ann", 1), ("bob", 2)):
        lines += f"\ndef {name}(box):\n    box.n = {n}\n    box.n = 9\n"
    for schedule, _ in walks(explore_file(write(lines), ["ann", "bob"], "Box", states=True).states):
        assert [(effect, shown) for _, _, _, effect, shown in schedule] == [
            (n, n) for n in (("1" if thread == 0 else "2") if line in (6, 10) else "9" for thread, line, *_ in schedule)
        ]
    report = explore_file(write(ARTICLE), ["ann", "bob"], "shared", "outcome", states=True)
    assert collections.Counter(text for _, text in walks(report.states)) == counts(report)


def test_the_states_tell_who_waits_for_what_and_who_holds_it(write):
    graph = explore_file(write(LOCKS), ["one_other", "other_one"], "Shop", "outcome", states=True).states
    assert {way[1:] and tuple(way[1:]) for state in graph["states"] for way in state[1:3] if len(way) == 3} == {
        ("lock", 0),
        ("lock", 1),
        ("other", 0),
        ("other", 1),
    }
    assert [text for _, text in walks(graph)].count(graph["outcomes"][0][0]) == graph["outcomes"][0][1]
    locks = [graph["names"].index(name) for name in ("lock", "other")]
    held = {tuple(row[n] for n in locks) for row in graph["shared"]}
    assert ("held by one_other", "held by other_one") in held and ("free", "free") in held
    waits = explore_file(write(LOCKS), ["takes_once", "brings"], "Shop", "outcome", states=True).states
    assert ["a notify", -1] in [way[1:] for state in waits["states"] for way in state[1:3] if len(way) == 3]


def test_to_look_at_the_shared_object_is_no_step(write):
    path = write(
        "class Coin:\n    def __init__(self):\n        self.n = 1\n\n    def __repr__(self):\n        return f'coin {self.n}'\n\n"
        "class Box:\n    def __init__(self):\n        self.coin = Coin()\n\ndef spend(box):\n    box.coin.n += 1\n"
    )
    plain, looked = (explore_file(path, ["spend"] * 2, "Box", states=states) for states in (False, True))
    assert counts(plain) == counts(looked) and plain.steps == looked.steps
    assert looked.states["shared"] == [["Coin(n 1)"], ["Coin(n 2)"], ["Coin(n 3)"]]


def test_a_repr_of_a_user_is_not_asked(write):
    source = (
        "class Coin:\n    def __repr__(self):\n        raise ValueError('spent')\n\nclass Box:\n    coin = None\n\n"
    )
    path = write(source + "def spend(box):\n    box.coin = Coin()\n")
    assert counts(explore_file(path, ["spend"] * 2, "Box", states=True)) == {"coin Coin()": 2}


def test_too_many_schedules_have_no_states(write):
    with pytest.raises(ExplorationError, match=r"shop\.py:1: wanted at most 10 schedules for their states, came more"):
        explore_file(write(ARTICLE), ["ann", "bob"], "shared", "outcome", bound=10, states=True)
