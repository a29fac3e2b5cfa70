"""`task_done` in a `finally` lets `join` return, and the error is kept."""

import queue
import threading


def weigh(slips: queue.Queue[str], errors: queue.Queue[str]) -> None:
    while slip := slips.get(timeout=5):
        try:
            float(slip)
        except ValueError as error:
            errors.put(str(error))
        finally:
            slips.task_done()


def main() -> None:
    slips: queue.Queue[str] = queue.Queue()
    errors: queue.Queue[str] = queue.Queue()
    ann = threading.Thread(target=weigh, args=(slips, errors))
    waiter = threading.Thread(target=slips.join, daemon=True)
    for slip in "10", "1O", "30":
        slips.put(slip)
    ann.start()
    waiter.start()
    waiter.join(timeout=5)
    print("join has returned:", not waiter.is_alive())
    print("left in the queue:", slips.qsize())
    print("error:", errors.get(timeout=5))
    slips.put("")
    ann.join(timeout=5)


if __name__ == "__main__":
    main()
