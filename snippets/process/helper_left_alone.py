"""terminate ends one process, and none of those that it has started."""

# needs: os.fork

import multiprocessing
from multiprocessing.connection import Connection

SPAWN = multiprocessing.get_context("spawn")


def help_out(desk: Connection) -> None:
    desk.send("helper: at work")
    shop = multiprocessing.parent_process()
    shop.join(timeout=5)
    desk.send(f"helper: still here, the shop alive: {shop.is_alive()}")


def run_shop(desk: Connection) -> None:
    helper = SPAWN.Process(target=help_out, args=(desk,))
    helper.start()
    helper.join(timeout=5)


def main() -> None:
    here, there = multiprocessing.Pipe()
    shop = SPAWN.Process(target=run_shop, args=(there,))
    shop.start()
    there.close()  # now the pipe ends with the last of the two
    print(here.recv())
    shop.terminate()
    shop.join(timeout=5)
    print("shop: exit code", shop.exitcode)
    try:
        while True:
            print(here.recv())
    except EOFError:
        print("main: nobody is left")


if __name__ == "__main__":
    main()
