"""A dict that grows while a loop goes over it ends the loop."""

import threading


def main() -> None:
    orders = {"ann": 3, "cid": 1}
    bob = threading.Thread(target=orders.update, args=({"bob": 2},))
    try:
        for name in orders:
            print(name, orders[name])
            bob.start()  # now, of all times
            bob.join(timeout=5)
    except RuntimeError as error:
        print(repr(error))
    print(orders)


if __name__ == "__main__":
    main()
