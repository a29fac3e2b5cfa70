"""Only a process that is asked, or interrupted, runs its finally."""

# needs: os.fork

import multiprocessing
import signal
from multiprocessing.synchronize import Event


def serve(at_work: Event, closing: Event, locked: Event) -> None:
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        at_work.set()
        closing.wait(timeout=5)
    finally:
        locked.set()


def main() -> None:
    print("way        finally ran  exit code")
    for way in ("ask", "interrupt", "terminate", "kill"):
        events = [multiprocessing.Event() for _ in range(3)]
        at_work, closing, locked = events
        ann = multiprocessing.Process(target=serve, args=events)
        stop = closing.set if way == "ask" else getattr(ann, way, None)
        if stop is None:
            print(f"{way:9}  new in Python 3.14")
            continue
        ann.start()
        at_work.wait(timeout=5)
        stop()
        ann.join(timeout=5)
        print(f"{way:9}  {locked.is_set()!s:11}  {ann.exitcode}")


if __name__ == "__main__":
    main()
