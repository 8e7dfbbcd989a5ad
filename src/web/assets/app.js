// Everything here is a convenience: each page says and does the same without it.
import { initAll } from './nhsuk.js'

initAll()
keepAsking(document.getElementById('progress'))

// Work in progress: saves people the click on "Check again". The status and the figures below it change, and focus stays.
function keepAsking(status) {
  const href = status?.dataset.askAgain
  if (!href) return
  setTimeout(async () => {
    const again = document.hidden ? undefined : await asked(href).catch(() => undefined)
    if (again) follow(status, again)
    keepAsking(status)
  }, 5000)
}

function follow(status, { status: again, details }) {
  // Nothing where the work is done and its result is elsewhere: the last figures before that are not the result's.
  const figures = document.getElementById('progress-details')
  if (figures) showFigures(figures, details)
  // Said once and not again and again: whoever listens hears only what is new.
  if (again.textContent === status.textContent) return
  status.replaceChildren(...again.childNodes)
  status.dataset.askAgain = again.dataset.askAgain ?? ''
  if (!again.dataset.askAgain) takeAwayWhatIsOver(status)
}

function showFigures(figures, again) {
  if (!again) return figures.replaceChildren()
  const areFirst = figures.childElementCount === 0
  become(figures, again)
  if (areFirst) initAll({ scope: figures })
}

// Changes what is different and leaves the rest: what somebody has opened stays open, and focus stays where it is.
function become(node, now) {
  if (node.isEqualNode(now)) return
  if (node.nodeName !== now.nodeName || !node.tagName || node.nodeName === 'svg') return node.replaceWith(now)
  if (!node.dataset.module) for (const { name, value } of now.attributes) node.setAttribute(name, value)
  const [before, after] = [[...node.childNodes], [...now.childNodes]]
  for (const [n, child] of before.entries()) {
    if (after[n]) become(child, after[n])
    else child.remove()
  }
  node.append(...after.slice(before.length))
}

// Finished: there is nothing left to check or to stop. Whoever stood there goes on from the way to the result.
function takeAwayWhatIsOver(status) {
  const over = [...document.querySelectorAll('[data-while-working]')]
  const stoodThere = over.some((each) => each.contains(document.activeElement))
  for (const each of over) each.remove()
  if (stoodThere) status.querySelector('a')?.focus()
}

async function asked(href) {
  const answer = await fetch(href, { headers: { accept: 'text/html' } })
  if (!answer.ok) return undefined
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const status = page.getElementById('progress')
  if (status) return { status, details: page.getElementById('progress-details') }
  // The work is done and its address now shows the result: say so, with the way there.
  const said = document.createElement('div')
  const line = document.createElement('p')
  const link = document.createElement('a')
  link.href = answer.url
  link.textContent = page.querySelector('h1')?.textContent ?? ''
  line.append('This is finished. See: ', link)
  said.append(line)
  return { status: said }
}
