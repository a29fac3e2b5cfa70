"""How programs and recordings are broken on purpose, and what a time budget leaves out."""

from pathlib import Path

import pytest

from book.check import mutants
from book.check.fault import BookError
from book.check.mutants import ProgramMutants, recording_mutants
from book.check.program import Program

SHOP = '''"""Claim."""

import threading

lock = threading.Lock()


def main():
    print("open", flush=True)
    print("shut")
    thread = threading.Thread(target=print)
    thread.start()
    thread.join()
    with lock:
        pass


if __name__ == "__main__":
    main()
'''


def put(root: Path, name: str, text: str) -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_every_part_of_a_program_is_broken(tmp_path: Path) -> None:
    program = Program.load(put(tmp_path, "snippets/shop/till.py", SHOP), tmp_path)
    made = dict(ProgramMutants(program))
    assert sorted(made) == [
        'change print("open", flush=True)',
        'change print("shut")',
        'drop flush in print("open", flush=True)',
        'drop print("open", flush=True)',
        'drop print("shut")',
        "drop thread.join()",
        "drop with lock",
        "end with another exit status",
        'swap print("open", flush=True) with print("shut")',
    ]
    assert made["drop thread.join()"] == SHOP.replace("thread.join()", "pass")
    assert 'print("shut")\n    print("open", flush=True)' in made['swap print("open", flush=True) with print("shut")']
    assert SHOP not in made.values()


@pytest.mark.parametrize("ordered, swaps", [(True, ["swap lines 'b' and 'c'"]), (False, [])])
def test_every_line_of_a_recording_is_broken(ordered: bool, swaps: list[str]) -> None:
    changes = [change for change, _ in recording_mutants("b\nc\nc\n", ordered=ordered)]
    assert [change for change in changes if change.startswith("swap")] == swaps
    assert changes.count("drop line 'c'") == changes.count("change line 'c'") == 2
    assert changes[-1] == "add a line"


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Program]:
    """Two programs in the place of the book's; the pattern of the second lets everything pass."""
    monkeypatch.setattr(mutants, "TRIES", 1)
    for name in ("strict", "weak"):
        put(tmp_path, f"snippets/shop/{name}.py", '"""Claim."""\n\nprint("open")\n')
        put(tmp_path, f"snippets/shop/{name}.out", "open\n")
    put(tmp_path, "tests/patterns/shop/weak.check", "CHECK: {{.*open}}\n")
    found = [Program.load(tmp_path / f"snippets/shop/{name}.py", tmp_path) for name in ("strict", "weak")]
    monkeypatch.setattr(mutants, "choose", lambda names, since: found)
    monkeypatch.setattr(mutants, "find_programs", lambda: found)
    monkeypatch.setattr(mutants, "EXPLAINED", tmp_path / "mutants.txt")
    return found


def test_what_a_budget_leaves_out_is_named(programs: list[Program], capsys: pytest.CaptureFixture[str]) -> None:
    assert mutants.main(["--budget", "0"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "left out, the 0 s are used: shop/strict.py",
        "left out, the 0 s are used: shop/weak.py",
        "0 of 0 mutants caught, 0 survived, 0 to explain or cure, 2 programs left out",
    ]


def test_pattern_that_is_wrong_is_told(
    programs: list[Program], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "tests/patterns/shop/weak.check").write_text("CHEKC: open\n", "utf-8")
    assert mutants.main([]) == 1
    wanted = "tests/patterns/shop/weak.check:1: unknown directive 'CHEKC' (before any mutation)"
    assert capsys.readouterr().out.splitlines()[-1] == wanted


def test_survivor_fails_unless_it_is_explained(
    programs: list[Program], capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert mutants.main(["--budget", "60"]) == 1
    lines = capsys.readouterr().out.splitlines()
    survivors = ['shop/weak.py: change print("open")', "shop/weak.py: in weak.out, change line 'open'"]
    assert [line for line in lines if "survived, not" in line] == [
        f"survived, not explained: {one}" for one in survivors
    ]
    assert lines[-1].endswith("2 survived, 2 to explain or cure, 0 programs left out")

    reasons = [f"{one} -- any word does" for one in survivors] + ["shop/weak.py: drop it all -- gone"]
    monkeypatch.setattr(mutants, "EXPLAINED", put(tmp_path, "mutants.txt", "\n".join(reasons)))
    assert mutants.main([]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert f"survived, explained: {survivors[0]} -- any word does" in lines
    assert "explained in mutants.txt, but no longer made: shop/weak.py: drop it all" in lines
    assert lines[-1].endswith("2 survived, 1 to explain or cure, 0 programs left out")


@pytest.mark.parametrize("line", ["shop/strict.py: drop it all", "shop/gone.py: drop it all -- gone", "-- any word"])
def test_explanation_of_nothing_is_told(
    line: str,
    programs: list[Program],
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(mutants, "EXPLAINED", put(tmp_path, "mutants.txt", f"# Why\n\n{line}\n"))
    assert mutants.main([]) == 1
    wanted = f"tests/mutants.txt:3: wanted TOPIC/NAME.py: CHANGE -- REASON, of a program, came {line!r}"
    assert capsys.readouterr().out.splitlines()[-1].startswith(wanted)


def test_changed_programs_come_before_changed_recordings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = []
    for name in ("alone", "bare", "changed"):
        put(tmp_path, f"snippets/shop/{name}.out", "")
        found.append(Program.load(put(tmp_path, f"snippets/shop/{name}.py", '"""Claim."""\n'), tmp_path))
    monkeypatch.setattr(mutants, "find_programs", lambda: found)
    changed = {found[1].path.with_suffix(".out"), found[2].path}
    monkeypatch.setattr(mutants, "_changed_since", lambda revision: changed)
    assert [program.name for program in mutants.choose(since="v1")] == ["shop/changed.py", "shop/bare.py"]
    assert [program.name for program in mutants.choose(["shop/bare.py"], "v1")] == ["shop/bare.py"]
    assert len(mutants.choose()) == 3
    with pytest.raises(
        BookError, match=r"^snippets/shop/typo\.py:1: wanted a program, TOPIC/NAME\.py, or a TOPIC, came none"
    ):
        mutants.choose(["shop/typo.py"])
