// Steppers: the reader chooses which thread makes the next step. The states, and all words, come with each as JSON.
for (const box of document.querySelectorAll(".stepper")) {
  const {threads, outcomes, example, steps, shared, states, words} = JSON.parse(box.querySelector("script").textContent)
  const all = (selector, within = box) => [...within.querySelectorAll(selector)]
  const [said, list, outcome] = [".said", "ol", ".outcome"].map(selector => box.querySelector(selector))
  const start = said.textContent, wrong = outcome.textContent, item = list.firstElementChild, end = threads.length + 1
  let path = [], made = 0 // the thread of each step, and how many of them are made
  const fill = (text, ...values) => text.replace(/\{(\d)\}/g, (_, n) => values[n])
  const can = way => Array.isArray(way) && way.length === 2
  const why = way => !way.trim ? fill(way[2] < 0 ? words.waits : words.holds, way[1], threads[way[2]]) : way ? fill(words.raised, way) : words.ended
  const ended = state => {
    const [text, count, bad] = outcomes[state[end]] || []
    return text ? fill(bad ? words.wrong : words.right, text, count, outcomes.reduce((sum, one) => sum + one[1], 0)) : ""
  }
  const off = (button, is) => button.setAttribute("aria-disabled", is)
  // Draws the steps made: what each thread has read and what it writes, and below that the values shared.
  const board = box.querySelector(".board")
  const draw = (shown, seen) => {
    const width = Math.max(example.length, path.length) + 1 // the first column is that of the beginning
    const place = (row, from, to, kind, says = "", of = "") => {
      const bar = document.createElement("i")
      Object.assign(bar.dataset, {kind, says, of})
      bar.style.gridArea = `${row + 1} / ${from + 2} / auto / ${to + 2}`
      board.append(bar)
    }
    all("i", board).forEach(bar => bar.remove())
    board.style.setProperty("--steps", width)
    threads.forEach((_, n) => place(n, 0, width, "lane"))
    for (let n = 0; n < made; n++) {
      const thread = shown[n], [, text, value] = steps[seen[n][thread + 1][0]], next = shown.slice(0, made).indexOf(thread, n + 1)
      if (text.startsWith("read ") && value) place(thread, n + 1, (next < 0 ? made : next) + 1, "own", value, threads[thread])
      else place(thread, n + 1, n + 2, "run", value && text.startsWith("write ") ? value : "", threads[thread])
    }
    shared[0].forEach((_, k) => {
      const values = seen.slice(0, made + 1).map(state => shared[state[0]][k])
      for (let from = 0, to; from <= made; from = to) {
        to = from + 1
        while (to <= made && values[to] === values[from]) to++
        place(threads.length + k, from, to, "shelf", values[from])
      }
    })
  }
  const told = () => list.children[made - 1].textContent
  // Shows where we are; says what `say` returns then, and the outcome.
  const show = say => {
    const seen = [states[0]], shown = path.length ? path : example
    list.replaceChildren(...shown.map((thread, n) => {
      const [step, next] = seen[n][thread + 1], [line, text, value] = steps[step], li = item.cloneNode(true)
      seen.push(states[next])
      li.dataset.thread = thread
      li.toggleAttribute("data-later", n >= made)
      if (n === made - 1) li.ariaCurrent = "step"
      const parts = [threads[thread], fill(words.line, line), text, value && fill(words.told, value)]
      parts.forEach((part, n) => li.children[n].textContent = part)
      return li
    }))
    const now = seen[made], before = shared[seen[made && made - 1][0]]
    all(".column").forEach((column, n) => {
      const way = now[n + 1], [line, text] = steps[way[0]] || []
      for (const one of all(".line", column))
        if (+one.dataset.line === line) one.ariaCurrent = can(way) ? "step" : "true"
        else one.removeAttribute("aria-current")
      off(column.lastChild, !can(way))
      column.lastChild.lastChild.textContent = can(way) ? text : why(way)
    })
    all("dd").forEach((dd, n) => {
      dd.textContent = shared[now[0]][n]
      dd.classList.toggle("changed", dd.textContent !== before[n])
    })
    draw(shown, seen)
    for (const [name, is] of Object.entries({back: !made, forward: made === path.length, again: !path.length}))
      off(box.querySelector(`[data-do=${name}]`), is)
    box.classList.toggle("fresh", !path.length)
    outcome.textContent = path.length ? ended(seen.at(-1)) : wrong
    box.classList.toggle("stuck", (path.length ? now : seen.at(-1)).some(Array.isArray) && !!ended(path.length ? now : seen.at(-1)))
    said.replaceChildren(say(), " ", Object.assign(document.createElement("b"), {textContent: ended(now)}))
    said.classList.toggle("wrong", !!outcomes[now[end]]?.[2])
  }
  const actions = {
    show: () => { path = example; made = 0; show(() => fill(words.loaded, path.length)) },
    back: () => { const was = told(); made--; show(() => fill(words.undone, was)) },
    forward: () => { made++; show(told) },
    again: () => { path = []; made = 0; show(() => start) },
    step: button => {
      const thread = threads.indexOf(button.parentNode.ariaLabel)
      if (path[made] !== thread) path = [...path.slice(0, made), thread]
      made++
      show(told)
    },
  }
  draw(example, [states[0]])
  for (const button of all("button"))
    button.addEventListener("click", () => {
      if (button.ariaDisabled !== "true") actions[button.dataset.do](button)
      else if (button.dataset.do === "step") show(() => button.textContent)
    })
}
