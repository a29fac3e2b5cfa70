"""The stage that fails takes what is left and ends the next stage."""

import queue
from concurrent.futures import ThreadPoolExecutor


def read(lines: queue.Queue) -> None:
    for line in "GET 200", "GET", "PUT 201", "GET 404", "PUT 500":
        lines.put(line, timeout=5)
    lines.put(None, timeout=5)


def select(lines: queue.Queue, codes: queue.Queue) -> None:
    left = iter(lambda: lines.get(timeout=5), None)
    try:
        for line in left:
            _, code = line.split()
            codes.put(code, timeout=5)
    finally:
        for _ in left:  # after an error: let `read` go on to its end
            pass
        codes.put(None, timeout=5)


def write(codes: queue.Queue) -> None:
    print(list(iter(lambda: codes.get(timeout=5), None)))


def main() -> None:
    lines, codes = queue.Queue(maxsize=1), queue.Queue(maxsize=1)
    calls = (read, lines), (select, lines, codes), (write, codes)
    with ThreadPoolExecutor(3) as clerks:
        stages = [clerks.submit(stage, *args) for stage, *args in calls]
    for (stage, *_), future in zip(calls, stages, strict=True):
        print(f"{stage.__name__}: {future.exception()!r}")


if __name__ == "__main__":
    main()
