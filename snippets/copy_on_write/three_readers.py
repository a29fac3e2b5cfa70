"""Three clerks who only read one list take three lists of memory."""

# needs: os.fork, procfs

import os
from pathlib import Path


def mib(pids: list[int]) -> float:
    kib = 0
    for pid in pids:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
        _, _, after = rollup.partition("\nPss_Anon:")
        kib += int(after.split()[0])
    return kib / 1024


def main() -> None:
    orders = [float(number) for number in range(1_000_000)]
    told, tell = os.pipe()
    closing, close = os.pipe()
    pids = [os.getpid()]
    before = mib(pids)
    for _ in range(3):
        pid = os.fork()
        if pid == 0:
            os.close(close)
            os.write(tell, b"x" if max(orders) > 0 else b"-")
            os.read(closing, 1)  # stay until main has looked
            os._exit(0)
        pids.append(pid)

    for _ in range(3):
        os.read(told, 1)  # one more clerk has read the list
    print(f"three clerks add {mib(pids) - before:.0f} MiB")
    os.close(close)
    for pid in pids[1:]:
        os.waitpid(pid, 0)


if __name__ == "__main__":
    main()
