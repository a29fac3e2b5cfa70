"""The pid, the environment, and inheritable files outlive an exec."""

# needs: os.fork

import os
import sys

SECOND = """
import os, sys

print(f"second program: pid {os.getpid()}")
print("customer:", os.environ["CUSTOMER"])
for name, number in zip(["plain", "inheritable"], sys.argv[1:]):
    try:
        os.fstat(int(number))
        print(f"{name} pipe: open")
    except OSError as error:
        print(f"{name} pipe: {error}")
"""


def main() -> None:
    plain, _ = os.pipe()
    inheritable, _ = os.pipe()
    os.set_inheritable(inheritable, True)
    os.environ["CUSTOMER"] = "ida"
    print(f"first program: pid {os.getpid()}", flush=True)
    numbers = [str(plain), str(inheritable)]
    os.execv(sys.executable, [sys.executable, "-c", SECOND, *numbers])


if __name__ == "__main__":
    main()
