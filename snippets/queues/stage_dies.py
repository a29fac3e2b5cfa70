"""`main` waits for a total that cannot come: the parser has died."""

import multiprocessing
import os
from multiprocessing import connection
from multiprocessing.queues import Queue


def parse(log: list[str], codes: Queue) -> None:
    for line in log:
        if not line:
            os._exit(3)  # as in a crash
        codes.put(line.split()[-1])
    codes.put(None)


def count(codes: Queue, total: connection.Connection) -> None:
    total.send(len(list(iter(codes.get, None))))


def main() -> None:
    log = ["GET / 200", "", "PUT /tea 200"]
    codes = multiprocessing.Queue()
    here, there = multiprocessing.Pipe(duplex=False)
    stages = []
    for stage, *args in (parse, log, codes), (count, codes, there):
        stages.append(multiprocessing.Process(target=stage, args=args))
        stages[-1].start()
    print("lines:", here.recv() if here.poll(timeout=2) else "unknown")
    for stage in stages:
        stage.kill()


if __name__ == "__main__":
    main()
