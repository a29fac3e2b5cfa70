"""The stack of a thread takes addresses at once, and memory when used."""

# needs: procfs

import threading

MIB = 1024**2


def size(field: str) -> int:
    with open("/proc/self/status") as status:
        for line in status:
            if line.startswith(field):
                return int(line.split()[1]) * 1024
    raise LookupError(field)


def main() -> None:
    stop = threading.Event()
    threading.stack_size(512 * MIB)
    before = size("VmSize"), size("VmRSS")
    ann = threading.Thread(target=stop.wait, args=(30,))
    ann.start()
    after = size("VmSize"), size("VmRSS")
    stop.set()
    ann.join(timeout=5)
    print("512 MiB more addresses:", after[0] - before[0] >= 512 * MIB)
    print("8 MiB more memory:", after[1] - before[1] >= 8 * MIB)


if __name__ == "__main__":
    main()
