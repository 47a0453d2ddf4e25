/** What on the cover something is about: a case, or a requirement. */
type CoverPart = 'case' | 'requirement'

/** The place on the cover, as an id of HTML: any other character could end it, or mean something in an address. */
export const coverAnchor = (part: CoverPart, id: string): string =>
  `collaudo-${part}-${encodeURIComponent(id).replaceAll('%', '_')}`

/** The address of that place, from anywhere in the same page. */
export const coverLink = (part: CoverPart, id: string): string => `#${coverAnchor(part, id)}`
