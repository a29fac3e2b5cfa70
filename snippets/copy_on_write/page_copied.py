"""To read one object copies the page of memory that it is on."""

# needs: os.fork, procfs

import os

PAGE = os.sysconf("SC_PAGE_SIZE")


def whose(addresses: list[int]) -> str:
    found = []
    with open("/proc/self/pagemap", "rb") as pagemap:
        for address in addresses:
            pagemap.seek(address // PAGE * 8)  # 8 bytes for each page
            entry = int.from_bytes(pagemap.read(8), "little")
            found.append("own   " if entry >> 56 & 1 else "shared")
    return " ".join(found)


def main() -> None:
    orders = [float(n) for n in range(5_000)]
    addresses = [id(orders[n]) for n in (1_000, 2_000, 3_000, 4_000)]

    if pid := os.fork():
        os.waitpid(pid, 0)
    else:
        print("after the fork:", whose(addresses))
        order = orders[3_000]
        print(order, "is read:", whose(addresses), flush=True)
        os._exit(0)


if __name__ == "__main__":
    main()
