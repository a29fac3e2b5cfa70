"""A Queue pickles in its own thread, a Pipe in the caller's."""

import multiprocessing
import threading


class Parcel:
    def __reduce__(self) -> tuple[type, tuple[str]]:
        return str, (threading.current_thread().name,)


def main() -> None:
    parcels = multiprocessing.Queue()
    parcels.put(Parcel())
    print("Queue:", parcels.get(timeout=5))

    simple = multiprocessing.SimpleQueue()
    simple.put(Parcel())
    print("SimpleQueue:", simple.get())

    here, there = multiprocessing.Pipe()
    here.send(Parcel())
    print("Pipe:", there.recv())


if __name__ == "__main__":
    main()
