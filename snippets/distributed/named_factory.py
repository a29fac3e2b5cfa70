"""A function that has a name can be sent to a server process."""

import queue
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.managers import BaseManager


def make_queue() -> queue.Queue:
    return queue.Queue()


BaseManager.register("Queue", make_queue)


def main() -> None:
    for method in sorted(get_all_start_methods()):
        try:
            with BaseManager(("127.0.0.1", 0), ctx=get_context(method)):
                print(f"{method}: the server has started")
        except Exception as error:
            print(f"{method}: {type(error).__name__}: {error}")


if __name__ == "__main__":
    main()
