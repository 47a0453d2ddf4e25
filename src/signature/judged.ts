/** What was found, or why it is refused, in our words. */
export type Judged<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly reason: string; readonly hint: string }

export const refused = (
  reason: string,
  hint: string,
): { readonly ok: false; readonly reason: string; readonly hint: string } => ({
  ok: false,
  reason,
  hint,
})
