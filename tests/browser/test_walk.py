"""The walk of a newcomer through the app, with and without JavaScript."""

import pytest

from rashomon.examples import example_path

pytestmark = [pytest.mark.browser, pytest.mark.model]


def largest_story(page, root):
    page.goto(f"{root}/stories")
    page.locator(".headline a").first.click()
    return page.url


def origins_of(page):
    return int(page.locator(".counts .origins dd").inner_text())


def test_an_empty_workspace_is_filled_by_hand(page, empty_server):
    page.goto(f"{empty_server.root}/stories")
    assert "This workspace is empty" in page.locator("main").inner_text()

    page.get_by_role("link", name="Add a text, a page or a file").click()
    page.locator("#file").set_input_files(str(example_path() / "outlets.jsonl"))
    page.get_by_role("button", name="Add the file").click()

    page.goto(f"{empty_server.root}/stories")
    assert page.locator(".headline a").count() >= 1


def test_the_slider_back_in_time_changes_the_ledger(page, example_server):
    largest_story(page, example_server.root)
    now = page.locator("#ledger, #known, .ledger").first.inner_text()

    page.locator("#at").select_option(index=3)
    if page.url.find("at=") < 0:
        page.get_by_role("button", name="Show", exact=True).click()
    page.wait_for_url("**at=*")

    assert page.locator(".ledger").first.inner_text() != now


def test_a_recount_without_a_source_changes_the_origins(page, example_server):
    largest_story(page, example_server.root)
    everybody = origins_of(page)

    page.locator("summary", has_text="Recount without").click()
    page.locator('input[name="without"]').first.check()
    page.get_by_role("button", name="Show", exact=True).click()
    page.wait_for_url("**without=*")

    assert "Counted without" in page.locator("main").inner_text()
    assert origins_of(page) < everybody


def test_a_policy_is_switched(page, example_server):
    largest_story(page, example_server.root)

    page.locator("#policy").select_option("acled")
    page.get_by_role("button", name="Show", exact=True).click()
    page.wait_for_url("**policy=acled*")

    assert page.locator("#policy").input_value() == "acled"


def test_two_articles_are_read_side_by_side(page, example_server):
    page.goto(f"{example_server.root}/beside?left=norda-1&right=vesper-1")

    assert page.locator(".pair .cp").count() > 4
    assert page.locator(".lost").count() >= 1
    page.locator("#claims a").first.click()
    assert "/claims/" in page.url


def test_a_claim_is_reviewed_and_the_review_undone(page, example_server):
    page.goto(f"{example_server.root}/article?id=norda-1")
    page.locator("article mark a").first.click()
    page.locator("#action").select_option("reject")
    page.locator("#note").fill("the list says otherwise")
    page.get_by_role("button", name="Put on record").click()
    assert "the list says otherwise" in page.locator("#reviews").inner_text()

    page.get_by_role("button", name="Undo").last.click()

    assert "undone" in page.locator("#reviews").inner_text()


def test_a_word_is_searched_and_found(page, example_server):
    page.goto(f"{example_server.root}/search")

    page.locator("#q").fill("hospital")
    page.get_by_role("button", name="Search").click()
    page.wait_for_url("**q=hospital*")

    assert page.locator(".hits li").count() >= 2
    page.locator(".hits h3 a").first.click()
    page.wait_for_url("**/article?id=*")


def test_the_changes_can_be_followed(page, example_server):
    answer = page.request.get(f"{example_server.root}/changes.atom")

    assert answer.ok
    assert "<entry>" in answer.text()


def test_keys_move_from_stop_to_stop(browser, example_server):
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{example_server.root}/stories")

    page.keyboard.press("j")

    assert page.evaluate("document.activeElement.closest('.headline') !== null")
    context.close()
