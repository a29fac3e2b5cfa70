"""The shop closes well."""
# needs: os.fork

import os
import signal


def main() -> None:
    print("shop closed", flush=True)
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main()
