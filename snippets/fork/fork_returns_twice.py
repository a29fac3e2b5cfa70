"""One call of os.fork returns twice, once in each of two processes."""

# needs: os.fork
# runs: picture

import os


def main() -> None:
    print(f"start: pid {os.getpid()}", flush=True)

    pid = os.fork()
    if pid == 0:
        me, parent = os.getpid(), os.getppid()
        print(f"child: pid {me}, fork returned {pid}, parent pid {parent}")
    else:
        print(f"parent: pid {os.getpid()}, fork returned pid {pid}")
        os.waitpid(pid, 0)


if __name__ == "__main__":
    main()
