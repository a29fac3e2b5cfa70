"""A child shares its parent's memory until one of the two writes to it."""

# needs: os.fork, procfs

import os
from pathlib import Path

PAGE, PAGES = 4096, 10_240  # 40 MiB


def mib(kind: str) -> int:
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    found = [line.split() for line in lines if line.startswith(kind)]
    return round(sum(int(kib) for _, kib, _ in found) / 1024)


def write_into(stock: bytearray, pages: int) -> None:
    for page in range(pages):
        stock[page * PAGE] += 1


def main() -> None:
    stock = bytearray(PAGE * PAGES)
    write_into(stock, PAGES)

    pid = os.fork()
    if pid == 0:
        print(f"shared {mib('Shared')} MiB, private {mib('Private')} MiB")
        write_into(stock, PAGES // 2)
        print(f"shared {mib('Shared')} MiB, private {mib('Private')} MiB")
        print("child sees:", stock[0], "and", stock[-PAGE], flush=True)
        os._exit(0)

    os.waitpid(pid, 0)
    print("parent sees:", stock[0], "and", stock[-PAGE])


if __name__ == "__main__":
    main()
