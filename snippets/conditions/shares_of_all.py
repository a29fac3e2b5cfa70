"""A barrier: each log's share is computed when all logs are counted."""

import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path


def share(log: Path, counts: list[int], counted: threading.Barrier) -> str:
    own = len(log.read_text().split())
    counts.append(own)
    counted.wait()
    return f"{log.name}: {own} of {sum(counts)}"


def main() -> None:
    counts: list[int] = []
    counted = threading.Barrier(3, timeout=5)
    with tempfile.TemporaryDirectory() as folder:
        logs = [Path(folder, f"{name}.log") for name in ("a", "b", "c")]
        for number, log in enumerate(logs, start=1):
            log.write_text("200\n" * number)
        with ThreadPoolExecutor(max_workers=3) as pool:
            args = [counts] * 3, [counted] * 3
            print(*pool.map(share, logs, *args), sep="\n")


if __name__ == "__main__":
    main()
