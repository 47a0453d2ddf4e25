import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { IssuedCredential } from '../../src/certificates/issue-certificate.ts'
import { romeFields } from '../../src/lib/rome-time.ts'

/** `yyyyMMddHHmmss` on the clocks of Italy. */
export const italianTime = (instant: Date): string => {
  const f = romeFields(instant)
  return `${f.year}${f.month}${f.day}${f.hour}${f.minute}${f.second}`
}

export interface RawCda {
  readonly identifier: string
  /** codice di autenticazione of an NRE; null writes the identifiers of an IUP. */
  readonly codAutenticazione: string | null
  readonly author: string
  readonly authorCode?: string
  readonly patient?: string
  readonly tipo?: string
  readonly effectiveTime?: string
  readonly service?: boolean
  readonly mood?: string
  readonly itemCode?: string
}

const oid = '2.16.840.1.113883.2.9'

const identifiers = ({ identifier, codAutenticazione }: RawCda) =>
  codAutenticazione === null
    ? {
        id: `<id root="${oid}.4.3.6" extension="${identifier}" assigningAuthorityName="Regione Puglia"/>`,
        setId: `<setId root="${oid}.4.3.6" extension="${identifier}" assigningAuthorityName="Regione Puglia"/>`,
      }
    : {
        id: `<id root="${oid}.4.3.8" extension="${identifier}" assigningAuthorityName="MEF"/>`,
        setId: `<setId root="${oid}.2.4.3.20" extension="${codAutenticazione}" assigningAuthorityName="MEF"/>`,
      }

const quantity =
  '<entryRelationship typeCode="COMP"><supply classCode="SPLY" moodCode="RQO"><independentInd value="false"/><quantity value="1"/></supply></entryRelationship>'

const drug = (code: string): string =>
  `<substanceAdministration classCode="SBADM" moodCode="RQO"><consumable><manufacturedProduct><manufacturedLabeledDrug><code code="${code}" codeSystem="${oid}.6.1.5"/></manufacturedLabeledDrug></manufacturedProduct></consumable>${quantity}</substanceAdministration>`

const service = (code: string, mood: string): string =>
  `<observation classCode="OBS" moodCode="${mood}"><code code="${code.padStart(5)}" codeSystem="${oid}.2.160.6.11"/>${quantity}</observation>`

const drugKind = { loinc: '57833-6', template: 'FARMA', kind: '3400-1' }
const serviceKind = { loinc: '57832-8', template: 'SPEC', kind: '3400-2' }

/** A small CDA2 prescription written by hand, with what the authority looks at. */
export const rawCda = (given: RawCda): string => {
  const isService = given.service === true
  const { loinc, template, kind } = isService ? serviceKind : drugKind
  const { id, setId } = identifiers(given)
  const entry = isService
    ? service(given.itemCode ?? '897', given.mood ?? 'PRMS')
    : drug(given.itemCode ?? '034298051')
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    '<ClinicalDocument xmlns="urn:hl7-org:v3"><realmCode code="IT"/>',
    '<typeId root="2.16.840.1.113883.1.3" extension="POCD_MT000040"/>',
    `<templateId root="${oid}.10.2.1" extension="ITPRF_PRESC_${template}-001"/>${id}`,
    `<code code="${loinc}" codeSystem="2.16.840.1.113883.6.1">`,
    `<translation code="3400" codeSystem="${oid}.6.1.25"><qualifier><value code="${kind}" codeSystem="${oid}.6.1.25"/></qualifier></translation>`,
    `<translation code="SSN" codeSystem="${oid}.6.1.45"><qualifier><value code="${given.tipo ?? 'IT'}" codeSystem="${oid}.6.1.47"/></qualifier></translation></code>`,
    `<effectiveTime value="${given.effectiveTime ?? italianTime(new Date())}"/>`,
    '<confidentialityCode code="N" codeSystem="2.16.840.1.113883.5.25"/><languageCode code="it-IT"/>',
    `${setId}<versionNumber value="1"/><recordTarget><patientRole>`,
    `<id root="${oid}.4.3.2" extension="${given.patient ?? 'PNIMRA70A01H501P'}" assigningAuthorityName="MEF"/><patient/></patientRole></recordTarget>`,
    `<author><time value="20261123"/><assignedAuthor><id root="${oid}.4.3.2" extension="${given.author}" assigningAuthorityName="MEF"/>`,
    `<id root="${oid}.2.160.4.2" extension="${given.authorCode ?? '000001'}" assigningAuthorityName="REGIONE PUGLIA"/></assignedAuthor></author>`,
    `<custodian><assignedCustodian><representedCustodianOrganization><id root="${oid}.2.160.4.2" extension="160114"/></representedCustodianOrganization></assignedCustodian></custodian>`,
    `<participant typeCode="IND"><associatedEntity classCode="GUAR"><scopingOrganization><id root="${oid}.4.1.1" extension="160114" assigningAuthorityName="SSN-MIN SALUTE-500001"/></scopingOrganization></associatedEntity></participant>`,
    '<component><structuredBody><component><section ID="PRESCRIZIONI">',
    `<code code="${loinc}" codeSystem="2.16.840.1.113883.6.1"/><text/><entry>${entry}</entry>`,
    '</section></component></structuredBody></component></ClinicalDocument>',
  ].join('')
}

/** A small CDA2 of a dispensing of one package, by hand, with what the authority looks at. */
export const rawDispensing = (
  prescription: string,
  fields: { readonly author?: string; readonly aic?: string; readonly day?: string } = {},
): string => {
  const now = fields.day === undefined ? italianTime(new Date()) : `${fields.day}120000`
  const named =
    prescription.length === 13
      ? { extension: `${prescription}${now}`, authority: 'Regione Puglia', order: '.6' }
      : { extension: `E${prescription}`, authority: 'MEF', order: '.8' }
  const id = `root="${oid}.4.3.4" extension="${named.extension}" assigningAuthorityName="${named.authority}"`
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    '<ClinicalDocument xmlns="urn:hl7-org:v3"><realmCode code="IT"/>',
    '<typeId root="2.16.840.1.113883.1.3" extension="POCD_MT000040"/>',
    `<templateId root="${oid}.10.2.11" extension="ITPRF_EROG_FARMA-001"/><id ${id}/>`,
    '<code code="29304-3" codeSystem="2.16.840.1.113883.6.1">',
    `<translation code="3400" codeSystem="${oid}.6.1.25"><qualifier><value code="3400-11" codeSystem="${oid}.6.1.25"/></qualifier></translation></code>`,
    `<effectiveTime value="${now}"/><confidentialityCode code="N" codeSystem="2.16.840.1.113883.5.25"/>`,
    `<languageCode code="it-IT"/><setId ${id}/><versionNumber value="1"/><recordTarget><patientRole>`,
    `<id root="${oid}.4.3.2" extension="PNIMRA70A01H501P" assigningAuthorityName="MEF"/><patient/></patientRole></recordTarget>`,
    `<author><time value="${now}"/><assignedAuthor><id root="${oid}.4.3.2" extension="${fields.author ?? 'PROVAX00X00X000Y'}" assigningAuthorityName="MEF"/></assignedAuthor></author>`,
    `<custodian><assignedCustodian><representedCustodianOrganization><id root="${oid}.2.160.4.2" extension="0001"/></representedCustodianOrganization></assignedCustodian></custodian>`,
    `<inFulfillmentOf><order><id root="${oid}.4.3${named.order}" extension="${prescription}" assigningAuthorityName="${named.authority}"/></order></inFulfillmentOf>`,
    '<component><structuredBody><component><section ID="EROGAZIONE_FARMACEUTICA"><entry>',
    '<supply classCode="SPLY" moodCode="EVN"><quantity value="1"/><product><manufacturedProduct>',
    `<manufacturedLabeledDrug><code code="${fields.aic ?? '034298051'}" codeSystem="${oid}.6.1.5"/></manufacturedLabeledDrug>`,
    '</manufacturedProduct></product></supply></entry></section></component></structuredBody></component></ClinicalDocument>',
  ].join('')
}

/** Signs with `openssl cms`: CAdES-BES with SHA-256 unless the arguments say otherwise; the p7m in DER. */
export const opensslSign = (
  document: string,
  signer: IssuedCredential,
  args: readonly string[] = ['-nodetach', '-cades', '-md', 'sha256'],
  second?: IssuedCredential,
): Buffer => {
  const folder = mkdtempSync(join(tmpdir(), 'collaudo-cms-'))
  const file = (name: string) => join(folder, name)
  try {
    writeFileSync(file('document.xml'), document)
    writeFileSync(file('signer.pem'), signer.certificatePem)
    writeFileSync(file('signer.key'), signer.keyPem, { mode: 0o600 })
    if (second !== undefined) {
      writeFileSync(file('second.pem'), second.certificatePem)
      writeFileSync(file('second.key'), second.keyPem, { mode: 0o600 })
    }
    const secondArgs = ['-signer', file('second.pem'), '-inkey', file('second.key')]
    execFileSync('openssl', [
      ...['cms', '-sign', '-binary', '-outform', 'DER'],
      ...args,
      ...['-signer', file('signer.pem'), '-inkey', file('signer.key')],
      ...(second === undefined ? [] : secondArgs),
      ...['-in', file('document.xml'), '-out', file('document.p7m')],
    ])
    return readFileSync(file('document.p7m'))
  } finally {
    rmSync(folder, { recursive: true })
  }
}
