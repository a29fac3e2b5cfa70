"""Two children draw the same numbers from a Random of the parent."""

# needs: os.fork

import os
import random
import secrets


def main() -> None:
    own = random.Random()
    answers, answer = os.pipe()
    for _ in range(2):
        pid = os.fork()
        if pid == 0:
            drawn = own.random(), random.random(), secrets.token_hex(8)
            os.write(answer, f"{' '.join(map(str, drawn))}\n".encode())
            os._exit(0)
        os.waitpid(pid, 0)

    os.close(answer)
    with open(answers) as reader:
        ann, bob = (line.split() for line in reader)
    print("own Random, same number:", ann[0] == bob[0])
    print("random.random, same number:", ann[1] == bob[1])
    print("secrets, same token:", ann[2] == bob[2])


if __name__ == "__main__":
    main()
