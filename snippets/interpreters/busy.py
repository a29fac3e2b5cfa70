"""An interpreter that runs one call refuses another one."""

# needs: python>=3.14

from concurrent import interpreters


def wait(opening: interpreters.Queue) -> None:
    opening.put("ann waits")
    while opening.qsize():
        pass


def main() -> None:
    opening = interpreters.create_queue()
    ann = interpreters.create()
    thread = ann.call_in_thread(wait, opening)
    while not opening.qsize():
        thread.join(timeout=0.01)
    for way in lambda: ann.call(abs, -1), ann.close:
        try:
            way()
        except interpreters.InterpreterError as error:
            print("InterpreterError:", error)
    print("main:", opening.get(timeout=5))
    thread.join(timeout=5)
    print("call:", ann.call(abs, -1))
    ann.close()
    try:
        ann.call(abs, -1)
    except interpreters.InterpreterNotFoundError as error:
        print("InterpreterNotFoundError:", error)


if __name__ == "__main__":
    main()
