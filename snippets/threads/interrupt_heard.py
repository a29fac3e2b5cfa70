"""A thread that is asked to stop at Ctrl-C serves nobody after it."""

# needs: os.fork

import os
import signal
import threading


def serve(closing: threading.Event) -> None:
    for customer in range(1, 4):
        if closing.is_set():
            break
        print(f"clerk: customer {customer}\n", end="")
        if customer == 1:
            os.kill(os.getpid(), signal.SIGINT)  # as Ctrl-C does
            closing.wait(timeout=5)


def main() -> None:
    closing = threading.Event()
    clerk = threading.Thread(target=serve, args=(closing,))
    try:
        clerk.start()
        for _ in range(50):
            closing.wait(timeout=0.1)
    except KeyboardInterrupt:
        print("main: interrupted\n", end="")
        closing.set()


if __name__ == "__main__":
    main()
