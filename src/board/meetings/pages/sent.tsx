/** What every form of a command sends besides its answers. */
export function Sent({ formKey, edition }: { readonly formKey: string; readonly edition?: number }) {
  return (
    <>
      <input type="hidden" name="key" value={formKey} />
      {edition !== undefined && <input type="hidden" name="edition" value={edition} />}
    </>
  )
}
