"""A thread that waits for another program goes on when that is ended."""

import subprocess
import sys
import threading


def convert(started: threading.Event, child: list) -> None:
    command = [sys.executable, "-c", "import time; time.sleep(60)"]
    with subprocess.Popen(command) as process:
        child.append(process)
        started.set()
        process.wait(timeout=60)
    print("converter: its program has ended")


def main() -> None:
    started, child = threading.Event(), []
    converter = threading.Thread(target=convert, args=(started, child))
    converter.start()
    started.wait(timeout=5)
    child[0].terminate()
    converter.join(timeout=5)
    print("main: still waiting:", converter.is_alive())


if __name__ == "__main__":
    main()
