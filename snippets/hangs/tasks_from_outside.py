"""Python shows the tasks of another program, and which awaits which."""

# needs: python>=3.14, procfs
# runs: limit 30 s

import asyncio
import contextlib
import io
import subprocess
import sys
from asyncio import tools


async def pack(orders: asyncio.Queue) -> None:
    await orders.get()


async def sell() -> None:
    async with asyncio.TaskGroup() as group:
        group.create_task(pack(asyncio.Queue()), name="ann")
        group.create_task(pack(asyncio.Queue()), name="bob")


def tree(pid: int) -> str:
    output, errors = io.StringIO(), io.StringIO()
    with (
        contextlib.redirect_stdout(output),
        contextlib.redirect_stderr(errors),  # of a try too early
        contextlib.suppress(RuntimeError, OSError, SystemExit),
    ):
        tools.display_awaited_by_tasks_tree(pid)
    return output.getvalue()


def main() -> None:
    if sys.argv[1:] == ["shop"]:
        return asyncio.run(sell())
    with subprocess.Popen([sys.executable, __file__, "shop"]) as shop:
        for _ in range(500):  # until both tasks wait
            if (found := tree(shop.pid)).count("Queue.get") == 2:
                break
        shop.kill()
    for line in found.rstrip().split("\n"):
        print(line.partition(" /")[0])  # without the paths


if __name__ == "__main__":
    main()
