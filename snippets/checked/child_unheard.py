"""redirect_stdout catches what this process prints, and no child's line."""

import io
import subprocess
import sys
from contextlib import redirect_stdout

CLERK = "print('bob: 70 in the drawer')"


def main() -> None:
    caught = io.StringIO()
    with redirect_stdout(caught):
        print("ann: 100 in the drawer")
        subprocess.run([sys.executable, "-c", CLERK], timeout=10)
    print("caught:", caught.getvalue().splitlines())


if __name__ == "__main__":
    main()
