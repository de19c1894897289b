"""Filling a report in on the pages: on a poor line, in two tabs, without script, by keyboard."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.journeys.desks import Desk, a_desk
from tests.journeys.filled_workbooks import GROUPS, PEOPLE, PROGRESS, SPENT, WORDS
from tests.journeys.reporting_sites import PASSWORD, ReportingSite, a_reporting_site
from tests.journeys.story import entry, type_number

pytestmark = pytest.mark.browser

LANTERN = "reports/ILL-2025-01/Y4-Q1/"
BRIDGE = "reports/ILL-2025-02/Y4-Q1/"
MEADOW = "reports/ILL-2025-03/Y4-Q1/"
CELL = "3.1|amount|S1|"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ReportingSite]:
    """The demonstration, served for the tests of this module."""
    with a_reporting_site(tmp_path_factory.mktemp("reporting")) as made:
        yield made


def _at(desk: Desk, address: str, who: str) -> Desk:
    desk.sign_in(f"{who}@example.org")
    desk.open(address)
    return desk


def _amount(row: Locator) -> Locator:
    return row.locator("input[name^='amount:']")


def _second_tab(desk: Desk) -> Desk:
    other = Desk(desk.context, desk.context.new_page(), desk.site, desk.language)
    other.page.goto(desk.page.url)
    return other


@pytest.mark.parametrize(("choice", "kept"), [("theirs", "61"), ("mine", "63")])
def test_second_tab_is_told_what_stands_there_and_chooses(
    browser: Browser, site: ReportingSite, choice: str, kept: str
) -> None:
    first = _at(a_desk(browser, site, "es"), f"{LANTERN}indicators/3.1/", "lantern-officer")
    second = _second_tab(first)
    type_number(first, CELL, "61")
    row = entry(second, CELL)
    second.write(_amount(row), "63")
    expect(row.locator(".conflict")).to_contain_text("61")
    expect(_amount(row)).to_have_value("63")
    second.check()
    first.page.reload()
    expect(_amount(entry(first, CELL))).to_have_value("61")
    second.press(row.locator(f"button[name={choice}]"))
    expect(row.locator(".conflict")).to_have_count(0)
    expect(_amount(row)).to_have_value(kept)
    first.page.reload()
    expect(_amount(entry(first, CELL))).to_have_value(kept)
    type_number(first, CELL, "60")


def test_lost_line_keeps_what_was_typed_says_so_and_sends_it_again(
    browser: Browser, site: ReportingSite
) -> None:
    desk = _at(a_desk(browser, site, "es"), f"{LANTERN}indicators/3.1/", "lantern-officer")
    row = entry(desk, "3.1|amount|S2|")
    desk.context.set_offline(True)
    desk.write(_amount(row), "47")
    expect(desk.page.locator("[data-lost]")).to_be_visible()
    expect(row).to_contain_text(desk.say("Not saved yet"))
    expect(_amount(row)).to_have_value("47")
    desk.complaints.clear()  # the browser's own, about the lost line
    desk.context.set_offline(False)
    expect(row.locator(".entry-saved")).to_be_visible()
    expect(desk.page.locator("[data-lost]")).to_be_hidden()
    desk.page.reload()
    expect(_amount(entry(desk, "3.1|amount|S2|"))).to_have_value("47")
    assert desk.complaints == []


def _save_page(desk: Desk) -> None:
    desk.press(desk.page.locator(".save-bar button").first)
    expect(desk.page.locator(".messages .callout")).to_be_visible()


def _fill_without_script(desk: Desk) -> None:
    """Fill in the report of Meadow Schools page by page, each saved by its button."""
    desk.open(f"{MEADOW}indicators/3.1/")
    for place, numbers in PEOPLE.items():
        for group, number in zip(GROUPS, numbers, strict=True):
            row = entry(desk, f"3.1|amount|{place}|{group}")
            if number == "":
                row.locator("select").select_option("not_applicable")
                desk.write(row.locator("input[name^='note:']"), WORDS[desk.language][2])
            else:
                desk.write(_amount(row), str(number))
    _save_page(desk)
    desk.open(f"{MEADOW}activities/")
    for choice in desk.page.locator("select[name^='state:']").all():
        choice.select_option("under_way")
    _save_page(desk)
    desk.open(f"{MEADOW}money/")
    for code, amount in SPENT.items():
        desk.write(desk.page.locator(f"[name='amount:budget.{code}']"), str(amount))
    _save_page(desk)
    desk.open(f"{MEADOW}narrative/")
    desk.write("[name='text:narrative.progress']", PROGRESS[desk.language])
    _save_page(desk)


def test_report_is_filled_in_explained_and_certified_without_script(
    browser: Browser, site: ReportingSite
) -> None:
    desk = a_desk(browser, site, "es", script=False)
    desk.sign_in("meadow-officer@example.org")
    desk.press(desk.page.locator(".next-step a.button"))
    desk.press(desk.page.locator("[aria-labelledby=begin] button"))
    _fill_without_script(desk)
    desk.open(f"{MEADOW}problems/")
    for place in desk.page.locator(".explanation textarea").all():
        desk.write(place, "Dos escuelas más que antes, verificado con las listas.")
    _save_page(desk)
    desk.open(MEADOW)
    desk.press(desk.page.locator("[aria-labelledby=send] form button"))
    head = _at(a_desk(browser, site, "es", script=False), f"{MEADOW}certify/", "meadow-head")
    head.press(head.page.locator("#certified"))
    head.press(head.page.locator(".certify form .button.big"))
    expect(head.page.locator(".state.submitted").first).to_be_visible()


def _walk(desk: Desk, selector: str, most: int = 120) -> None:
    """Press the tabulator until the focus is on what `selector` names; it must be seen there."""
    for _ in range(most):
        desk.page.keyboard.press("Tab")
        if desk.page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            outline = "getComputedStyle(document.activeElement).outlineStyle"
            assert desk.page.evaluate(outline) != "none", selector
            return
    raise AssertionError(f"no way to {selector} by keyboard on {desk.page.url}")


def _enter(desk: Desk, selector: str) -> None:
    """Press the enter key on what `selector` names, which leads to another page."""
    _walk(desk, selector)
    with desk.page.expect_navigation():
        desk.page.keyboard.press("Enter")


def _sign_in_by_keyboard(desk: Desk, address: str, password: str) -> None:
    desk.open("account/sign-in/")
    _walk(desk, "#id_login")
    desk.page.keyboard.type(address)
    _walk(desk, "#id_password")
    desk.page.keyboard.type(password)
    desk.page.keyboard.press("Enter")
    expect(desk.page).to_have_url(re.compile("/reports/$"))


def test_returned_report_is_mended_and_sent_by_keyboard_alone(
    browser: Browser, site: ReportingSite
) -> None:
    desk = a_desk(browser, site, "en")
    _sign_in_by_keyboard(desk, "bridge-officer@example.org", PASSWORD)
    _enter(desk, ".next-step a.button")
    _enter(desk, "[aria-labelledby=begin] button")
    _enter(desk, ".section-list a[href$='/indicators/3.1/']")
    _walk(desk, "[name^='note:3.1|amount|R1|']")
    desk.page.keyboard.type("Checked against the lists of the police posts.")
    desk.page.keyboard.press("Tab")
    expect(entry(desk, "3.1|amount|R1|").locator(".entry-saved")).to_be_visible()
    _enter(desk, ".trail a[href$='/Y4-Q1/']")
    _enter(desk, "[aria-labelledby=send] button")
    expect(desk.page.locator(".state.to_certify").first).to_be_visible()
    assert desk.complaints == []
