/** Payload namespace of SIST's prescription services: no `http://`, and a slash at the end. */
export const sistNamespace = 'www.sist.puglia.it/Schemas/PDD_SIST/SCATEL/'

/** SOAP 1.1 §3. */
export const soapNamespace = 'http://schemas.xmlsoap.org/soap/envelope/'

const wss = 'http://docs.oasis-open.org/wss/2004/01'

/** Prefixes that XPath in a case may use without declaring them, and that our envelopes are written with. */
export const namespaces = {
  sist: sistNamespace,
  soapenv: soapNamespace,
  wsse: `${wss}/oasis-200401-wss-wssecurity-secext-1.0.xsd`,
  wsu: `${wss}/oasis-200401-wss-wssecurity-utility-1.0.xsd`,
  ds: 'http://www.w3.org/2000/09/xmldsig#',
  hl7: 'urn:hl7-org:v3',
} as const

/** Value type of a BinarySecurityToken that holds an X.509 v3 certificate (X.509 Token Profile 1.0 §3.1). */
export const x509v3 = `${wss}/oasis-200401-wss-x509-token-profile-1.0#X509v3`

/** Encoding type of a BinarySecurityToken (SOAP Message Security 1.0 §6.3). */
export const base64Binary = `${wss}/oasis-200401-wss-soap-message-security-1.0#Base64Binary`

/** The algorithms of SIST's policy: Basic128 with SHA-1, exclusive C14N 1.0 without comments. */
export const exclusiveC14n = 'http://www.w3.org/2001/10/xml-exc-c14n#'
export const rsaSha1 = 'http://www.w3.org/2000/09/xmldsig#rsa-sha1'
export const sha1 = 'http://www.w3.org/2000/09/xmldsig#sha1'
