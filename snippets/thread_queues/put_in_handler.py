"""A `put` in a signal handler waits for the lock that its thread holds."""

# needs: os.fork

import queue
import signal
import traceback
from types import FrameType


class Orders(queue.Queue):
    def _put(self, item: str) -> None:  # runs inside of `put`
        signal.raise_signal(signal.SIGINT)  # Ctrl+C can come here
        super()._put(item)


def give_up(number: int, frame: FrameType) -> None:
    for caller in traceback.extract_stack(frame):
        if caller.name in ("main", "put", "_put", "note"):
            print(caller.name)
    raise TimeoutError("the lock is not free")


def main() -> None:
    orders = Orders()

    def note(*_: object) -> None:
        signal.alarm(1)  # calls give_up in a second
        orders.put("Ctrl+C", timeout=0.1)

    signal.signal(signal.SIGALRM, give_up)
    signal.signal(signal.SIGINT, note)
    try:
        orders.put("tea")
    except TimeoutError as error:
        print(error)


if __name__ == "__main__":
    main()
