"""The end of the with ends the manager, and a worker fails."""

# runs: limit 30 s

import multiprocessing


def work(stock, orders):
    orders.poll(20)
    try:
        stock["tea"] = 3
        orders.send("worker: done")
    except OSError as error:
        orders.send(f"worker: {error!r}\nbefore: {error.__context__!r}")


def main():
    orders, far_end = multiprocessing.Pipe()
    with multiprocessing.Manager() as manager:
        stock = manager.dict(tea=0)
        ann = multiprocessing.Process(target=work, args=(stock, far_end))
        ann.start()
    orders.send("3 tea")
    ann.join(timeout=20)
    print(orders.recv() if orders.poll() else "no answer")


if __name__ == "__main__":
    main()
