"""Each part of the image arrives as it was when it was put."""

import io
import multiprocessing
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Event

PART = 300_000  # more than a pipe holds
IMAGE = b"a" * PART + b"b" * PART + b"c" * PART


def read(parts: Queue, all_put: Event) -> None:
    file, buffer = io.BytesIO(IMAGE), bytearray(PART)
    while file.readinto(buffer):
        parts.put(bytes(buffer))
    all_put.set()


def main() -> None:
    parts, all_put = multiprocessing.Queue(), multiprocessing.Event()
    args = (parts, all_put)
    reader = multiprocessing.Process(target=read, args=args)
    reader.start()
    all_put.wait(timeout=5)
    for _ in range(3):
        part = parts.get(timeout=5)
        print(part[:1].decode(), len(part))
    reader.join(timeout=5)


if __name__ == "__main__":
    main()
