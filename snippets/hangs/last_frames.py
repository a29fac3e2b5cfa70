"""The frame above your own line names the call that waits."""

import concurrent.futures
import itertools
import multiprocessing
import queue
import sys
import threading
import time
import traceback
from pathlib import Path


def name_of_wait(ident: int) -> str:
    here = main.__code__.co_filename
    stack = traceback.walk_stack(sys._current_frames()[ident])
    for above, own in itertools.pairwise(f.f_code for f, _ in stack):
        if own.co_filename == here != above.co_filename:
            return f"{above.co_name} in {Path(above.co_filename).name}"
    return ""


def main() -> None:
    orders: queue.Queue = queue.Queue()
    future: concurrent.futures.Future = concurrent.futures.Future()
    reader, writer = multiprocessing.Pipe(duplex=False)
    calls = {
        "queue.get()": lambda: orders.get(timeout=9),
        "thread.join()": lambda: clerks["queue.get()"].join(9),
        "future.result()": lambda: future.result(timeout=9),
        "connection.recv()": lambda: reader.recv(),
    }
    clerks = {name: threading.Thread(target=calls[name]) for name in calls}
    for name, clerk in clerks.items():
        clerk.start()
        until = time.monotonic() + 5
        while not name_of_wait(clerk.ident) and time.monotonic() < until:
            time.sleep(0.001)
        print(f"{name:18}", name_of_wait(clerk.ident))
    orders.put("tea")
    future.set_result("tea")
    writer.send("tea")
    for clerk in clerks.values():
        clerk.join(timeout=9)


if __name__ == "__main__":
    main()
