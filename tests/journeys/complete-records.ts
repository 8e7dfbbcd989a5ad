/** What goes with a patient to the other hospital: the data set, the clinic letter, and every item of the checklist. */
import { addDays, type Day } from '#nhs/day.ts'
import type { Person } from './person.ts'

/** A clinic letter of one empty page. */
const letter = {
  name: 'clinic-letter.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n', 'latin1'),
}

/** What the record does not hold, by the first of the items that the page says are missing. */
const known: Readonly<Record<string, readonly (readonly [label: string, answer: string])[]>> = {
  Title: [
    ['Title', 'Mx'],
    ['Address for letters', '1 Old Road, Oswestry'],
  ],
  'Name of GP': [['Name of GP', 'Dr A Singh']],
  'Who refers': [
    ['Who refers', 'Mr A Gittins'],
    ['Whom to ask', 'The booking team'],
  ],
}

/** From the transfer's page, and back to it. */
export async function completeRecords(clerk: Person, today: Day): Promise<void> {
  const transfer = clerk.at()
  await clerk.follow(/^What goes with the patient/)
  const handover = clerk.at()
  await makeDataSet(clerk)
  await clerk.goTo(handover)
  await attachLetter(clerk)
  await clerk.goTo(handover)
  await answerEveryItem(clerk, handover, addDays(today, -10))
  await clerk.goTo(transfer)
}

async function makeDataSet(clerk: Person): Promise<void> {
  await clerk.follow('See the data set')
  for (const [item, answers] of Object.entries(known)) {
    await clerk.follow(item)
    for (const [label, answer] of answers) await clerk.fill(label, answer)
    await clerk.press('Save')
  }
  await clerk.press('Make the data set')
}

async function attachLetter(clerk: Person): Promise<void> {
  await clerk.follow('Attach a document')
  await clerk.page.locator('main').getByLabel('Document', { exact: true }).setInputFiles(letter)
  await clerk.fill('What it is (optional)', 'Clinic letter')
  await clerk.press('Attach the document')
}

async function answerEveryItem(clerk: Person, handover: string, made: Day): Promise<void> {
  const items = clerk.page.locator(`main a[href^="${handover}/items/"]`)
  for (const href of await items.evaluateAll((links) => links.map((link) => link.getAttribute('href')!))) {
    await clerk.goTo(href)
    await clerk.choose('It is there')
    await clerk.press('Continue')
    await clerk.fillDate(made)
    if (href.endsWith('/letter')) await clerk.select('Document', 'Clinic letter')
    else await clerk.fill('Note (optional)', 'In the hospital record')
    await clerk.press('Save')
  }
}
