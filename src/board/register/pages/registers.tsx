/** The way to the registers, or from one to the others. */
const registers = [
  { text: 'Priorities', href: '/board/priorities' },
  { text: 'Actions', href: '/board/actions' },
  { text: 'Risks', href: '/board/risks' },
  { text: 'Disputes', href: '/board/disputes' },
  { text: 'Consultations', href: '/board/consultations' },
] as const

export function Registers({ current }: { readonly current?: (typeof registers)[number]['href'] }) {
  return (
    <nav aria-label="Registers">
      <ul className="nhsuk-list accord-inline">
        {registers.map(({ text, href }) => (
          <li key={href}>
            {href === current ? <strong aria-current="page">{text}</strong> : <a href={href}>{text}</a>}
          </li>
        ))}
      </ul>
    </nav>
  )
}
