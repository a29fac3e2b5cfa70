"""One queue with tagged items lets a thread wait for two senders."""

import queue
import threading


def send(post: queue.Queue, tag: str, texts: list[str]) -> None:
    for text in texts:
        post.put((tag, text))
    post.put((tag, "end"))


def main() -> None:
    post: queue.Queue = queue.Queue()
    threads = []
    for tag, *texts in ("order", "tea", "salt"), ("price", "tea 3"):
        args = (post, tag, texts)
        threads.append(threading.Thread(target=send, args=args))
        threads[-1].start()
    got: dict[str, list[str]] = {"order": [], "price": []}
    while any(texts[-1:] != ["end"] for texts in got.values()):
        tag, text = post.get(timeout=5)
        got[tag].append(text)
    for thread in threads:
        thread.join(timeout=5)
    print(got)


if __name__ == "__main__":
    main()
