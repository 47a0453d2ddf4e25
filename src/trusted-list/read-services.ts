import { X509Certificate } from 'node:crypto'

import type { XmlNode } from 'libxml2-wasm'

import { namespaces } from './namespaces.ts'
import type { TrustedService } from './trusted-list.ts'

const base = 'http://uri.etsi.org/TrstSvc/'
const forWebsites = `${base}TrustedList/SvcInfoExt/ForWebSiteAuthentication`
const notQualified = `${base}TrustedList/SvcInfoExt/NotQualified`

const textAt = (from: XmlNode, xpath: string): string =>
  from.get(xpath, namespaces)?.content.trim() ?? ''

const textsAt = (from: XmlNode, xpath: string): string[] =>
  from.find(xpath, namespaces).map(({ content }) => content.trim())

/** A name in English, which every list has, or the first one. */
const nameAt = (from: XmlNode, xpath: string): string =>
  textAt(from, `${xpath}/tsl:Name[@xml:lang='en']`) || textAt(from, `${xpath}/tsl:Name`)

/** `…/Svctype/CA/QC` and `…/TrustedList/Svcstatus/granted`: the part that tells one from another. */
const shortUri = (uri: string, folder: string): string => {
  const at = uri.indexOf(folder)
  return uri.startsWith(base) && at >= 0 ? uri.slice(at + folder.length) : uri
}

/** A certificate that OpenSSL cannot read identifies nobody: no chain can end at it. */
const certificatesOf = (information: XmlNode): X509Certificate[] =>
  textsAt(information, 'tsl:ServiceDigitalIdentity/tsl:DigitalId/tsl:X509Certificate').flatMap(
    (base64) => {
      try {
        return [new X509Certificate(Buffer.from(base64, 'base64'))]
      } catch {
        return []
      }
    },
  )

/** The services of a list (ETSI TS 119 612 §5.5), as they stand. */
export const readServices = (root: XmlNode): TrustedService[] =>
  root
    .find('tsl:TrustServiceProviderList/tsl:TrustServiceProvider', namespaces)
    .flatMap((provider) => {
      const name = nameAt(provider, 'tsl:TSPInformation/tsl:TSPName')
      return provider
        .find('tsl:TSPServices/tsl:TSPService/tsl:ServiceInformation', namespaces)
        .map((information): TrustedService => {
          const extensions = 'tsl:ServiceInformationExtensions/tsl:Extension'
          return {
            provider: name,
            name: nameAt(information, 'tsl:ServiceName'),
            type: shortUri(textAt(information, 'tsl:ServiceTypeIdentifier'), 'Svctype/'),
            status: shortUri(textAt(information, 'tsl:ServiceStatus'), 'Svcstatus/'),
            since: new Date(textAt(information, 'tsl:StatusStartingTime')),
            certificates: certificatesOf(information),
            forWebsites: textsAt(
              information,
              `${extensions}/tsl:AdditionalServiceInformation/tsl:URI`,
            ).includes(forWebsites),
            hasExceptions: information
              .find(`${extensions}/sie:Qualifications//sie:Qualifier/@uri`, namespaces)
              .some(({ content }) => content.trim() === notQualified),
          }
        })
    })
