"""Two clerks come and go side by side; each greets before it leaves."""

import os
import random
import sys
import sysconfig
import time


def main() -> None:
    print(f"manager: pid {os.getpid()}\n")
    lines = ["{0} comes", "{0} goes"]
    turns = ["Ann", "Ann", "Bob", "Bob"]
    random.shuffle(turns)
    left = {name: list(lines) for name in ("Ann", "Bob")}
    for name in turns:
        print(left[name].pop(0).format(name))
    for _ in range(3):
        print("tick")
    start = time.monotonic()
    time.sleep(0.01)
    print(f"napped {time.monotonic() - start:.3f} s")
    print(f"manager again: {os.getpid()}, drawers [[1, 2], {{{{3}}}}]")
    print("lock:", not sysconfig.get_config_var("Py_GIL_DISABLED"))
    print("newer" if sys.version_info >= (3, 13) else "older")
    print(f"{random.choice('ab')} is not {random.choice('cd')}")
    late = ["Cid is late", "Dan is late"]
    random.shuffle(late)
    print(*late, "said by", os.getpid(), sep="\n", file=sys.stderr)


if __name__ == "__main__":
    main()
