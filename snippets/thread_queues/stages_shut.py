"""A stage that raises shuts its queues, and so the other stages end."""

# needs: python>=3.13

import queue
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor


def read(lines: queue.Queue[str]) -> None:
    for line in "GET 200", "GET", "PUT 201", "GET 404", "PUT 500":
        lines.put(line, timeout=5)
    lines.shutdown()


def select(lines: queue.Queue[str], codes: queue.Queue[str]) -> None:
    while True:
        _, code = lines.get(timeout=5).split()
        codes.put(code, timeout=5)


def write(codes: queue.Queue[str]) -> None:
    while True:
        codes.get(timeout=5)


def run(stage: Callable[..., None], *queues: queue.Queue[str]) -> None:
    try:
        stage(*queues)
    except BaseException:
        for each in queues:
            each.shutdown(immediate=True)
        raise


def main() -> None:
    lines, codes = queue.Queue(maxsize=1), queue.Queue(maxsize=1)
    calls = (read, lines), (select, lines, codes), (write, codes)
    with ThreadPoolExecutor(3) as clerks:
        stages = [clerks.submit(run, *call) for call in calls]
    for (stage, *_), future in zip(calls, stages, strict=True):
        print(f"{stage.__name__}: {future.exception()!r}")


if __name__ == "__main__":
    main()
