"""Every thread has a name, and enumerate lists those that are alive."""

import threading


def stay(closing: threading.Event) -> None:
    closing.wait(timeout=5)


def main() -> None:
    closing = threading.Event()
    clerks = [
        threading.Thread(target=stay, args=(closing,)),
        threading.Thread(target=stay, args=(closing,)),
        threading.Thread(target=stay, args=(closing,), name="cid"),
    ]
    for clerk in clerks:
        clerk.start()
    for thread in threading.enumerate():
        print("alive:", thread.name)

    closing.set()
    for clerk in clerks:
        clerk.join(timeout=5)
    print("left:", *[thread.name for thread in threading.enumerate()])
    print("this is main:", threading.current_thread().name)


if __name__ == "__main__":
    main()
