"""A pipe made before the fork is the same pipe in both processes."""

# needs: os.fork

import os


def main() -> None:
    drawer = [50, 20, 20, 10]
    answers, answer = os.pipe()

    pid = os.fork()
    if pid == 0:
        total = sum(drawer)
        os.write(answer, str(total).encode())
        os._exit(0)

    os.close(answer)  # now the child alone can write
    with open(answers) as reader:
        text = reader.read()  # ends when the child has ended
    os.waitpid(pid, 0)
    print(f"child counted: {text}")


if __name__ == "__main__":
    main()
