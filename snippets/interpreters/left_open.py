"""Python warns at its end of an interpreter that is still open."""

# needs: python>=3.14

from concurrent import interpreters

CLERKS: list[interpreters.Interpreter] = []


def main() -> None:
    CLERKS.append(interpreters.create())
    CLERKS[0].exec("print('ann: hello')")


if __name__ == "__main__":
    main()
