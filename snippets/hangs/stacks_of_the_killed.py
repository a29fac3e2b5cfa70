"""With -X faulthandler, a program that SIGABRT ends writes its stacks."""

# needs: os.fork

import signal
import subprocess
import sys


def pack() -> str:
    return input("which order?\n")


def main() -> None:
    if sys.argv[1:] == ["shop"]:
        print(pack())
        return
    command = [sys.executable, "-X", "faulthandler", __file__, "shop"]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, stdin=pipe, stdout=pipe, stderr=pipe, text=True
    ) as shop:
        print(shop.stdout.readline(), end="")
        shop.send_signal(signal.SIGABRT)  # or: kill -ABRT PID
        errors = shop.communicate(timeout=9)[1]
    print(errors.partition("\n\nCurrent thread's C stack")[0].rstrip())
    print("exit status", shop.returncode)


if __name__ == "__main__":
    main()
