"""Answer to exercise 1: the name is input, and no shell sees it."""

# needs: os.fork

import subprocess

NAMES = ["ida", "jon; echo the drawer is open", "o'hara"]


def main() -> None:
    for name in NAMES:
        done = subprocess.run(
            ["tr", "a-z", "A-Z"],
            input=name,
            capture_output=True,
            text=True,
            timeout=10,
        )
        print(done.stdout.splitlines())


if __name__ == "__main__":
    main()
