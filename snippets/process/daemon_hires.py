"""A daemon process cannot start a multiprocessing.Process."""

import multiprocessing


def help_out() -> None:
    print("helper: here")


def run_shop() -> None:
    helper = multiprocessing.Process(target=help_out)
    helper.start()
    helper.join(timeout=5)


def main() -> None:
    shop = multiprocessing.Process(target=run_shop, daemon=True)
    shop.start()
    shop.join(timeout=5)
    print("shop: exit code", shop.exitcode)


if __name__ == "__main__":
    main()
