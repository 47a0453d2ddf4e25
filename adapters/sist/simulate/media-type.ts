/** What is wrong with the media type of a request (SOAP 1.1 §6, SOAP 1.2 Part 2 §7.1.4); undefined when nothing is. */
export const wrongMediaType = (
  mediaType: string,
  switches: Readonly<Record<string, string>>,
): string | undefined => {
  const both = switches['soap-version'] === '1.1-and-1.2'
  const accepted = both ? /^(text\/xml|application\/soap\+xml)\s*(;|$)/i : /^text\/xml\s*(;|$)/i
  return accepted.test(mediaType)
    ? undefined
    : `Content-Type ${mediaType || 'assente'}: atteso text/xml${both ? ' o application/soap+xml' : ''}`
}
