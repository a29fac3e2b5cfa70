"""Ask, then terminate, then kill: in the end each clerk has ended."""

# needs: os.fork

import multiprocessing
import signal
import time
from multiprocessing.synchronize import Event

GRACE = 0.6


def serve(habit: str, at_work: Event, closing: Event) -> None:
    if habit == "stubborn":
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    at_work.set()
    if habit == "attentive":
        closing.wait(timeout=9)
    else:
        time.sleep(9)


def send_home(clerk: multiprocessing.Process, closing: Event) -> None:
    for step in (closing.set, clerk.terminate, clerk.kill):
        if clerk.exitcode is None:
            step()
            clerk.join(timeout=GRACE)


def main() -> None:
    for habit in ("attentive", "busy", "stubborn"):
        at_work, closing = multiprocessing.Event(), multiprocessing.Event()
        args = (habit, at_work, closing)
        clerk = multiprocessing.Process(target=serve, args=args)
        clerk.start()
        at_work.wait(timeout=5)
        send_home(clerk, closing)
        print(f"{habit}: exit code {clerk.exitcode}")


if __name__ == "__main__":
    main()
