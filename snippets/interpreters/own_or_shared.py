"""An interpreter has its own Python objects, and shares its process."""

# needs: python>=3.14

import builtins
import os
import subprocess
import sys
from concurrent import interpreters


def change_all(writing: int) -> None:
    sys.path.append("drawer")
    sys.modules["drawer"] = sys
    sys.setrecursionlimit(500)
    vars(builtins)["drawer"] = "open"
    os.environ["DRAWER"] = "open"
    os.chdir("/")
    os.write(writing, b"open")


def main() -> None:
    reading, writing = os.pipe()
    ann = interpreters.create()
    ann.call(change_all, writing)
    ask = [sys.executable, "-c", "import os; print(os.getenv('DRAWER'))"]
    child = subprocess.run(ask, stdout=subprocess.PIPE, text=True)
    print("sys.path changed:", "drawer" in sys.path)
    print("sys.modules changed:", "drawer" in sys.modules)
    print("recursion limit changed:", sys.getrecursionlimit() == 500)
    print("builtins changed:", hasattr(builtins, "drawer"))
    print("os.environ changed:", "DRAWER" in os.environ)
    print("environment of a child changed:", child.stdout == "open\n")
    print("current directory changed:", os.getcwd() == "/")
    print("pipe filled:", os.read(reading, 4) == b"open")
    ann.close()
    os.close(reading)
    os.close(writing)


if __name__ == "__main__":
    main()
