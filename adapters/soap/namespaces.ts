const wss = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss'

/** Prefixes that XPath in a case may use without declaring them, and that our envelopes are written with. */
export const namespaces = {
  soap: 'http://schemas.xmlsoap.org/soap/envelope/',
  soap12: 'http://www.w3.org/2003/05/soap-envelope',
  wsse: `${wss}-wssecurity-secext-1.0.xsd`,
  wsse11: 'http://docs.oasis-open.org/wss/oasis-wss-wssecurity-secext-1.1.xsd',
  wsu: `${wss}-wssecurity-utility-1.0.xsd`,
  wsa: 'http://www.w3.org/2005/08/addressing',
  ds: 'http://www.w3.org/2000/09/xmldsig#',
  saml2: 'urn:oasis:names:tc:SAML:2.0:assertion',
  xop: 'http://www.w3.org/2004/08/xop/include',
  xsi: 'http://www.w3.org/2001/XMLSchema-instance',
  lcm: 'urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0',
  query: 'urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0',
  rim: 'urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0',
  rs: 'urn:oasis:names:tc:ebxml-regrep:xsd:rs:3.0',
  xds: 'urn:ihe:iti:xds-b:2007',
} as const

export const tokenTypes = {
  x509v3: `${wss}-x509-token-profile-1.0#X509v3`,
  subjectKeyIdentifier: `${wss}-x509-token-profile-1.0#X509SubjectKeyIdentifier`,
  thumbprint: 'http://docs.oasis-open.org/wss/oasis-wss-soap-message-security-1.1#ThumbprintSHA1',
  base64Binary: `${wss}-soap-message-security-1.0#Base64Binary`,
  samlId: 'http://docs.oasis-open.org/wss/oasis-wss-saml-token-profile-1.1#SAMLID',
  saml20: 'http://docs.oasis-open.org/wss/oasis-wss-saml-token-profile-1.1#SAMLV2.0',
  passwordText: `${wss}-username-token-profile-1.0#PasswordText`,
  passwordDigest: `${wss}-username-token-profile-1.0#PasswordDigest`,
} as const

export const algorithms = {
  exclusiveC14n: 'http://www.w3.org/2001/10/xml-exc-c14n#',
  enveloped: 'http://www.w3.org/2000/09/xmldsig#enveloped-signature',
  sha1: 'http://www.w3.org/2000/09/xmldsig#sha1',
  sha256: 'http://www.w3.org/2001/04/xmlenc#sha256',
  'rsa-sha1': 'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
  'rsa-sha256': 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
} as const
