/** Forms: how they are sent, what each control is called, how mistakes are said, which button is the one. */
import type { Check } from './check.ts'

const sending: Check = {
  rules: 'UI-30 UI-35 UI-42',
  says: 'has forms that post (only filters are GET), a visible label for each control, and dates in three boxes',
  broken: (page) =>
    page.evaluate(() => {
      const controls = [...document.querySelectorAll<HTMLInputElement>('input:not([type=hidden]), select, textarea')]
      const name = (control: Element) => control.getAttribute('name') ?? control.tagName
      const boxes = [...document.querySelectorAll('.nhsuk-date-input')]
      return [
        ...[...document.forms]
          .filter((form) => form.method !== 'post' && !form.matches('.accord-filters, .nhsuk-header__search-form'))
          .map((form) => `the form to ${form.action} does not post`),
        ...[...document.forms]
          .filter((form) => !form.noValidate)
          .map((form) => `the browser checks the form to ${form.action}`),
        ...controls
          .filter((control) => {
            // In details that are closed, neither the control nor its label is drawn yet.
            const said = (label: HTMLLabelElement) => (control.checkVisibility() ? label.innerText : label.textContent)
            return ![...(control.labels ?? [])].some((label) => said(label)?.trim())
          })
          .map((control) => `${name(control)} has no visible label`),
        ...controls.filter((control) => control.placeholder).map((control) => `${name(control)} has a placeholder`),
        ...controls.filter((control) => !control.name).map((control) => `${control.id} has no name, so it is not sent`),
        ...controls
          .filter((control) => ['date', 'datetime-local', 'time', 'month', 'number'].includes(control.type))
          .map((control) => `${name(control)} is an input of type ${control.type}`),
        ...boxes
          .filter((box) => [...box.querySelectorAll('label')].map((l) => l.textContent).join() !== 'Day,Month,Year')
          .map(() => 'a date is not in boxes called Day, Month and Year'),
        ...boxes
          .flatMap((box) => [...box.querySelectorAll('input')])
          .filter((box) => box.inputMode !== 'numeric')
          .map((box) => `${box.name} does not bring up the number keys`),
        ...[...document.querySelectorAll('.nhsuk-radios, .nhsuk-checkboxes, .nhsuk-date-input')]
          .filter((group) => !group.closest('fieldset')?.querySelector('legend')?.textContent?.trim())
          .map(() => 'a group of controls has no legend'),
      ]
    }),
}

const mistakes: Check = {
  rules: 'UI-37 UI-38 UI-39',
  says: 'says "There is a problem", leads from each mistake to its control, and says the same words beside it',
  broken: async (page, { status }) => {
    const found = await page.evaluate(() => ({
      heading: document.querySelector('.nhsuk-error-summary h2')?.textContent?.trim(),
      summary: [...document.querySelectorAll('.nhsuk-error-summary li a')].map((link) => {
        const href = link.getAttribute('href') ?? ''
        const target = document.getElementById(href.slice(1))
        const group = target?.closest('.nhsuk-form-group--error')
        const beside = group
          ?.querySelector('.nhsuk-error-message')
          ?.textContent?.replace(/^Error:/, '')
          .trim()
        return {
          text: link.textContent?.trim() ?? '',
          href,
          isControl: target?.matches('input, select, textarea') ?? false,
          beside,
        }
      }),
      groups: document.querySelectorAll('.nhsuk-error-message').length,
    }))
    if (found.heading === undefined) {
      return [
        ...(status === 422 ? ['the answer is 422 but there is no summary of what is wrong'] : []),
        ...(found.groups > 0 ? ['a control has an error but the page has no summary'] : []),
      ]
    }
    return [
      ...(status === 422 ? [] : [`the page shows mistakes but the answer is ${status}`]),
      ...(found.heading === 'There is a problem' ? [] : [`the summary is headed "${found.heading}"`]),
      ...found.summary.filter(({ isControl }) => !isControl).map(({ href }) => `${href} is no control`),
      ...found.summary
        .filter(({ text, beside, isControl }) => isControl && text !== beside)
        .map(({ text, beside }) => `"${text}" is "${beside}" beside the control`),
      ...found.summary
        .filter(({ text }) => !saysWhatToDo.test(text))
        .map(({ text }) => `"${text}" does not say what to do`),
      ...found.summary
        .filter(({ text }) => blames.test(text))
        .map(({ text }) => `"${text}" has a word that we do not use`),
      ...(found.groups === found.summary.length
        ? []
        : [`${found.groups} messages beside, ${found.summary.length} above`]),
    ]
  },
}

/** How a message about a mistake begins: with what to do. */
const saysWhatToDo = /^(Add|Change|Check|Choose|Enter|Give|Leave|Log in|Remove|Say|Select|Send|Upload|Use|Wait)\b/
const blames = /\b(invalid|illegal|forbidden|required|mandatory|please|sorry|oops|valid)\b/i

const buttons: Check = {
  rules: 'UI-44 UI-45',
  says: 'has one primary button at most, none disabled, each a verb; and "Change" links that name what they change',
  broken: async (page) => {
    const found = await page.evaluate(() => ({
      buttons: [...document.querySelectorAll<HTMLButtonElement>('main .nhsuk-button')].map((button) => ({
        text: button.innerText.trim(),
        primary: !/nhsuk-button--(secondary|reverse|warning|login)/.test(button.className),
        disabled: button.matches(':disabled, [aria-disabled=true], .nhsuk-button--disabled'),
        isButtonWithoutType: button.tagName === 'BUTTON' && !button.hasAttribute('type'),
      })),
      changes: [...document.querySelectorAll('main a')]
        .map((a) => a.textContent?.trim() ?? '')
        .filter((t) => /^Change\b/.test(t)),
    }))
    const primary = found.buttons.filter((button) => button.primary)
    return [
      ...(primary.length > 1 ? [`primary buttons: ${primary.map(({ text }) => text).join(', ')}`] : []),
      ...found.buttons.filter(({ disabled }) => disabled).map(({ text }) => `"${text}" is disabled`),
      ...found.buttons
        .filter(({ isButtonWithoutType }) => isButtonWithoutType)
        .map(({ text }) => `"${text}" has no type`),
      ...found.buttons
        .filter(({ text }) => !/^[A-Z][a-z]+( |$)/.test(text) || /^(Next|Submit|OK|Ok|Yes|No)$/.test(text))
        .map(({ text }) => `"${text}" is not a verb in sentence case`),
      ...found.changes.filter((text) => text === 'Change').map(() => 'a "Change" link does not name what it changes'),
      ...found.changes.filter((text, n) => found.changes.indexOf(text) !== n).map((text) => `"${text}" twice`),
    ]
  },
}

export const formChecks: readonly Check[] = [sending, mistakes, buttons]
