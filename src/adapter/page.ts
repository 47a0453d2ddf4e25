/**
 * Where the page that follows is found: its address in a Link header (RFC 8288) or by JSONPath; with `query` that is the
 * value of a parameter; with `by` the parameter grows by so much with each page.
 */
export interface PageSource {
  readonly jsonpath?: string | undefined
  readonly link?: string | undefined
  readonly query?: string | undefined
  readonly by?: number | undefined
}

/** What follows a page: a request and the address that it goes to, nothing, or something that cannot be followed. */
export type FollowingPage =
  | { readonly kind: 'page'; readonly send: unknown; readonly url: string }
  | { readonly kind: 'last' }
  | { readonly kind: 'lost'; readonly reason: string }
