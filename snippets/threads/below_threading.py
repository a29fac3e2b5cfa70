"""A thread of _thread has no join: main waits for a lock."""

import _thread
import threading


def count_drawer(clerk: str, at_work: _thread.LockType) -> None:
    print(f"{clerk} counts in {threading.current_thread().name}")
    at_work.release()  # the last thing she does


def main() -> None:
    at_work = _thread.allocate_lock()
    at_work.acquire()
    answer = _thread.start_new_thread(count_drawer, ("ann", at_work))
    print("main waited:", at_work.acquire(timeout=5))
    print("start_new_thread gave a number:", isinstance(answer, int))


if __name__ == "__main__":
    main()
