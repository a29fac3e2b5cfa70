"""In a line for the shell, a customer's name can be a command."""

# needs: os.fork

import subprocess

NAMES = ["ida", "jon; echo the drawer is open"]


def main() -> None:
    for name in NAMES:
        line = f"echo parcel for {name}"
        done = subprocess.run(
            line, shell=True, capture_output=True, text=True, timeout=10
        )
        print(done.stdout.splitlines())


if __name__ == "__main__":
    main()
