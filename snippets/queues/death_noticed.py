"""`main` waits for the total, and for the death of a stage."""

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
    for log in ["GET / 200", "PUT /tea 200"], ["GET / 200", ""]:
        codes = multiprocessing.Queue()
        here, there = multiprocessing.Pipe(duplex=False)
        stages = {}
        for stage, *args in (parse, log, codes), (count, codes, there):
            clerk = multiprocessing.Process(target=stage, args=args)
            clerk.start()
            stages[clerk.sentinel] = clerk
        while here not in (ready := connection.wait([here, *stages], 8)):
            clerk = stages.pop(ready[0])
            clerk.join(timeout=5)
            if clerk.exitcode != 0:
                print(f"{clerk.name}: exit code {clerk.exitcode}")
                break
        else:
            print("lines:", here.recv())
        for clerk in stages.values():
            clerk.kill()


if __name__ == "__main__":
    main()
