"""Start of exercise 1: the text goes to the screen, past the parent."""

# needs: os.fork

import os


def output_of(*argv: str) -> str:
    answers, answer = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            os.execvp(argv[0], argv)
        finally:
            os._exit(127)

    os.close(answer)
    with open(answers) as reader:
        text = reader.read()
    os.waitpid(pid, 0)
    return text


def main() -> None:
    text = output_of("echo", "tea for ida")
    print("the program said:", text.strip())


if __name__ == "__main__":
    main()
