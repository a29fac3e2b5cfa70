"""At the end a daemon thread is ended, or stands still."""

# needs: procfs

import os
import sys
import threading
import time


class AtTheEnd:
    """Python drops this object when it has cut off daemon threads."""

    def __init__(self) -> None:
        self.tools = os.listdir, time.sleep, os.write

    def __del__(self) -> None:
        listdir, sleep, write = self.tools
        for _ in range(20):
            sleep(0.05)  # the clerk has time to end
            if len(listdir("/proc/self/task")) == 1:
                break
        left = len(listdir("/proc/self/task"))
        write(1, b"threads at the end: %d\n" % left)


def clerk() -> None:
    try:
        while True:
            time.sleep(0.01)
    finally:
        print("clerk: finally")


def main() -> None:
    sys.modules["at_the_end"] = AtTheEnd()  # type: ignore[assignment]
    threading.Thread(target=clerk, daemon=True).start()
    print("threads:", len(os.listdir("/proc/self/task")), flush=True)


if __name__ == "__main__":
    main()
