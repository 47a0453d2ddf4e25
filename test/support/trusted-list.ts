import { createHash, X509Certificate } from 'node:crypto'

import { SignedXml } from 'xml-crypto'

import { xmlEscape } from '../../src/lib/xml-escape.ts'
import { inDays, lookedAt, type MadeCertificate } from './make-certificate.ts'

const base = 'http://uri.etsi.org/TrstSvc/'

export interface ListedService {
  readonly name: string
  /** `CA/QC`, `IdV` …, or a whole identifier. */
  readonly type?: string
  readonly status?: string
  readonly since?: Date
  /** Only the certificates' keys count. */
  readonly certificates: readonly X509Certificate[]
  readonly forWebsites?: boolean
  readonly notQualified?: boolean
  /** In place of the certificates: anything within `DigitalId`. */
  readonly identity?: string
}

export interface ListText {
  readonly version?: string
  readonly territory?: string
  readonly sequence?: string
  readonly issued?: Date
  /** Null for a closed list. */
  readonly nextUpdate?: Date | null
  readonly services?: readonly ListedService[]
  /** Put before the end of the root. */
  readonly more?: string
}

const iso = (instant: Date): string => instant.toISOString().replace(/\.\d+Z$/, 'Z')

const whole = (folder: string, uri: string): string =>
  uri.includes(':') ? uri : `${base}${folder}${uri}`

const extensionsOf = ({ forWebsites, notQualified }: ListedService): string => {
  const information = (uri: string): string =>
    `<Extension Critical="true"><AdditionalServiceInformation><URI xml:lang="en">${base}TrustedList/SvcInfoExt/${uri}</URI></AdditionalServiceInformation></Extension>`
  const parts = [
    information('ForeSignatures'),
    ...(forWebsites === true ? [information('ForWebSiteAuthentication')] : []),
    ...(notQualified === true
      ? [
          `<Extension Critical="true"><sie:Qualifications xmlns:sie="${base}SvcInfoExt/eSigDir-1999-93-EC-TrustedList/#"><sie:QualificationElement><sie:Qualifiers><sie:Qualifier uri="${base}TrustedList/SvcInfoExt/NotQualified"/></sie:Qualifiers></sie:QualificationElement></sie:Qualifications></Extension>`,
        ]
      : []),
  ]
  return `<ServiceInformationExtensions>${parts.join('')}</ServiceInformationExtensions>`
}

const serviceOf = (service: ListedService): string => {
  const { name, type = 'CA/QC', status = 'granted', since = inDays(-900) } = service
  const identity =
    service.identity ??
    service.certificates
      .map(
        ({ raw }) =>
          `<DigitalId><X509Certificate>${raw.toString('base64')}</X509Certificate></DigitalId>`,
      )
      .join('')
  return `
      <TSPService><ServiceInformation>
        <ServiceTypeIdentifier>${whole('Svctype/', type)}</ServiceTypeIdentifier>
        <ServiceName><Name xml:lang="it">Servizio</Name><Name xml:lang="en">${xmlEscape(name)}</Name></ServiceName>
        <ServiceDigitalIdentity>${identity}</ServiceDigitalIdentity>
        <ServiceStatus>${whole('TrustedList/Svcstatus/', status)}</ServiceStatus>
        <StatusStartingTime>${iso(since)}</StatusStartingTime>
        ${extensionsOf(service)}
      </ServiceInformation></TSPService>`
}

/** A list as ETSI TS 119 612 has it, not signed. All in it is invented. */
export const listText = ({
  version = '6',
  territory = 'IT',
  sequence = '201',
  issued = inDays(-30),
  nextUpdate = inDays(120),
  services = [],
  more = '',
}: ListText = {}): string => `<?xml version="1.0" encoding="UTF-8"?>
<TrustServiceStatusList xmlns="http://uri.etsi.org/02231/v2#" xmlns:ns2="http://www.w3.org/2000/09/xmldsig#" Id="TSL-1" TSLTag="http://uri.etsi.org/19612/TSLTag">
  <SchemeInformation>
    <TSLVersionIdentifier>${version}</TSLVersionIdentifier>
    <TSLSequenceNumber>${sequence}</TSLSequenceNumber>
    <TSLType>${base}TrustedList/TSLType/EUgeneric</TSLType>
    <SchemeOperatorName><Name xml:lang="en">Operatore di prova</Name></SchemeOperatorName>
    <SchemeTerritory>${territory}</SchemeTerritory>
    <!-- un commento, che la firma non copre -->
    <ListIssueDateTime>${iso(issued)}</ListIssueDateTime>
    <NextUpdate>${nextUpdate === null ? '' : `<dateTime>${iso(nextUpdate)}</dateTime>`}</NextUpdate>
  </SchemeInformation>
  <TrustServiceProviderList>
    <TrustServiceProvider>
      <TSPInformation><TSPName><Name xml:lang="en">Prestatore di prova «A &amp; B»</Name></TSPName></TSPInformation>
      <TSPServices>${services.map((one) => serviceOf(one)).join('')}
      </TSPServices>
    </TrustServiceProvider>
  </TrustServiceProviderList>${more}
</TrustServiceStatusList>`

const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#'
const xades = 'http://uri.etsi.org/01903/v1.3.2#'

export interface SigningOptions {
  readonly method?: string
  readonly digest?: string
  readonly transforms?: readonly string[]
  readonly canonicalization?: string
  /** Certificates in KeyInfo: the signer's alone, unless said. */
  readonly carried?: readonly X509Certificate[]
  /** Without the properties of XAdES. */
  readonly bare?: boolean
}

const properties = ({ certificate }: MadeCertificate): string =>
  `<xades:QualifyingProperties xmlns:xades="${xades}" Target="#id-firma"><xades:SignedProperties Id="xades-id-firma"><xades:SignedSignatureProperties><xades:SigningTime>${iso(lookedAt)}</xades:SigningTime><xades:SigningCertificateV2><xades:Cert><xades:CertDigest><ds:DigestMethod xmlns:ds="http://www.w3.org/2000/09/xmldsig#" Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><ds:DigestValue xmlns:ds="http://www.w3.org/2000/09/xmldsig#">${createHash('sha256').update(certificate.raw).digest('base64')}</ds:DigestValue></xades:CertDigest></xades:Cert></xades:SigningCertificateV2></xades:SignedSignatureProperties></xades:SignedProperties></xades:QualifyingProperties>`

/** Signs a list as scheme operators do: enveloped, with the properties of XAdES. By xml-crypto, with RSA. */
export const signList = (
  text: string,
  signer: MadeCertificate,
  {
    method = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    digest = 'http://www.w3.org/2001/04/xmlenc#sha256',
    transforms = ['http://www.w3.org/2000/09/xmldsig#enveloped-signature', exclusive],
    canonicalization = exclusive,
    carried = [signer.certificate],
    bare = false,
  }: SigningOptions = {},
): string => {
  const signed = new SignedXml({
    privateKey: signer.key.pem,
    signatureAlgorithm: method as 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    canonicalizationAlgorithm: canonicalization as typeof exclusive,
    getKeyInfoContent: (args) => {
      const prefix = args?.prefix ?? ''
      const ds = prefix === '' ? '' : `${prefix}:`
      const all = carried.map(
        ({ raw }) => `<${ds}X509Certificate>${raw.toString('base64')}</${ds}X509Certificate>`,
      )
      return `<${ds}X509Data>${all.join('')}</${ds}X509Data>`
    },
    objects: bare ? [] : [{ content: properties(signer) }],
  })
  signed.addReference({
    xpath: '/*',
    uri: '',
    isEmptyUri: true,
    transforms: [...transforms] as never,
    digestAlgorithm: digest as never,
  })
  if (!bare)
    signed.addReference({
      xpath: "//*[local-name()='SignedProperties']",
      uri: '#xades-id-firma',
      transforms: [exclusive],
      digestAlgorithm: digest as never,
      type: 'http://uri.etsi.org/01903#SignedProperties',
    })
  signed.computeSignature(text, {
    prefix: 'ds',
    attrs: { Id: 'id-firma' },
    location: { reference: '/*', action: 'append' },
  })
  return signed.getSignedXml()
}
