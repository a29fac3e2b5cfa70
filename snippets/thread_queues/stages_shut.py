"""A stage that ends or raises shuts its queues, and so the others end."""

# needs: python>=3.13

import queue
from concurrent.futures import ThreadPoolExecutor


def read(lines: queue.Queue[str], log: str) -> None:
    for line in log.split(","):
        lines.put(line, timeout=5)


def select(lines: queue.Queue[str], codes: queue.Queue[str]) -> None:
    while True:
        _, code = lines.get(timeout=5).split()
        codes.put(code, timeout=5)


def write(codes: queue.Queue[str], report: list[str]) -> None:
    while True:
        report.append(codes.get(timeout=5))


def run(stage, *queues: queue.Queue[str], **more) -> None:
    try:
        stage(*queues, **more)
    except queue.ShutDown:
        pass  # another stage has ended
    finally:
        for each in queues:
            each.shutdown()


def main() -> None:
    for log in "GET 200,PUT 201,GET 404", "GET 200,GET,PUT 201,GET 404":
        lines, codes, report = queue.Queue(1), queue.Queue(1), []
        with ThreadPoolExecutor(3) as clerks:
            reader = clerks.submit(run, read, lines, log=log)
            selector = clerks.submit(run, select, lines, codes)
            writer = clerks.submit(run, write, codes, report=report)
        errors = [end.exception() for end in (reader, selector, writer)]
        print(report, *filter(None, errors))


if __name__ == "__main__":
    main()
