"""Start of exercise 1: the name goes through a shell on its way to tr."""

# needs: os.fork

import subprocess

NAMES = ["ida", "jon; echo the drawer is open", "o'hara"]


def main() -> None:
    for name in NAMES:
        done = subprocess.run(
            f"echo {name} | tr a-z A-Z",
            shell=True,
            capture_output=True,
            text=True,
            timeout=10,
        )
        print(done.stdout.splitlines())


if __name__ == "__main__":
    main()
