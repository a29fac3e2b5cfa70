"""In a list, an item with a semicolon in it is still one argument."""

# needs: os.fork

import subprocess

NAMES = ["ida", "jon; echo the drawer is open"]


def main() -> None:
    for name in NAMES:
        line = ["echo", f"parcel for {name}"]
        done = subprocess.run(
            line, capture_output=True, text=True, timeout=10
        )
        print(done.stdout.splitlines())


if __name__ == "__main__":
    main()
