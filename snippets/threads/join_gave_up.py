"""join returns None, whether the thread has ended or the time is up."""

import threading


def wait_for_closing(closing: threading.Event) -> None:
    closing.wait(timeout=5)


def main() -> None:
    closing = threading.Event()
    ann = threading.Thread(target=wait_for_closing, args=(closing,))
    ann.start()
    print("join returned:", ann.join(timeout=0.1))
    print("at work:", ann.is_alive())

    closing.set()
    print("join returned:", ann.join(timeout=5))
    print("at work:", ann.is_alive())


if __name__ == "__main__":
    main()
