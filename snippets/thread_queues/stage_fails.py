"""One stage raises; the stage before it and the one after it wait."""

import queue
from concurrent.futures import ThreadPoolExecutor


def read(lines: queue.Queue) -> None:
    for line in "GET 200", "GET", "PUT 201", "GET 404", "PUT 500":
        lines.put(line, timeout=0.5)
    lines.put(None, timeout=0.5)


def select(lines: queue.Queue, codes: queue.Queue) -> None:
    for line in iter(lambda: lines.get(timeout=0.5), None):
        _, code = line.split()
        codes.put(code, timeout=0.5)
    codes.put(None, timeout=0.5)


def write(codes: queue.Queue) -> None:
    print(list(iter(lambda: codes.get(timeout=0.5), None)))


def main() -> None:
    lines, codes = queue.Queue(maxsize=1), queue.Queue(maxsize=1)
    calls = (read, lines), (select, lines, codes), (write, codes)
    with ThreadPoolExecutor(3) as clerks:
        stages = [clerks.submit(stage, *args) for stage, *args in calls]
        for (stage, *_), future in zip(calls, stages, strict=True):
            print(f"{stage.__name__}: {future.exception()!r}")


if __name__ == "__main__":
    main()
