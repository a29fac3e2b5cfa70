"""One thread owns the database, and each request brings its own future."""

import queue
import sqlite3
import threading
from concurrent.futures import Future


def serve(requests: queue.Queue) -> None:
    shop = sqlite3.connect(":memory:")
    shop.execute("create table stock as select 'tea' name, 3 count")
    while (request := requests.get(timeout=5)) is not None:
        sql, answer = request
        try:
            answer.set_result(shop.execute(sql).fetchall())
        except Exception as error:  # the asker will get it
            answer.set_exception(error)
    shop.close()


def ask(requests: queue.Queue, sql: str) -> list[tuple]:
    answer: Future[list[tuple]] = Future()
    requests.put((sql, answer))
    return answer.result(timeout=5)


def main() -> None:
    requests: queue.Queue = queue.Queue()
    owner = threading.Thread(target=serve, args=(requests,))
    owner.start()
    print(ask(requests, "select * from stock"))
    try:
        ask(requests, "select * from till")
    except sqlite3.Error as error:
        print(error)
    requests.put(None)
    owner.join(timeout=5)
    print("ended:", not owner.is_alive())


if __name__ == "__main__":
    main()
