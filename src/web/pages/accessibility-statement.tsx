import { type Frame, Page } from '../page.tsx'

/** What works, what does not and what nobody has tried. It says no more than we know: change it when that changes. */
export function AccessibilityStatement({ frame }: { readonly frame: Frame }) {
  return (
    <Page frame={frame} heading="Accessibility statement" section="Help">
      <p>This statement is about Accord. We want as many people as possible to be able to use it.</p>
      <p>That means you should be able to:</p>
      <ul>
        <li>zoom in up to 400% without the text going off the screen</li>
        <li>use every page with a keyboard alone</li>
        <li>use every page with a screen reader or speech recognition software</li>
        <li>use every page with JavaScript turned off</li>
        <li>change colours, spacing and fonts with your own settings</li>
      </ul>

      <h2 className="nhsuk-heading-m">How we check it</h2>
      <p>A machine checks every page in every state, each time Accord is changed. It checks:</p>
      <ul>
        <li>the rules of the Web Content Accessibility Guidelines (WCAG) 2.2 AA that a machine can check</li>
        <li>that a keyboard reaches everything, in order, and you can see where you are</li>
        <li>that pages fit a screen 320 pixels wide</li>
        <li>that no words are lost when you widen the spacing of the text</li>
      </ul>
      <p>A machine finds only some problems. So we cannot yet say that Accord meets all of WCAG 2.2 AA.</p>

      <h2 className="nhsuk-heading-m">What has not been checked</h2>
      <p>Nobody has yet done these checks:</p>
      <ul>
        <li>a walk through the main tasks with a screen reader</li>
        <li>a walk through one task with speech recognition software</li>
        <li>Windows high contrast mode</li>
        <li>an audit by somebody outside the team</li>
        <li>research with disabled people who use the service</li>
      </ul>

      <h2 className="nhsuk-heading-m">What we know does not work well</h2>
      <p>Wide tables scroll sideways inside their own frame on a small screen. The rest of the page does not.</p>
      <p>Charts are pictures. Each one has a table with the same numbers under it, and a file to download.</p>

      <h2 className="nhsuk-heading-m">Tell us about a problem</h2>
      <p>
        If something does not work for you, tell whoever runs Accord in your trust. Say which page it was and what you
        use to read it.
      </p>
      <p>If you are not happy with the answer, contact the Equality Advisory and Support Service.</p>

      <h2 className="nhsuk-heading-m">About this statement</h2>
      <p>It was written on 21 November 2026. It is checked again at each release.</p>
    </Page>
  )
}
