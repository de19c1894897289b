"""What the guides for integrators tell a reader to type works, command by command."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
import time_machine

from amparo.partner_reports.states import ReportState
from amparo.people.roles import Role
from amparo.site.wsgi import application
from tests.builders_reports import NOW, a_report, again
from tests.web.api.programs import ROOT, a_program

pytestmark = pytest.mark.django_db
GUIDES = Path(__file__).resolve().parents[3] / "docs" / "how-to"


class Silent(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def server(kept_open: None) -> Iterator[WSGIServer]:
    """Serves from the test's own thread, inside its transaction."""
    with make_server("127.0.0.1", 0, application, handler_class=Silent) as made:
        made.timeout = 0.05
        yield made


def _commands(guide: Path, report: int) -> str:
    text = "\n".join(re.findall(r"```sh\n(.+?)```", guide.read_text(encoding="utf-8"), re.DOTALL))
    own = re.sub(r"^export .*$", "", text, flags=re.MULTILINE)
    return "set -e\n" + re.sub(r"/reports/12\b", f"/reports/{report}", own)


@pytest.mark.skipif(not shutil.which("curl"), reason="No curl here.")
@pytest.mark.parametrize("name", ["integrators.md", "integrators.es.md"])
def test_commands_of_the_guide_work(name: str, server: WSGIServer, tmp_path: Path) -> None:
    report = a_report()
    address = f"http://127.0.0.1:{server.server_port}{ROOT}"
    words = a_program(Role.PARTNER_OFFICER).words
    variables = {"PATH": os.environ["PATH"], "AMPARO": address, "AMPARO_TOKEN": words}
    with (
        time_machine.travel(NOW, tick=True),
        (tmp_path / "said").open("w+") as said,
        subprocess.Popen(
            ["bash", "-c", _commands(GUIDES / name, report.pk)],
            cwd=tmp_path,
            env=variables,
            stdout=said,
            stderr=subprocess.STDOUT,
        ) as reader,
    ):
        while reader.poll() is None:
            server.handle_request()
        said.seek(0)
        assert reader.returncode == 0, said.read()
    assert again(report).report_state is ReportState.DRAFT
    assert (tmp_path / "report.xlsx").read_bytes().startswith(b"PK")
