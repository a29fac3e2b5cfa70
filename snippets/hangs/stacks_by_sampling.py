"""The profiler of 3.15 shows the stacks of a program from outside."""

# needs: python>=3.15, procfs
# runs: limit 30 s

import contextlib
import io
import queue
import runpy
import subprocess
import sys
import threading


def pack(orders: queue.Queue) -> str:
    return orders.get(timeout=60)


def dump(pid: int) -> str:
    output, errors = io.StringIO(), io.StringIO()
    sys.argv[1:] = ["dump", "--all-threads", str(pid)]
    with (
        contextlib.redirect_stdout(output),
        contextlib.redirect_stderr(errors),  # of a try too early
        contextlib.suppress(RuntimeError, OSError, SystemExit),
    ):
        runpy.run_module("profiling.sampling", run_name="__main__")
    return output.getvalue()


def main() -> None:
    if sys.argv[1:] == ["shop"]:
        clerk = threading.Thread(target=pack, args=(queue.Queue(),))
        clerk.start()
        clerk.join(timeout=60)
        return
    with subprocess.Popen([sys.executable, __file__, "shop"]) as shop:
        for _ in range(500):  # until both threads wait
            stacks = dump(shop.pid)
            if "clerk.join" in stacks and "orders.get" in stacks:
                break
        print(stacks, end="")
        shop.kill()


if __name__ == "__main__":
    main()
