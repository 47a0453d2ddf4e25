const wss = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss'

/** Prefixes for XPath in the simulator. */
export const namespaces = {
  s11: 'http://schemas.xmlsoap.org/soap/envelope/',
  s12: 'http://www.w3.org/2003/05/soap-envelope',
  wsse: `${wss}-wssecurity-secext-1.0.xsd`,
  wsu: `${wss}-wssecurity-utility-1.0.xsd`,
  wsa: 'http://www.w3.org/2005/08/addressing',
  ds: 'http://www.w3.org/2000/09/xmldsig#',
  saml: 'urn:oasis:names:tc:SAML:2.0:assertion',
  xop: 'http://www.w3.org/2004/08/xop/include',
  wsdl: 'http://schemas.xmlsoap.org/wsdl/',
  b11: 'http://schemas.xmlsoap.org/wsdl/soap/',
  b12: 'http://schemas.xmlsoap.org/wsdl/soap12/',
  wsaw: 'http://www.w3.org/2006/05/addressing/wsdl',
  wsam: 'http://www.w3.org/2007/05/addressing/metadata',
  xs: 'http://www.w3.org/2001/XMLSchema',
  lcm: 'urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0',
  query: 'urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0',
  rim: 'urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0',
  rs: 'urn:oasis:names:tc:ebxml-regrep:xsd:rs:3.0',
  xds: 'urn:ihe:iti:xds-b:2007',
} as const

/** Algorithms of XML Signature that are verified, and the hash that each is made of. */
export const hashOfDigest: Readonly<Record<string, string>> = {
  'http://www.w3.org/2000/09/xmldsig#sha1': 'sha1',
  'http://www.w3.org/2001/04/xmlenc#sha256': 'sha256',
}
export const hashOfSignature: Readonly<Record<string, string>> = {
  'http://www.w3.org/2000/09/xmldsig#rsa-sha1': 'sha1',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256': 'sha256',
}
export const exclusiveC14nName = 'http://www.w3.org/2001/10/xml-exc-c14n#'
export const envelopedName = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature'
