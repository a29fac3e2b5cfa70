"""A worker dies before `task_done`, and `join` of its queue waits on."""

import queue
import threading


def weigh(slips: queue.Queue[str], errors: queue.Queue[str]) -> None:
    try:
        while slip := slips.get(timeout=5):
            float(slip)
            slips.task_done()
    except ValueError as error:
        errors.put(str(error))


def main() -> None:
    slips: queue.Queue[str] = queue.Queue()
    errors: queue.Queue[str] = queue.Queue()
    ann = threading.Thread(target=weigh, args=(slips, errors))
    waiter = threading.Thread(target=slips.join, daemon=True)
    for slip in "10", "1O", "30":
        slips.put(slip)
    ann.start()
    ann.join(timeout=5)
    waiter.start()
    waiter.join(timeout=0.5)
    print("join has returned:", not waiter.is_alive())
    print("left in the queue:", slips.qsize())
    print("error:", errors.get(timeout=5))


if __name__ == "__main__":
    main()
