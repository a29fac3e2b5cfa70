"""A child of os.fork that does not track the block leaves it in place."""

# needs: os.fork, python>=3.13
# runs: limit 30 s

import os
from multiprocessing.shared_memory import SharedMemory


def main() -> None:
    block = SharedMemory(create=True, size=16)
    block.buf[:5] = b"3 tea"
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.dup2(writer, 2)  # stderr of the child and of its tracker
        attached = SharedMemory(block.name, track=False)
        print("child:", bytes(attached.buf[:5]), flush=True)
        os._exit(0)
    os.waitpid(pid, 0)
    os.close(writer)
    with open(reader) as stderr:  # ends when the tracker ends
        print("warned of a leak:", "leaked" in stderr.read())
    block.close()
    try:
        block.unlink()
        print("main: unlinked")
    except FileNotFoundError as error:
        print("main:", error)


if __name__ == "__main__":
    main()
