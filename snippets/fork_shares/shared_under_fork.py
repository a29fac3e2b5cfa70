"""By its number, a worker has a file of its parent under fork alone."""

# needs: os.fork

import errno
import fcntl
import multiprocessing
import os
import tempfile


def look(fd: int) -> int:
    try:
        return os.lseek(fd, 0, os.SEEK_CUR)
    except OSError as error:
        return -error.errno


def main() -> None:
    with tempfile.TemporaryFile("w+b", buffering=0) as orders:
        orders.write(b"tea milk honey")
        fd = fcntl.fcntl(orders, fcntl.F_DUPFD_CLOEXEC, 200)

        for method in "fork", "spawn", "forkserver":
            context = multiprocessing.get_context(method)
            with context.Pool(1) as pool:
                found = pool.apply_async(look, (fd,)).get(timeout=9)
            name = errno.errorcode.get(-found, "")
            print(f"{method}: {name or f'open, at position {found}'}")
        os.close(fd)


if __name__ == "__main__":
    main()
