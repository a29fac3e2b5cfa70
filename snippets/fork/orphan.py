"""A child whose parent has ended is given another parent."""

# needs: os.fork
# runs: picture

import os
import select


def look_for_parent(parent: int, word: int, answer: int) -> None:
    select.select([word], [], [], 5)  # main says when to look
    os.write(answer, str(os.getppid() == parent).encode())


def fork_and_leave(word: int, answer: int) -> None:
    me = os.getpid()
    child = os.fork()
    if child == 0:
        look_for_parent(me, word, answer)
        os._exit(0)


def main() -> None:
    word, give_word = os.pipe()
    answers, answer = os.pipe()
    parent = os.fork()
    if parent == 0:
        fork_and_leave(word, answer)
        os._exit(0)

    os.close(answer)
    os.waitpid(parent, 0)
    os.write(give_word, b"x")  # the parent has gone: look
    with open(answers) as reader:
        print("child still has its parent:", reader.read())


if __name__ == "__main__":
    main()
