"""input is what the program reads; encoding= turns bytes into text."""

import subprocess
import sys

CLERK = "order = input(); print('packed', order)"


def main() -> None:
    clerk = [sys.executable, "-X", "utf8", "-c", CLERK]
    as_bytes = subprocess.run(
        clerk,
        input="3 röd tea\n".encode(),
        stdout=subprocess.PIPE,
        timeout=10,
    )
    print(as_bytes.stdout)

    as_text = subprocess.run(
        clerk,
        input="3 röd tea\n",
        stdout=subprocess.PIPE,
        encoding="utf-8",
        timeout=10,
    )
    print(as_text.stdout.strip())


if __name__ == "__main__":
    main()
