"""A pipe made before the forks connects a parent and its grandchild."""

# needs: os.fork

import os


def main() -> None:
    orders, order = os.pipe()  # parent to child
    tasks, task = os.pipe()  # child to grandchild
    answers, answer = os.pipe()  # grandchild to parent

    child = os.fork()
    if child == 0:
        if os.fork() == 0:
            os.write(answer, b"packed: " + os.read(tasks, 100))
            os._exit(0)
        os.write(task, os.read(orders, 100) + b" for ida")
        os.wait()
        os._exit(0)

    os.write(order, b"3 tea")
    print(os.read(answers, 100).decode())
    os.waitpid(child, 0)


if __name__ == "__main__":
    main()
