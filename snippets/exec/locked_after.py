"""subprocess.run starts the program in a child, and comes back."""

# needs: os.fork

import subprocess


def main() -> None:
    print("drawer open", flush=True)
    try:
        subprocess.run(["echo", "100 in the drawer"], check=True)
    finally:
        print("drawer locked")


if __name__ == "__main__":
    main()
