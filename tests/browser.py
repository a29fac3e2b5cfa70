"""Presses every copy button of a built site in Chromium: the clipboard must hold the program's file exactly.

    make browser       (or: python tests/browser.py SITE CHROMIUM)

Not a part of `make test`: it needs Chromium, and requirements-dev.txt.
"""

import functools
import http.server
import pathlib
import sys
import threading

from playwright.sync_api import sync_playwright

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
]


def serve(site: pathlib.Path) -> http.server.ThreadingHTTPServer:
    """Serve `site` on a free port of 127.0.0.1, silently, until shut down."""
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=site)
    handler.func.log_message = lambda *_: None
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def wrong_copies(page, address: str, snippets: pathlib.Path) -> tuple[int, list[str]]:
    """How many programs one page copies, and what is wrong with it."""
    wrong: list[str] = []
    page.on("console", lambda message: message.type == "error" and wrong.append(f"{address}: console: {message.text}"))
    page.on("pageerror", lambda error: wrong.append(f"{address}: script: {error}"))
    page.goto(address)
    page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
    programs = page.locator(".whole")
    for number in range(programs.count()):
        program = programs.nth(number)
        name = program.locator(".filename").inner_text()
        program.scroll_into_view_if_needed()
        program.hover()
        program.locator("button").first.click()
        page.wait_for_timeout(20)
        if page.evaluate("navigator.clipboard.readText()") != (snippets / name).read_text("utf-8"):
            wrong.append(f"{address}: the copy button does not give {name}")
    if not page.evaluate("document.documentElement.scrollWidth <= innerWidth"):
        wrong.append(f"{address}: wider than the screen")
    return programs.count(), wrong


def main(site: str, chromium: str) -> int:
    root = pathlib.Path(site).resolve()
    server = serve(root)
    copied, wrong = 0, []
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=FLAGS)
        for width in (360, 1280):
            context = browser.new_context(
                viewport={"width": width, "height": 800}, permissions=["clipboard-read", "clipboard-write"]
            )
            for path in sorted(root.rglob("*.html")):
                if path.name == "404.html":
                    continue
                page = context.new_page()
                address = f"http://127.0.0.1:{server.server_port}/{path.parent.relative_to(root).as_posix()}/".replace(
                    "/./", "/"
                )
                count, faults = wrong_copies(page, address, root)
                copied, wrong = copied + count, wrong + faults
                page.close()
        browser.close()
    server.shutdown()
    print("\n".join([*wrong, f"{copied} programs copied, {len(wrong)} wrong"]))
    return 1 if wrong or not copied else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
