// What the reader chose once: Python, system, colors. The page's head has set the attributes of <html>; here they are kept.
{
  const root = document.documentElement, kept = "processes-and-threads"
  let mine = {}
  try { mine = JSON.parse(localStorage.getItem(kept)) || {} } catch {}
  const follow = () => {
    const chosen = mine.python
    for (const tab of document.querySelectorAll(".runs > input"))
      if (chosen ? tab.dataset.python.split(" ").includes(chosen) : tab.matches(":first-of-type")) tab.checked = true
    root.classList.add("ready")
  }
  for (const select of document.querySelectorAll("[data-mine]")) {
    const { mine: name } = select.dataset
    select.value = mine[name] || ""
    select.addEventListener("change", () => {
      if (select.value) root.dataset[name] = mine[name] = select.value
      else { delete mine[name]; delete root.dataset[name] }
      root.dataset.system ||= /^Win/.test(navigator.platform) ? "windows" : "unix"
      try { localStorage.setItem(kept, JSON.stringify(mine)) } catch {}
      follow()
    })
  }
  follow()
  for (const link of document.querySelectorAll("a.report"))
    link.addEventListener("click", () => {
      const told = new URLSearchParams(link.search)
      told.set("version", [mine.python && "Python " + mine.python, mine.system].filter(Boolean).join(", "))
      link.search = told
    })
}
// A copy button for each program, which gives it as it stands here, final newline included, and for each command; beside
// a difference, the button gives the whole program.
if (navigator.clipboard) {
  for (const box of document.querySelectorAll(".highlight:is(.python, .diff), .language-python, .lab .highlight:not(.run), .run > .bar:has(.command)")) {
    const button = document.createElement("button")
    button.type = "button"
    button.className = "copy"
    button.ariaLabel = box.matches(".bar") ? "Copy the command" : "Copy the program"
    button.addEventListener("click", async () => {
      const whole = box.matches(".diff") && box.closest("figure").querySelector("details .whole code")
      const shown = whole || [...box.querySelectorAll("code")].find(code => code.checkVisibility())
      await navigator.clipboard.writeText(shown.textContent)
      button.classList.add("done")
      setTimeout(() => button.classList.remove("done"), 2000)
    })
    box.append(button)
  }
}
// On paper the answers stand behind all exercises.
{
  let moved = []
  addEventListener("beforeprint", () => {
    for (const answer of document.querySelectorAll("li > details.success")) {
      const exercise = answer.parentNode, place = document.createComment("answer"), name = document.createElement("h3")
      const number = [...exercise.parentNode.children].indexOf(exercise) + 1
      name.textContent = `${answer.querySelector("summary").textContent} ${number}`
      name.className = "answer"
      answer.before(place)
      exercise.closest(".chapter, .text").append(name, answer)
      moved.push([place, answer, name])
    }
  })
  addEventListener("afterprint", () => {
    for (const [place, answer, name] of moved) {
      place.replaceWith(answer)
      name.remove()
    }
    moved = []
  })
}
// What is wider than the screen can be scrolled with the keyboard.
{
  const watch = new ResizeObserver(seen => {
    for (const { target } of seen)
      if (target.scrollWidth > target.clientWidth) target.tabIndex = 0
      else target.removeAttribute("tabindex")
  })
  for (const box of document.querySelectorAll(".text pre, .scroll")) watch.observe(box)
}
// The contents of the page stand in the menu: leave it when one is chosen. However low the window is, the page's own name is in view.
{
  const chapters = document.getElementById("chapters")
  chapters?.addEventListener("click", event => {
    if (event.target.closest("a")) chapters.hidePopover?.()
  })
  const parts = chapters?.querySelector(".parts"), current = parts?.querySelector("[aria-current]")
  if (current) new ResizeObserver(() => { parts.scrollTop = current.offsetTop - parts.clientHeight / 2 }).observe(parts)
}
// The search is loaded when the reader turns to it, or comes with a question in the address, as ?q=fork.
{
  const box = document.getElementById("search-box"), given = new URLSearchParams(location.search).get("q")
  let search
  const wake = () => {
    box.closest(".search").classList.add("awake")
    search ||= import("./search.js").then(loaded => loaded.start(box)).catch(() => {
      search = undefined
      box.form.nextElementSibling.firstElementChild.textContent = "The search could not be loaded."
    })
  }
  for (const sign of ["pointerdown", "input"]) box.addEventListener(sign, wake)
  box.form.addEventListener("submit", event => event.preventDefault())
  const turn = () => {
    box.focus()
    wake()
  }
  addEventListener("keydown", event => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.target.closest("input, select, textarea")) return
    event.preventDefault()
    turn()
  })
  if (given) {
    box.value = given
    turn()
  }
}
