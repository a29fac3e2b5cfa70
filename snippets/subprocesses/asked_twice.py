"""A program that answers each line can be asked again and again."""

import subprocess
import sys

TILL = """
total = 0
while True:
    try:
        total += int(input())
    except EOFError:
        break
    print(total, flush=True)
print("closed")
"""


def main() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", TILL],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as till:
        for price in 30, 12:
            print(price, file=till.stdin, flush=True)
            print("total:", till.stdout.readline().strip())
        last, _ = till.communicate(timeout=10)
    print("at the end:", last.strip())


if __name__ == "__main__":
    main()
