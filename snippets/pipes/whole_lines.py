"""Lines of up to PIPE_BUF bytes, each in one write, do not mix."""

# needs: os.fork

import os
import select

CLERKS, LINES = 4, 50


def write_lines(out: int, letter: str, size: int) -> None:
    line = letter * (size - 1) + "\n"
    for _ in range(LINES):
        os.write(out, line.encode())


def mixed(size: int) -> int:
    lines, out = os.pipe()
    for letter in "abcd"[:CLERKS]:
        if os.fork() == 0:
            write_lines(out, letter, size)
            os._exit(0)
    os.close(out)
    with open(lines) as reader:
        found = reader.read().split()
    for _ in range(CLERKS):
        os.wait()
    return sum(len(set(line)) > 1 for line in found)


def main() -> None:
    limit = select.PIPE_BUF
    print("mixed lines of PIPE_BUF bytes:", mixed(limit))
    print("any of 16 times as many:", mixed(16 * limit) > 0)


if __name__ == "__main__":
    main()
