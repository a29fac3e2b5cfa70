"""Without text=True the pipes take and give bytes."""

import subprocess
import sys

CLERK = [sys.executable, "-c", "print('packed', input())"]


def main() -> None:
    for order in "3 tea", b"3 tea":
        for text in False, True:
            try:
                done = subprocess.run(
                    CLERK,
                    input=order,
                    capture_output=True,
                    text=text,
                    timeout=10,
                )
                print(repr(done.stdout.rstrip()))
            except (TypeError, AttributeError) as error:
                print(f"{type(error).__name__}: {error}")


if __name__ == "__main__":
    main()
