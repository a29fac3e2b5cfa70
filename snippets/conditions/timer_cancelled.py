"""A Timer is a thread that calls a function later, unless cancelled."""

import threading


def remind(name: str) -> None:
    print(f"remind {name} in {threading.current_thread().name}")
    print("threads:", threading.active_count())


def main() -> None:
    ann = threading.Timer(0.1, remind, ["ann"])
    bob = threading.Timer(60, remind, ["bob"])
    for timer in bob, ann:
        timer.start()
    ann.join(timeout=5)
    bob.cancel()
    bob.join(timeout=5)
    print("threads:", threading.active_count())


if __name__ == "__main__":
    main()
