"""From the land down to a Kreis by a click on a chart, up again by the trail, and back by the browser's button."""

import re

from playwright.sync_api import Page, expect


def test_down_by_a_bar_up_by_the_trail_and_back(page: Page, dashboard: str) -> None:
    page.goto(f"{dashboard}/kosten?nach=nach+Kreis")
    page.locator(".scatterlayer .trace .point").first.click(force=True)
    offer = page.get_by_role("dialog").get_by_role("button", name=re.compile("Nur diesen Kreis zeigen"))
    district = offer.inner_text().partition(": ")[2].strip()
    offer.click()
    trail = page.locator(".st-key-trail")
    expect(trail).to_contain_text(re.compile(f"Baden-Württemberg.*Regierungsbezirk.*{re.escape(district)}", re.DOTALL))
    expect(page).to_have_url(re.compile("kreis="))
    expect(page.get_by_role("dialog")).to_have_count(0)
    here = page.url

    trail.get_by_role("button", name=re.compile("Regierungsbezirk")).click()
    expect(trail).not_to_contain_text(district)
    expect(page).not_to_have_url(re.compile("kreis="))
    expect(page).to_have_url(re.compile("rb="))
    page.go_back()
    expect(trail).to_contain_text(district)
    while page.url != here:  # rb and kreis changed, and the browser counts each
        page.go_back()
        expect(trail).to_contain_text(district)
        page.wait_for_timeout(200)
    page.go_back()
    expect(page).not_to_have_url(re.compile("kreis="))
    expect(trail.get_by_role("button")).to_have_count(0)
    expect(page.get_by_text("68 von 68").first).to_be_visible()


def test_a_steckbrief_leads_up_to_its_kommune(page: Page, dashboard: str) -> None:
    page.goto(f"{dashboard}/steckbrief?rb=Karlsruhe")
    trail = page.locator(".st-key-trail")
    step = trail.get_by_role("button").last
    town = step.inner_text()
    step.click()
    expect(page.get_by_role("heading", name="Überblick")).to_be_visible()
    expect(trail).to_contain_text(re.compile(f"Regierungsbezirk.*kreis.*{re.escape(town)}", re.DOTALL))
    expect(page).to_have_url(re.compile("kommune="))
    link = page.url
    page.goto("about:blank")
    page.goto(link)
    expect(trail).to_contain_text(town)
    expect(page.get_by_text(f"Kommune {town}").first).to_be_visible()
