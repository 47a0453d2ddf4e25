import { xmlEscape } from '../../../../src/lib/xml-escape.ts'
import type { Refusal } from '../rule.ts'
import { namespaces } from '../xml/namespaces.ts'

const statusType = 'urn:oasis:names:tc:ebxml-regrep:ResponseStatusType'
const severity = 'urn:oasis:names:tc:ebxml-regrep:ErrorSeverityType:Error'

const statusOf = (refusal: Refusal | undefined): string =>
  `${statusType}:${refusal === undefined ? 'Success' : 'Failure'}`

const errorList = (refusal: Refusal | undefined): string =>
  refusal === undefined
    ? ''
    : `<rs:RegistryErrorList xmlns:rs="${namespaces.rs}"><rs:RegistryError errorCode="${refusal.code}" codeContext="${xmlEscape(refusal.text)}" severity="${severity}"/></rs:RegistryErrorList>`

/** rs:RegistryResponse: a success, or the error of a refusal. */
export const registryResponse = (refusal: Refusal | undefined): string =>
  `<rs:RegistryResponse xmlns:rs="${namespaces.rs}" status="${statusOf(refusal)}">${errorList(refusal)}</rs:RegistryResponse>`

/** query:AdhocQueryResponse with what was found. */
export const queryResponse = (refusal: Refusal | undefined, objects: readonly string[]): string =>
  `<query:AdhocQueryResponse xmlns:query="${namespaces.query}" status="${statusOf(refusal)}">${errorList(refusal)}` +
  `<rim:RegistryObjectList xmlns:rim="${namespaces.rim}">${objects.join('')}</rim:RegistryObjectList></query:AdhocQueryResponse>`

/** xds:RetrieveDocumentSetResponse with its documents. */
export const retrieveResponse = (
  refusal: Refusal | undefined,
  documents: readonly {
    readonly repository: string
    readonly uniqueId: string
    readonly mimeType: string
    readonly partId: string
  }[],
): string =>
  `<xds:RetrieveDocumentSetResponse xmlns:xds="${namespaces.xds}">${registryResponse(refusal)}` +
  documents
    .map(
      ({ repository, uniqueId, mimeType, partId }) =>
        `<xds:DocumentResponse><xds:RepositoryUniqueId>${xmlEscape(repository)}</xds:RepositoryUniqueId>` +
        `<xds:DocumentUniqueId>${xmlEscape(uniqueId)}</xds:DocumentUniqueId><xds:mimeType>${xmlEscape(mimeType)}</xds:mimeType>` +
        `<xds:Document><xop:Include xmlns:xop="${namespaces.xop}" href="cid:${xmlEscape(partId)}"/></xds:Document></xds:DocumentResponse>`,
    )
    .join('') +
  `</xds:RetrieveDocumentSetResponse>`
