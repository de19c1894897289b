from __future__ import annotations

import os
import signal
import socket

import pytest

from amparo.framework.language import Language
from amparo.site.command_line import main
from amparo.site.translation import speak
from tests.installation import PATIENCE, Installation, a_free_port, wait_for


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_site_is_served_until_it_is_ended(installation: Installation, ending: int) -> None:
    port = a_free_port()
    process = installation.start("serve", "--port", str(port))
    try:
        status = wait_for(f"http://127.0.0.1:{port}/en/")
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
