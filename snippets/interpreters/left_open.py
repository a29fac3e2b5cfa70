"""Python warns at its end of an interpreter that is still open."""

# needs: python>=3.14

from concurrent import interpreters


def main() -> interpreters.Interpreter:
    ann = interpreters.create()
    ann.exec("print('ann: hello')")
    return ann


if __name__ == "__main__":
    left = main()
