"""The only worker has died, and the producer finds the queue full."""

# runs: exit 1

import queue
import threading


def weigh(slips: queue.Queue[str]) -> None:
    while slip := slips.get(timeout=5):
        float(slip)


def main() -> None:
    slips: queue.Queue[str] = queue.Queue(maxsize=1)
    ann = threading.Thread(target=weigh, args=(slips,), name="ann")
    ann.start()
    slips.put("1O")  # the letter O
    ann.join(timeout=5)
    slips.put("20")
    slips.put("30", timeout=0.5)  # without the timeout, it hangs here


if __name__ == "__main__":
    main()
