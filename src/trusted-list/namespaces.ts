/** Prefixes for XPath in a Trusted List (ETSI TS 119 612 annex C). */
export const namespaces = {
  tsl: 'http://uri.etsi.org/02231/v2#',
  sie: 'http://uri.etsi.org/TrstSvc/SvcInfoExt/eSigDir-1999-93-EC-TrustedList/#',
  ds: 'http://www.w3.org/2000/09/xmldsig#',
  ec: 'http://www.w3.org/2001/10/xml-exc-c14n#',
} as const
