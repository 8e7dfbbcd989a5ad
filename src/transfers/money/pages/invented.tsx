/** Said wherever a figure rests on a table that was made up. */
export function Invented() {
  return (
    <div className="nhsuk-inset-text">
      <span className="nhsuk-u-visually-hidden">Information: </span>
      <p>These figures rest on invented tables. They show how it works, and no hospital is paid by them.</p>
    </div>
  )
}
