"""Ctrl-C interrupts the main thread, and a plain thread works on."""

# needs: os.fork

import os
import signal
import threading


def serve(heard: threading.Event) -> None:
    for customer in range(1, 4):
        print(f"clerk: customer {customer}\n", end="")
        if customer == 1:
            os.kill(os.getpid(), signal.SIGINT)  # as Ctrl-C does
            heard.wait(timeout=5)


def main() -> None:
    heard = threading.Event()
    clerk = threading.Thread(target=serve, args=(heard,))
    try:
        clerk.start()
        for _ in range(50):
            heard.wait(timeout=0.1)
    except KeyboardInterrupt:
        print("main: interrupted\n", end="")
        heard.set()


if __name__ == "__main__":
    main()
