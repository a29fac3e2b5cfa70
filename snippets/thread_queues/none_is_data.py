"""An object that is no reading ends the sum."""

import queue
import threading

END = object()  # no reading is this object


def add(readings: queue.Queue, sums: queue.Queue[int]) -> None:
    total = 0
    while (reading := readings.get(timeout=5)) is not END:
        total += reading or 0  # None: the sensor gave no answer
    sums.put(total)


def main() -> None:
    readings: queue.Queue[object] = queue.Queue()
    sums: queue.Queue[int] = queue.Queue()
    ann = threading.Thread(target=add, args=(readings, sums))
    ann.start()
    for reading in 20, None, 22, END:
        readings.put(reading)
    print(sums.get(timeout=5))
    ann.join(timeout=5)


if __name__ == "__main__":
    main()
