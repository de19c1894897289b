from __future__ import annotations

import os
import signal
import socket
import time
import urllib.error
import urllib.request

import pytest

from amparo.framework.language import Language
from amparo.site.command_line import main
from amparo.site.translation import speak
from tests.installation import Installation

PATIENCE = 60.0


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def _answer(port: int) -> int:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/en/") as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return error.code
        except urllib.error.URLError:
            time.sleep(0.1)
    raise TimeoutError


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_site_is_served_until_it_is_ended(installation: Installation, ending: int) -> None:
    port = _free_port()
    process = installation.start("serve", "--port", str(port))
    try:
        status = _answer(port)
    finally:
        os.killpg(process.pid, ending)
        out, err = process.communicate(timeout=PATIENCE)
    assert status == 200
    assert f"http://127.0.0.1:{port}/" in out
    assert out.splitlines()[-1] == "The site has ended."
    assert (process.returncode, err) == (0, "")


@pytest.mark.parametrize("words", [("serve",), ("demo",)])
def test_a_port_in_use_is_one_sentence_before_any_work(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    speak(Language.EN)
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(SystemExit) as ended:
            main([*words, "--port", str(port), "--language", "en"])
    assert ended.value.code == 1
    assert capsys.readouterr().err == (
        f"Port {port} is in use by another program. Choose one with --port.\n"
    )
