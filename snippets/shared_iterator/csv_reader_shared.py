"""Two threads share a csv reader; up to 3.13 that crashed Python."""

import subprocess
import sys

SHOP = '''
import csv
import resource
import threading
from concurrent.futures import ThreadPoolExecutor


class Lines:
    lines = iter(["1,tea", "2,milk"])
    started, bob_is_done = threading.Event(), threading.Event()

    def __iter__(self):
        return self

    def __next__(self):
        if not self.started.is_set():  # only for Ann
            self.started.set()
            self.bob_is_done.wait(timeout=1)
        return next(self.lines)


resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # leave no core file
lines = Lines()
rows = csv.reader(lines)
with ThreadPoolExecutor(max_workers=2) as clerks:
    ann = clerks.submit(next, rows)
    lines.started.wait(timeout=5)
    bob = clerks.submit(next, rows)
    bob.add_done_callback(lambda _: lines.bob_is_done.set())
for name, clerk in (("ann", ann), ("bob", bob)):
    print(f"{name}: {clerk.exception() or clerk.result()!r}")
'''


def main() -> None:
    shop = [sys.executable, "-c", SHOP]
    done = subprocess.run(shop, capture_output=True, text=True, timeout=8)
    print(done.stdout, end="")
    print("exit status", done.returncode)


if __name__ == "__main__":
    main()
