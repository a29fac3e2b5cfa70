"""Workers that share a file opened before the fork keep all lines."""

# needs: os.fork

import os
import tempfile


def main() -> None:
    with tempfile.TemporaryFile("w+") as log:
        pids = []
        for name in "ann", "bob", "cid":
            pids.append(os.fork())
            if pids[-1] == 0:
                log.write(f"{name} packed tea\n")
                log.flush()
                os._exit(0)

        for pid in pids:
            os.waitpid(pid, 0)
        log.seek(0)
        print(sorted(log.read().splitlines()))


if __name__ == "__main__":
    main()
