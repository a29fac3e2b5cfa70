"""A child whose parent waits for it keeps that parent."""

# needs: os.fork

import os
import select


def look_for_parent(parent: int, word: int, answer: int) -> None:
    select.select([word], [], [], 5)  # main says when to look
    os.write(answer, str(os.getppid() == parent).encode())


def fork_and_wait(word: int, answer: int) -> None:
    me = os.getpid()
    child = os.fork()
    if child == 0:
        look_for_parent(me, word, answer)
        os._exit(0)
    os.waitpid(child, 0)


def main() -> None:
    word, give_word = os.pipe()
    answers, answer = os.pipe()
    parent = os.fork()
    if parent == 0:
        fork_and_wait(word, answer)
        os._exit(0)

    os.close(answer)
    os.write(give_word, b"x")  # the parent is waiting: look
    with open(answers) as reader:
        print("child still has its parent:", reader.read())
    os.waitpid(parent, 0)


if __name__ == "__main__":
    main()
