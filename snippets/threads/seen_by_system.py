"""The operating system lists each thread, since 3.14 by its name."""

# needs: procfs

import os
import threading


def wait_for_closing(closing: threading.Event) -> None:
    closing.wait(timeout=5)


def main() -> None:
    closing = threading.Event()
    ann = threading.Thread(
        target=wait_for_closing, args=(closing,), name="ann"
    )
    ann.start()

    print(f"this process: pid {os.getpid()}")
    print("main: native id", threading.get_native_id())
    print("ann: native id", ann.native_id)
    for task in os.listdir("/proc/self/task"):
        with open(f"/proc/self/task/{task}/comm") as name:
            print(f"the system lists {task}: {name.read().strip()}")

    closing.set()
    ann.join(timeout=5)


if __name__ == "__main__":
    main()
