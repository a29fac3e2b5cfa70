"""A process can wait for its children, but not for theirs."""

# needs: os.fork

import os


def main() -> None:
    pids, tell = os.pipe()
    child = os.fork()
    if child == 0:
        grandchild = os.fork()
        if grandchild == 0:
            os._exit(7)
        os.write(tell, str(grandchild).encode())
        os.waitpid(grandchild, 0)
        os._exit(0)

    grandchild = int(os.read(pids, 100))
    try:
        os.waitpid(grandchild, 0)
    except ChildProcessError as error:
        print(f"{type(error).__name__}: {error}")
    os.waitpid(child, 0)


if __name__ == "__main__":
    main()
