// The search. assets/book.js loads it when a reader turns to it; book/site/search.py makes what it reads.
// Words that ask and tell nothing.
const IDLE = new Set(("a about all an and any are as at be been but by can could did do does doesn don for from get gets had has have " +
  "how i if in into is isn it its just like me my no not of on or s should so t than that the their them then there these they " +
  "this to up use using want was way we what when where which while who why will with without would you your").split(" "))
// Words that stand for each other, a line each.
const ALIKE = `
another other
begin start launch spawn
big large long huge
crash die died dead death killed abort segfault
ctrl keyboardinterrupt sigint
error exception traceback
hang hung stuck freeze frozen deadlock block
kill stop terminate end quit cancel
lose lost missing gone
memory ram
news changelog changed
notebook jupyter
process multiprocessing
share shared common
silent silently swallow ignored
slow slower fast faster speed
status exitcode returncode
twice double duplicate
wait block sleep`
const words = text => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) || []
// A word without its ending; initialise and initialize are one.
const stem = word => word.replace(/is(?=(?:e[ds]?|ing|ations?)$)/, "iz")
  .replace(/(..[^s])s$|(...)(?:ing|ed|es|e)$/, "$1$2").replace(/([^\d])\1$/, "$1")
const telling = text => new Set(words(text).filter(word => !IDLE.has(word)))
const alike = new Map
for (const group of ALIKE.trim().split("\n").map(text => words(text).map(stem)))
  for (const word of group) alike.set(word, [...alike.get(word) || [], ...group])

// The sections of an index; of each stem, where it stands and how much it counts there; of each word, its stem.
const read = index => {
  const sections = [], places = new Map, stems = new Map
  const put = (word, section, weight) => {
    const its = stems.get(word) || stem(word), at = places.get(its) || new Map
    stems.set(word, its)
    places.set(its, at.set(section, (at.get(section) || 0) + weight))
  }
  for (const [url, title, aside, parts] of index.pages) {
    const page = {url, title, aside, own: new Set(words(`${title} ${parts[0]?.[1]}`).map(stem))}
    for (const [anchor, heading, symptoms, first] of parts) {
      const lines = [heading, ...symptoms].map(line => ` ${words(line).join(" ")} `)
      const section = {page, anchor, heading, symptoms, first, lines}
      sections.push(section)
      for (const [text, weight] of [[heading, 4], [symptoms.join(" "), 3], [first, 2], [title, 2]])
        for (const word of new Set(words(text))) put(word, section, weight)
    }
  }
  for (const [word, steps] of Object.entries(index.words)) {
    let at = 0
    if (steps) for (const step of steps.split(" ")) put(word, sections[at += +step], 1)
    else stems.set(word, stem(word)) // in so many sections that it tells nothing
  }
  return {sections, places, stems}
}
// How many of these words stand together in a line, in their order; the last may be the beginning of one.
const together = (line, asked) => {
  let best = 0
  for (let from = 0, to = 1; to <= asked.length; to++) {
    while (from < to && !line.includes(` ${asked.slice(from, to).join(" ")}${to === asked.length ? "" : " "}`)) from++
    best = Math.max(best, to - from)
  }
  return best
}

// Of an index, a function that answers: pages, the best first, each with its sections, the best first; the words that are
// nowhere; whether without those nothing is left that tells one section from others; whether no section has most of the words.
export function searcher(index) {
  const {sections, places, stems} = read(index)
  const rarity = size => Math.log(1 + sections.length / (size + 1)), unknown = rarity(0)
  const total = (list, number) => list.reduce((sum, one) => sum + number(one), 0)

  // What a word says: how rare it is, and how much it counts, at most 1, in each section and page. Nothing for one that is nowhere.
  const about = (word, typing) => {
    const its = stem(word), shares = new Map([[its, 1]]), counts = new Map, pages = new Map
    for (const other of alike.get(its) || []) if (other !== its) shares.set(other, 0.5)
    if (typing) for (const [longer, other] of stems) if (longer.startsWith(word) && !shares.has(other)) shares.set(other, 0.6)
    const known = [...shares].filter(([other]) => places.has(other))
    if (!known.length && !stems.has(word)) return
    for (const [other, share] of known)
      for (const [section, weight] of places.get(other)) counts.set(section, Math.max(counts.get(section) || 0, share * weight / (weight + 2)))
    for (const [{page}, count] of counts) pages.set(page, (pages.get(page) || 0) + count)
    const closest = known.filter(([, share]) => share === known[0][1]).map(([other]) => places.get(other).size)
    return {counts, pages, rare: known.length ? rarity(Math.min(...closest)) : 0}
  }
  return question => {
    const asked = words(question), last = /[\p{L}\p{N}]$/u.test(question) && asked.at(-1)
    const said = new Map([...telling(question)].map(word => [word, about(word, word === last && word.length > 2)]))
    const missing = [...said.keys()].filter(word => !said.get(word)), known = [...said.values()].filter(Boolean)
    const all = missing.length * unknown + total(known, ({rare}) => rare)
    const weighed = (met, count) => met.length && all ? total(met, word => word.rare * count(word)) * (total(met, ({rare}) => rare) / all) ** 1.5 : 0
    const wholes = new Map, pages = new Map
    const whole = page => {
      if (!wholes.has(page)) wholes.set(page, weighed(known.filter(word => word.pages.has(page)), word => word.pages.get(page) / (word.pages.get(page) + 4)))
      return wholes.get(page)
    }
    const weigh = section => {
      const runs = section.lines.map(line => together(line, asked)), longest = Math.max(...runs)
      const met = known.filter(({counts}) => counts.has(section)), {page, symptoms} = section
      section.share = all && total(met, ({rare}) => rare) / all
      section.line = section.first || symptoms[runs.slice(1).indexOf(Math.max(...runs.slice(1)))]
      if (!met.length && (longest < asked.length || longest < 2)) return 0
      const own = page.aside && [...said.keys()].every(word => [stem(word), ...alike.get(stem(word)) || []].some(one => page.own.has(one)))
      const value = weighed(met, ({counts}) => counts.get(section)) + 0.3 * whole(page)
      if (page.aside && longest < asked.length) return value * (own ? 1 : 0.4)
      const phrase = longest > 1 ? unknown * (longest / asked.length) ** 2 * Math.min(longest, 5) / 3 : 0
      return (value + phrase) * (1 + runs[0] / (section.lines[0].split(" ").length - 2) / 2) * (page.aside && !own ? 0.4 : 1)
    }
    for (const section of sections) section.value = weigh(section)
    const found = sections.filter(({value}) => value).sort((a, b) => b.value - a.value)
    for (const section of found) if (section.value > found[0].value / 5) pages.set(section.page, [...pages.get(section.page) || [], section])
    const lacking = missing.length > 0 && (2 * missing.length * unknown > all || known.every(({rare}) => 2 * rare < unknown))
    return {pages: [...pages].slice(0, 10), missing, lacking, scattered: said.size > 2 && found.every(({share}) => share < 0.6)}
  }
}

// The box, and its results below: of each page the two best sections, the others folded.
const base = new URL("..", import.meta.url)
const made = (name, ...content) => {
  const element = document.createElement(name)
  element.append(...content)
  return element
}
// A line of the index: code stands between backticks, and each word that was asked for is marked.
const line = (name, text, marked) => made(name, ...text.split("`").map((part, n) => {
  const pieces = part.split(/([\p{L}\p{N}]+)/u).map(piece => marked.has(stem(piece.toLowerCase())) ? made("mark", piece) : piece)
  return n % 2 ? made("code", ...pieces) : made("span", ...pieces)
}))
const item = ([page, found], marked) => {
  const links = found.map(({anchor, heading, line: below}) => {
    const link = made("a", line("b", heading, marked), line("span", below, marked))
    link.href = new URL(`${page.url}#${anchor}`, base)
    return link
  })
  const rest = links.splice(2)
  if (rest.length) links.push(made("details", made("summary", `${rest.length} more on this page`), ...rest))
  return made("li", made("p", page.title), ...links)
}
const told = ({pages, missing, lacking, scattered}) => {
  const quoted = missing.map(word => `“${word}”`).join(", ")
  if (lacking) return `Nothing on these pages about ${quoted}${pages.length ? "; closest:" : "."}`
  if (scattered) return `No section has most of these words${missing.length ? `, none has ${quoted}` : ""}; closest:`
  const count = pages.reduce((sum, [, found]) => sum + found.length, 0)
  return `${count} ${count === 1 ? "place" : "places"} on ${pages.length} ${pages.length === 1 ? "page" : "pages"}` +
    (missing.length ? `, none about ${quoted}` : "")
}
export const asked = fetch(new URL("search/search_index.json", base)).then(answer => answer.json()).then(searcher)

// Results for what stands in the box, now and whenever it changes; arrows move through them, Enter opens the first.
export async function start(box) {
  const root = box.closest("[role=search]"), status = root.querySelector("[role=status]"), list = root.querySelector("ol")
  const initial = status.textContent, ask = await asked
  const show = () => {
    const answer = ask(box.value), marked = new Set([...telling(box.value)].map(stem))
    status.textContent = box.value.trim() ? told(answer) : initial
    list.replaceChildren(...answer.pages.map(page => item(page, marked)))
    list.parentElement.scrollTop = 0
  }
  box.addEventListener("input", show)
  root.addEventListener("keydown", event => {
    const stops = [box, ...[...list.querySelectorAll("a, summary")].filter(stop => stop.checkVisibility())]
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key]
    if (step) stops.at((stops.indexOf(document.activeElement) + step) % stops.length).focus()
    else if (event.key === "Enter" && event.target === box) stops[1]?.click()
    else if (event.key === "Escape") document.activeElement.blur()
    else return
    if (step) event.preventDefault()
  })
  show()
}
