"""Workers with the address and the key take tasks and send results."""

import os
import queue
import secrets
import sys
from multiprocessing.managers import BaseManager
from subprocess import Popen

TASKS = ["order 1: 3 tea", "order 2: 2 rye", "order 3: 5 oil", None, None]
QUEUES = {"tasks": queue.Queue(), "results": queue.Queue()}


def get_queue(name: str) -> queue.Queue:
    return QUEUES[name]


def work(tasks: queue.Queue, results: queue.Queue) -> None:
    while task := tasks.get(timeout=60):
        results.put(f"{task}, packed by pid {os.getpid()}")
    results.put(f"went home: pid {os.getpid()}")


def main() -> None:
    role, address = sys.argv[1:] or ("both", "127.0.0.1:0")
    if role == "both":
        os.environ["DESK_KEY"] = secrets.token_hex()
    key = os.environ.get("DESK_KEY") or sys.exit("DESK_KEY is not set")
    host, port = address.split(":")
    desk = BaseManager((host, int(port)), key.encode())
    desk.register("queue", get_queue)
    if role == "work":
        desk.connect()
        return work(*map(desk.queue, QUEUES))
    with desk:
        here = "{}:{}".format(*desk.address)
        print("serving at", here, flush=True)
        command = [sys.executable, __file__, "work", here]
        workers = [Popen(command) for _ in range(2) if role == "both"]
        tasks, results = map(desk.queue, QUEUES)
        for task in TASKS:
            tasks.put(task)
        print(*sorted(results.get(timeout=60) for _ in TASKS), sep="\n")
        print("exit codes:", [worker.wait(60) for worker in workers])


if __name__ == "__main__":
    main()
