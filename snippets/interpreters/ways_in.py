"""An interpreter runs code by exec, by call, and by call_in_thread."""

# needs: python>=3.14

from concurrent import interpreters


def double(price: int) -> int:
    return 2 * price


def wait(opening: interpreters.Queue) -> None:
    opening.get(timeout=5)


def main() -> None:
    ann = interpreters.create()
    print(ann, "of", interpreters.list_all(), ann.whence)
    print("here runs:", interpreters.get_current())

    ann.prepare_main(price=21)
    ann.exec("import __main__; print('exec:', price, __name__)")
    print("call:", ann.call(double, 21))

    opening = interpreters.create_queue()
    thread = ann.call_in_thread(wait, opening)
    while not ann.is_running():
        thread.join(timeout=0.01)
    print("running:", ann.is_running())
    opening.put("open")
    thread.join(timeout=5)
    print("running:", ann.is_running())

    ann.close()
    print(interpreters.list_all())


if __name__ == "__main__":
    main()
