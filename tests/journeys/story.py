"""The acts of the story that `test_partner_reports` tells, each by one person at a desk."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Download, Locator, expect

from tests.journeys.desks import Desk
from tests.journeys.filled_workbooks import (
    FilledWorkbook,
    fill_everything,
    make_mistakes,
    mend_mistakes,
)
from tests.journeys.reporting_sites import PASSWORD

MEADOW = {"en": "Meadow Schools", "es": "Escuelas del Prado"}
REPORT = "reports/ILL-2025-03/Y4-Q1/"
EXPLAINED = {
    "en": "Two schools took part for the first time; checked against the attendance lists.",
    "es": "Dos escuelas participaron por primera vez; verificado con las listas de asistencia.",
}
COMMENT = {
    "en": "Compare with the attendance lists, please.",
    "es": "Compare con las listas de asistencia, por favor.",
}
REASON = {
    "en": "In Stonebrook ten people seem to be counted twice. Please check the lists of July.",
    "es": "En Piedraclara parecen contarse dos veces diez personas. Revise las listas de julio.",
}


def saved(download: Download, folder: Path) -> Path:
    """Keep what was downloaded under the name that the site gave it."""
    path = folder / download.suggested_filename
    download.save_as(path)
    return path


def entry(desk: Desk, key: str) -> Locator:
    """Return the row of one cell on a page of entries."""
    return desk.page.locator("[data-entry]", has=desk.page.locator(f"[name='amount:{key}']"))


def type_number(desk: Desk, key: str, number: str) -> Locator:
    """Type a number into a cell on the page, leave it, and see it saved; give the row."""
    row = entry(desk, key)
    desk.write(row.locator("input[name^='amount:']"), number)
    expect(row.locator(".entry-saved")).to_be_visible()
    return row


def invite(desk: Desk, address: str) -> str:
    """A coordinator invites an officer of Meadow Schools; return the link in the letter."""
    desk.open("work/people/")
    desk.check()
    desk.press(desk.page.locator("a[href*='organisation=meadow']"))
    desk.write("#id_email", address)
    desk.press(desk.page.locator("#role-partner_officer"))
    desk.page.select_option("#id_language", desk.language)
    desk.check()
    desk.press("Send the invitation")
    expect(desk.page.locator(".callout[role=status]")).to_contain_text(address)
    desk.check()
    letters = sorted(desk.site.installation.home.glob("mail/*.log"))
    return re.findall(r"https?://\S+/invitations/\S+", letters[-1].read_text("utf-8"))[-1]


def accept_invitation(desk: Desk, link: str, name: str) -> None:
    """Open the letter's link, choose a password, and be signed in."""
    desk.page.goto(link)
    desk.check()
    desk.write("#id_name", name)
    for where in desk.page.locator("input[type=password]").all():
        desk.write(where, PASSWORD)
    desk.press("Make the account")


def download_workbook(desk: Desk, folder: Path) -> Path:
    """From the one next step to the workbook in one's own language."""
    expect(desk.page.locator(".next-step")).to_have_count(1)
    desk.check("partner-home", 700)
    desk.press(desk.page.locator(".next-step a.button"))
    desk.check()
    with desk.page.expect_download() as arriving:
        desk.press(desk.page.locator(f"a.button[hreflang={desk.language}]"))
    return saved(arriving.value, folder)


def upload(desk: Desk, path: Path) -> None:
    """Choose a file and send it."""
    desk.steps += 1
    here = desk.page.url
    desk.page.set_input_files("#file", path)
    desk.press("Upload and check")
    desk.page.wait_for_url(lambda url: url != here and bool(re.search(r"/upload/[^/]+/$", url)))


def see_problems(desk: Desk, path: Path, folder: Path) -> FilledWorkbook:
    """Upload a workbook with two mistakes: each is told beside its cell, on page and in a copy."""
    filled = fill_everything(path, desk.language)
    total, missing = make_mistakes(filled)
    upload(desk, filled.save())
    told = " ".join(desk.page.locator(".issue-place").all_inner_texts())
    for cell in (total, missing):
        assert re.search(rf"\b{cell.partition('!')[2]}\b", told), (cell, told)
    desk.check("upload-problems", 1700)
    with desk.page.expect_download() as arriving:
        desk.press("Download the marked workbook")
    marked = FilledWorkbook(saved(arriving.value, folder))
    said = dict(marked.comments())
    assert {total, missing} <= set(said)
    return marked


def use_mended(desk: Desk, marked: FilledWorkbook) -> None:
    """Mend the mistakes in the marked copy, upload it and use what it says."""
    mend_mistakes(marked)
    upload(desk, marked.save())
    expect(desk.page.locator(".tallies")).to_be_visible()
    desk.check()
    desk.press("Use these numbers")
    expect(desk.page).to_have_url(re.compile(f"{REPORT}$"))


def explain_warnings(desk: Desk) -> None:
    """Say why each warning is right nevertheless; each is saved when its field is left."""
    desk.open(f"{REPORT}problems/")
    explanations = desk.page.locator(".explanation")
    for place in explanations.all():
        desk.write(place.locator("textarea"), EXPLAINED[desk.language])
        expect(place.locator(".entry-saved")).to_be_visible()
    assert explanations.count()
    desk.check("problems")


def offer(desk: Desk) -> None:
    """Send the report to be certified."""
    desk.open(REPORT)
    desk.check()
    desk.press(desk.page.locator("[aria-labelledby=send] form button"))
    expect(desk.page.locator(".state.to_certify").first).to_be_visible()


def certify(desk: Desk) -> None:
    """The head reads what the report says, ticks the sentence and submits."""
    desk.open("reports/")
    desk.press(desk.page.locator(".next-step a.button"))
    desk.press(desk.page.locator("[aria-labelledby=certify] a.button").first)
    desk.check()
    desk.press(desk.page.locator("#certified"))
    desk.page.locator("#certified").scroll_into_view_if_needed()
    desk.keep("certify")
    desk.press(desk.page.locator(".certify form .button.big"))
    expect(desk.page.locator(".state.submitted").first).to_be_visible()


def return_with_reason(desk: Desk) -> None:
    """The reviewer comments on a value and returns the report, saying why."""
    desk.open("work/review/")
    desk.check("review-queue")
    desk.press(desk.page.locator("a[href*='/reports/']", has_text=MEADOW[desk.language]).first)
    desk.check("review-report", 1200)
    row = desk.page.locator("tr", has=desk.page.locator("a.comment-link")).nth(12)
    desk.press(row.locator("a.comment-link"))
    desk.write(desk.page.locator(".comment-form textarea"), COMMENT[desk.language])
    desk.press("Send the comment")
    expect(desk.page.locator(".comment")).to_contain_text(COMMENT[desk.language])
    desk.press(desk.page.locator("summary", has_text=desk.say("Return with a reason")))
    desk.write("#reason", REASON[desk.language])
    desk.check("review-return")
    desk.press("Return to the partner")
    expect(desk.page.locator(".state.returned").first).to_be_visible()
    desk.check()


def mend_on_the_web(desk: Desk) -> None:
    """The officer reads the reason and mends two numbers; what follows from them is told."""
    desk.open("reports/")
    expect(desk.page.locator(".reason").first).to_contain_text(REASON[desk.language])
    desk.check("partner-returned", 820)
    desk.press(desk.page.locator(".next-step a.button"))
    remarks = desk.page.locator("[aria-labelledby=remarks]")
    expect(remarks).to_contain_text(COMMENT[desk.language])
    desk.press(desk.page.locator("[aria-labelledby=begin] button"))
    desk.press(remarks.locator("a").first)
    expect(desk.page.locator(".masthead-compact")).to_be_visible()
    expect(desk.page.locator(".cells .comment")).to_contain_text(COMMENT[desk.language])
    total = type_number(desk, "3.1|amount|N3|", "84")
    expect(total.locator(".cell-issue.error").first).to_be_visible()
    desk.check("web-entry")
    type_number(desk, "3.1|amount|N3|sex=male", "34")
    expect(total.locator(".cell-issue.error")).to_have_count(0)


def accept_second_version(desk: Desk) -> None:
    """The reviewer sees side by side what changed, and accepts."""
    desk.open("work/review/")
    desk.press(desk.page.locator("a[href*='/reports/']", has_text=MEADOW[desk.language]).first)
    desk.press("Compare versions")
    changed = desk.page.locator(".differences tbody tr")
    expect(changed).to_have_count(2)
    desk.check("compare")
    desk.page.go_back()
    desk.press("Accept")
    expect(desk.page.locator(".state.accepted").first).to_be_visible()
    desk.open("work/completeness/illustrative/")
    desk.check("completeness", 1150)


def take_snapshot(desk: Desk) -> None:
    """Freeze the facts on the machine, and find the snapshot on the coordinator's page."""
    told = desk.site.run("snapshot", "illustrative", "--by", "coordinator@example.org")
    assert re.search(r"[1-9]\d* of them from accepted reports", told)
    desk.open("work/snapshots/illustrative/")
    desk.check()
    expect(desk.page.locator("main")).to_contain_text(told.split()[-1].rstrip("."))


def read_events(desk: Desk) -> None:
    """The auditor finds what was done, without figures, and verifies the chain."""
    desk.open("work/events/?action=partner_reports.report_accepted")
    expect(desk.page.locator(".events-table tbody tr").first).to_contain_text("reviewer@")
    desk.check()
    desk.press("Verify the chain")
    expect(desk.page.locator(".chain.whole")).to_be_visible()
    desk.check()
    head = desk.page.locator(".chain .hash").inner_text()
    assert "whole" in desk.site.run("audit", "verify", "--noted", head)


def lose_second_factor(desk: Desk) -> None:
    """Whoever runs the machine removes a lost factor; the person is asked for a new one."""
    desk.site.run("people", "reset-second-factor", "reviewer@example.org")
    desk.open("work/review/")
    expect(desk.page).to_have_url(re.compile("/account/second-factor/$"))
