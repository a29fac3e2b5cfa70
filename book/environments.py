"""Gives an interpreter the pinned packages that a program needs, in an environment kept in .cache."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys

from book.snippet import ContractError, Interpreter, Snippet, interpreter, packages


def with_packages(python: Interpreter, snippet: Snippet) -> Interpreter:
    """`python`, or an environment of it that has the packages `snippet` needs, made on first use.

    An interpreter without pip is served by ours. Raises ContractError where a package cannot be installed.
    """
    wanted = sorted(set(snippet.contract.needs) & packages(snippet.root) - python.packages)
    others = [need for need in snippet.lacks(python) if need not in wanted]
    if not wanted or others:
        return python
    pins = snippet.root / "requirements.txt"
    key = hashlib.sha256(f"{python.full_version} {wanted} {pins.read_text('utf-8')}".encode()).hexdigest()[:12]
    folder = snippet.root / ".cache" / "environments" / f"{python.label}-{key}"
    command = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    ready = folder / "ready"
    if not ready.exists():
        shutil.rmtree(folder, ignore_errors=True)
        pip = [
            sys.executable,
            "-m",
            "pip",
            "--python",
            str(command),
            "--disable-pip-version-check",
            "install",
            "--quiet",
        ]
        try:
            _run(python.command, "-m", "venv", "--without-pip", str(folder))
            # Hashes forbid unpinned names, so first ask what they bring along, then install just those pins.
            pinned = {
                re.match(r"[\w.-]+", block)[0]: block
                for block in re.split(r"^(?=\w)", pins.read_text("utf-8"), flags=re.M)
                if block.strip()
            }
            asked, exact = folder / "asked.txt", folder / "exact.txt"
            asked.write_text(
                "\n".join(re.sub(r"\s*\\$|^\s+--hash.*$", "", block, flags=re.M).strip() for block in pinned.values()),
                "utf-8",
            )
            answer = json.loads(_run(*pip, "--dry-run", "--report", "-", "--constraint", str(asked), *wanted))
            names = {item["metadata"]["name"].lower().replace("_", "-") for item in answer["install"]}
            exact.write_text("".join(pinned[name] for name in sorted(names)), "utf-8")
            _run(*pip, "--no-deps", "--require-hashes", "--requirement", str(exact))
        except subprocess.CalledProcessError as error:
            reason = (error.stderr.strip().splitlines() or ["no reason given"])[-1]
            raise ContractError(
                f"{snippet}:1: wanted {', '.join(wanted)} for Python {python.label}, came: {reason}"
            ) from None
        ready.touch()
    return interpreter(str(command), snippet.root)


def _run(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
