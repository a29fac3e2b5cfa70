"""Pictures, as a reader sees them: words of 13 px at every width, none on another, beside the text where there is room."""

import pytest
from built import shown_pictures
from visit import NARROW, WIDE

# What is wrong with the pictures of a page; `wide`: whether they stand beside the text.
FAULTS = """wide => {
  const wrong = [], box = one => one.getBoundingClientRect()
  for (const picture of document.querySelectorAll("svg.pic")) {
    const say = told => wrong.push(`${picture.querySelector("title").textContent}: ${told}`)
    const texts = [...picture.querySelectorAll("text")]
    for (const text of texts) {
      const size = getComputedStyle(text).fontSize
      const scale = text.getScreenCTM().a
      if (size !== "13px" || Math.abs(scale - 1) > 0.01) say(`${text.textContent} has ${size}, scaled by ${scale}`)
    }
    texts.forEach((one, n) => texts.slice(n + 1).forEach(other => {
      const [a, b] = [box(one), box(other)]
      if (a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 3 && b.top < a.bottom - 3)
        say(`${one.textContent} touches ${other.textContent}`)
    }))
    const [frame, whole] = [box(picture.closest("figure, dl")), box(document.documentElement)]
    for (const part of picture.querySelectorAll("text, rect"))
      if (box(part).right > frame.right + 2 || box(part).left < frame.left - 2) say(`${part.textContent || part.className.baseVal} leaves the figure`)
    if (frame.right > whole.right || frame.left < whole.left) say("is wider than the screen")
  }
  if (wide)
    for (const figure of document.querySelectorAll(".text > figure.picture")) {
      let next = figure.nextElementSibling
      while (next && next.matches("figure.picture")) next = next.nextElementSibling
      if (!next.matches("p")) continue
      if (box(next).right > box(figure).left || box(next).top > box(figure).top + 60) wrong.push(`${figure.id} is not beside the text`)
    }
  return wrong
}"""
BREAKS = {
    "a smaller text": ("document.querySelector('.pic text').style.fontSize = '11px'", "has 11px"),
    "a scaled picture": ("document.querySelector('.pic').style.transform = 'scale(0.9)'", "scaled by 0.89"),
    "a label on another": (
        "{const [a, b] = document.querySelectorAll('.pic text'); b.setAttribute('x', a.getAttribute('x')); b.setAttribute('y', a.getAttribute('y')); b.setAttribute('class', a.getAttribute('class'))}",
        "touches",
    ),
    "a house that is too wide": ("document.querySelector('.pic .wall').style.width = '150%'", "leaves the figure"),
    "a number beyond its chart": ("document.querySelector('.pic.bars .beyond').style.transform = 'translateX(900px)'", "leaves the figure"),
    "a figure that is too wide": ("document.querySelector('figure.picture').style.cssText = 'width: 2000px; max-width: none'", "is wider than the screen"),
    "a figure above the text": ("document.querySelector('figure.picture').style.float = 'none'", "is not beside the text"),
}  # fmt: skip


@pytest.mark.parametrize("viewport", [NARROW, WIDE], ids=["phone", "wide"])
def test_pictures(look, chapter, viewport):
    if not shown_pictures(chapter):
        pytest.skip("it has no picture")
    page = look(chapter, viewport=viewport)
    assert page.locator("figure:is(.picture, .chart) svg").count() >= 1
    assert page.evaluate(FAULTS, viewport == WIDE) == []


@pytest.mark.parametrize("what", BREAKS)
def test_each_break_of_a_picture_is_seen(opened, what):
    change, told = BREAKS[what]
    with opened("pool/", viewport=WIDE) as page:
        page.evaluate(f"() => {{ {change} }}")
        found = page.evaluate(FAULTS, True)
        assert any(told in fault for fault in found), found
