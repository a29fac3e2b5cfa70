"""Explores many sources in one process: JSON on stdin, {name: source}; on stdout {name: report or error}."""

import json
import os
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from interleavings.explore import read_threads
from interleavings.report import ExplorationError, Request
from interleavings.search import Search


def explore(source: str, number: int) -> dict:
    folder = Path(tempfile.gettempdir()) / f"batch{os.getpid()}"
    folder.mkdir(exist_ok=True)
    path = folder / f"shop{number}.py"
    path.write_text(source, "utf-8")
    search = None
    try:
        threads, outcome = read_threads(path)
        search = Search(Request(str(path), threads, "shared", outcome, "access", 3_000, 30.0, False), lambda **_: None)
        report = search.run()
        return {"text": str(report), "wrong": report.wrong, "schedules": report.schedules, "sampled": report.sampled}
    except ExplorationError as error:
        return {"error": str(error).replace(str(path), "shop.py")}
    finally:
        if search:
            search.close()
        path.unlink()


def main() -> None:
    sources, out = json.load(sys.stdin), sys.stdout
    sys.stdout = open(os.devnull, "w")
    json.dump({name: explore(source, number) for number, (name, source) in enumerate(sources.items())}, out)
    out.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
