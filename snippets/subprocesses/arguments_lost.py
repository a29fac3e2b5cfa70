"""With shell=True only the first item of a list is the command."""

# needs: os.fork

import subprocess


def main() -> None:
    for shell in True, False:
        done = subprocess.run(
            ["echo", "3 tea"],
            shell=shell,
            capture_output=True,
            text=True,
            timeout=10,
        )
        print(f"shell={shell}: {done.stdout!r}")


if __name__ == "__main__":
    main()
