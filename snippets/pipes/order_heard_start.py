"""Start of exercise 1: the order stays in the buffer of its writer."""

# needs: os.fork

import os
import select


def main() -> None:
    orders, order = os.pipe()
    answers, answer = os.pipe()
    pid = os.fork()
    if pid == 0:
        select.select([orders], [], [], 1)
        os.write(answer, b"packed " + os.read(orders, 100))
        os._exit(0)

    writer = open(order, "w")
    writer.write("3 tea\n")
    heard, _, _ = select.select([answers], [], [], 0.5)  # or forever
    if heard:
        print(os.read(answers, 100).decode().strip())
    else:
        print("no answer")
    writer.close()
    os.waitpid(pid, 0)


if __name__ == "__main__":
    main()
