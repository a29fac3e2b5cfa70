"""Two threads iterate over one text file, and lines are lost."""

import io
import threading
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor

LINES = b"".join(b"%d\n" % number for number in range(1, 10))


class Disk(io.BytesIO):  # a slow one, which reads three lines at a time
    def __init__(self, both_read: threading.Barrier) -> None:
        super().__init__(LINES)
        self.both_read = both_read

    def read1(self, size: int | None = -1) -> bytes:
        data = self.read(6)
        if data < LINES[12:]:
            self.both_read.wait(timeout=5)
        return data


def read(file: Iterable[str], one_each: threading.Barrier) -> list[int]:
    lines = []
    for line in file:
        lines.append(int(line))
        if len(lines) == 1:
            one_each.wait(timeout=5)
    return lines


def main() -> None:
    both_read, one_each = threading.Barrier(2), threading.Barrier(2)
    with io.TextIOWrapper(Disk(both_read)) as file:
        with ThreadPoolExecutor(max_workers=2) as clerks:
            ann = clerks.submit(read, file, one_each)
            bob = clerks.submit(read, file, one_each)
    print(sorted(ann.result() + bob.result()))


if __name__ == "__main__":
    main()
