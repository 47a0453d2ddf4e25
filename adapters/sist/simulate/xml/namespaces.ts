const wss = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss'

/** Prefixes for XPath in the simulator. The payload's name is not an absolute URI: it is written so. */
export const namespaces = {
  soap: 'http://schemas.xmlsoap.org/soap/envelope/',
  soap12: 'http://www.w3.org/2003/05/soap-envelope',
  wsse: `${wss}-wssecurity-secext-1.0.xsd`,
  wsu: `${wss}-wssecurity-utility-1.0.xsd`,
  ds: 'http://www.w3.org/2000/09/xmldsig#',
  ec: 'http://www.w3.org/2001/10/xml-exc-c14n#',
  sist: 'www.sist.puglia.it/Schemas/PDD_SIST/SCATEL/',
  h: 'urn:hl7-org:v3',
} as const

/** Algorithms and token types of the WS-Security policy (X.509 Token Profile 1.0, Basic128). */
export const identifiers = {
  exclusiveC14n: 'http://www.w3.org/2001/10/xml-exc-c14n#',
  sha1: 'http://www.w3.org/2000/09/xmldsig#sha1',
  sha256: 'http://www.w3.org/2001/04/xmlenc#sha256',
  rsaSha1: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
  rsaSha256: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  x509v3: `${wss}-x509-token-profile-1.0#X509v3`,
  subjectKeyIdentifier: `${wss}-x509-token-profile-1.0#X509SubjectKeyIdentifier`,
  base64Binary: `${wss}-soap-message-security-1.0#Base64Binary`,
} as const
