"""A lock that main lets go of can be gone before the child has it."""

# needs: os.fork

import multiprocessing
import time
from multiprocessing.synchronize import Lock


class Parcel:
    def __reduce__(self) -> tuple:  # slow to unpack
        return time.sleep, (0.5,)


def pack(parcel: None, drawer: Lock) -> None:
    with drawer:
        print("packed", flush=True)


def main() -> None:
    for method in ("fork", "forkserver", "spawn"):
        context = multiprocessing.get_context(method)
        load = Parcel(), context.Lock()
        clerk = context.Process(target=pack, args=load)
        clerk.start()
        del load
        clerk.join(timeout=5)
        print(f"{method}: exit code {clerk.exitcode}")


if __name__ == "__main__":
    main()
