"""acquire with a timeout returns False if the lock stays held."""

# runs: picture

import threading


def append(log: list[str], lock: threading.Lock, line: str) -> None:
    if not lock.acquire(timeout=0.2):
        raise TimeoutError(f"log busy, not written: {line}")
    try:
        log.append(line)
    finally:
        lock.release()


def back_up(
    lock: threading.Lock, copying: threading.Event, copied: threading.Event
) -> None:
    with lock:
        copying.set()
        copied.wait(timeout=5)


def main() -> None:
    log: list[str] = []
    lock = threading.Lock()
    copying, copied = threading.Event(), threading.Event()
    backup = threading.Thread(target=back_up, args=(lock, copying, copied))
    backup.start()
    copying.wait(timeout=5)
    try:
        append(log, lock, "ann paid 30")
    except TimeoutError as error:
        print(error)
    copied.set()
    backup.join(timeout=5)
    append(log, lock, "bob paid 30")
    print("log:", log)


if __name__ == "__main__":
    main()
