"""Python 3 refuses these three lines of Python 2."""

LINES = ["print 'start'", "import thread", "import Queue"]


def answer(line: str) -> str:
    try:
        exec(compile(line, "listing", "exec"), {})
    except (SyntaxError, ImportError) as error:
        return f"{type(error).__name__}: {error.msg}"
    return "runs"


def main() -> None:
    for line in LINES:
        print(f">>> {line}")
        print(answer(line))


if __name__ == "__main__":
    main()
