import type { CadesFlaws } from '../../../../../support/raw-cades.ts'
import { rawCades } from '../../../../../support/raw-cades.ts'
import { italianTime, rawCda } from '../../../../../support/raw-cda.ts'
import { chkContent } from '../../../../../support/raw-sist-client.ts'
import { foreignPerson } from './chk-breaches.ts'
import type { Breach, Breaches, Issued, Region, Registered } from './region.ts'

const registers =
  (given: Registered | ((region: Region) => Registered)): Breach['breaks'] =>
  (region) =>
    region.register(typeof given === 'function' ? given(region) : given)

const flawed = (flaws: CadesFlaws): Breach['breaks'] => registers({ flaws })

const signedBy = (card: (region: Region) => Parameters<typeof rawCades>[1]): Breach['breaks'] =>
  registers((region) => ({ sign: (text) => rawCades(text, card(region)) }))

const replaced = (
  from: string | RegExp,
  to: string,
  content: string = chkContent(),
): Breach['breaks'] => registers({ content, write: (issued) => rawCda(issued).replace(from, to) })

const written = (fields: Parameters<typeof rawCda>[0] | Partial<Parameters<typeof rawCda>[0]>) =>
  registers({ write: (issued) => rawCda({ ...issued, ...fields }) })

const service = chkContent({ tipologia: '3' }, { codPrestazione: '897' })
const serviceCda = (issued: Issued): string => rawCda({ ...issued, service: true })

const oid = '2.16.840.1.113883.2.9'

/** The document of someone insured abroad. */
const foreignCda = (issued: Issued): string =>
  rawCda({ ...issued, tipo: 'UE' }).replace(
    /(<patientRole>)<id[^>]*>/,
    `$1<id root="${oid}.4.3.1" extension="FR.80380000900000000001"/><id root="${oid}.4.3.3" extension="FR.1"/>`,
  )
const foreign = chkContent({ tipoRic: 'UE' }, {}, foreignPerson)

const substitution = (code: string, words: string): string =>
  `</consumable><entryRelationship typeCode="SUBJ"><observation classCode="OBS" moodCode="RQO"><code code="SUBST" codeSystem="2.16.840.1.113883.5.6"/><entryRelationship typeCode="RSON"><observation classCode="OBS" moodCode="RQO"><code code="${code}" codeSystem="${oid}.6.1.52"${words}/></observation></entryRelationship></observation></entryRelationship>`

const priority = (code: string): string =>
  `<component><section ID="PRIORITA"><entry><procedure classCode="PROC" moodCode="RQO"><priorityCode code="${code}" codeSystem="2.16.840.1.113883.2.9.99"/></procedure></entry></section></component>`

const access = (mood: string): string =>
  `<entryRelationship typeCode="SAS"><encounter classCode="ENC" moodCode="${mood}"/></entryRelationship></observation>`

const firstVisit = chkContent(
  { tipologia: '3' },
  { codPrestazione: '897', codCatalogoPrescr: '51609', tipoAccesso: '1' },
)

/** Noon of tomorrow in Italy: no signature of this test is near midnight. */
const noon = (): { readonly written: string; readonly instant: Date } => {
  const day = italianTime(new Date(Date.now() + 86_400_000)).slice(0, 8)
  const utc = new Date(`${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}T12:00:00Z`)
  return { written: italianTime(utc), instant: utc }
}

const after = (minutes: number): Breach['breaks'] =>
  registers(() => {
    const { written: effectiveTime, instant } = noon()
    return {
      write: (issued) => rawCda({ ...issued, effectiveTime }),
      flaws: { signingTime: new Date(instant.getTime() + minutes * 60_000) },
    }
  })

const cancel =
  ({ call }: Region) =>
  ({ identifier }: Issued) =>
    call(
      'setAnnullaPrescrizione',
      `<sist:identificativoPrescrizione>${identifier}</sist:identificativoPrescrizione>`,
    )

/** Registrations that break one rule each. */
export const registrationBreaches: Breaches = {
  'p7m-encoding': registers({ encode: (text) => `${text.slice(0, 8)}*${text.slice(8)}` }),
  'p7m-structure': {
    breaks: registers({ sign: (text) => Buffer.from(text) }),
    otherwise: 'signer-operator',
  },
  'p7m-content': { breaks: flawed({ detached: true }), otherwise: 'author-signer' },
  'p7m-signers': registers(({ pki, signature }) => ({
    flaws: { signers: [pki.titolare.signature, signature.second] },
  })),
  'p7m-algorithms': flawed({ hash: 'sha1' }),
  'signer-certificate': { breaks: flawed({ certificate: null }), otherwise: 'signer-operator' },
  'p7m-content-type': flawed({ contentType: '1.2.840.113549.1.7.5' }),
  'p7m-message-digest': registers(({ pki }) => ({
    sign: (text) =>
      rawCades(text, pki.titolare.signature, { carried: text.replace('UTF-8', 'utf-8') }),
  })),
  'p7m-signing-certificate': flawed({ without: 'signingCertificate' }),
  'p7m-signing-time': flawed({ without: 'signingTime' }),
  'p7m-signature': registers(({ pki }) => ({ flaws: { keyPem: pki.altro.signature.keyPem } })),
  'signer-dates': signedBy(({ signature }) => signature.expired),
  'signer-usage': signedBy(({ signature }) => signature.wrongUse),
  'signer-trust': signedBy(({ signature }) => signature.stranger),
  'signer-operator': registers(({ pki }) => ({
    write: (issued) => rawCda({ ...issued, author: 'XXXYYY00A01Z999P' }),
    sign: (text) => rawCades(text, pki.altro.signature),
  })),
  'cda-well-formed': { breaks: replaced('</author>', ''), otherwise: 'author-signer' },
  'cda-doctype': replaced('?>', '?><!DOCTYPE ClinicalDocument>'),
  'cda-root': registers({
    write: (issued) => rawCda(issued).replaceAll('ClinicalDocument', 'ClinicalDocuments'),
  }),
  'cda-order': replaced(/(<languageCode[^>]*>)(<setId[^>]*>)/, '$2$1'),
  'cda-required': replaced(/<typeId[^>]*>/, ''),
  'cda-type-id': replaced('POCD_MT000040', 'POCD_MT000041'),
  'cda-effective-time': written({ effectiveTime: '2026' }),
  'author-signer': written({ author: 'XXXYYY00A01Z999P' }),
  'registra-known': {
    breaks: written({ identifier: '1600A9999999999' }),
    otherwise: 'system-error',
  },
  'registra-own': registers(({ pki }) => ({
    write: (issued) => rawCda({ ...issued, author: 'XXXYYY00A01Z999P' }),
    sign: (text) => rawCades(text, pki.altro.signature),
    doctor: pki.altro,
  })),
  'cda-id': replaced(
    /(<id root="[\d.]+\.8" extension="[^"]*" assigningAuthorityName=")MEF/,
    '$1SAC',
  ),
  'cda-set-id': replaced(/(<setId [^>]*extension=")[^"]*/, '$11'),
  'cda-template': replaced('ITPRF_PRESC_FARMA-001', 'ITPRF_PRESC_SPEC-001'),
  'cda-type': replaced('code="57833-6"', 'code="29305-0"'),
  'cda-kind': replaced('"3400-1"', '"3400-2"'),
  'cda-regime': replaced('code="SSN"', 'code="SASN"'),
  'cda-tipo-ricetta': replaced(/<qualifier><value code="IT".*?<\/qualifier>/, ''),
  'cda-tipo-ricetta-chk': written({ tipo: 'ST' }),
  'cda-confidentiality': replaced('<confidentialityCode code="N"', '<confidentialityCode code="R"'),
  'cda-language': replaced('it-IT', 'ita-ITA'),
  'cda-asl': replaced(/<participant.*<\/participant>/, ''),
  'cda-asl-chk': replaced(/(4\.1\.1" extension=")160114/, '$1160115'),
  'cda-patient-ids': replaced(/(<patientRole>)<id[^>]*>/, '$1'),
  'cda-foreign-ids': registers({
    content: foreign,
    write: (issued) => foreignCda(issued).replace('"FR.1"', '"1"'),
  }),
  'cda-foreign-no-cf': registers({
    content: foreign,
    write: (issued) =>
      foreignCda(issued)
        .replace('<patient/>', '<patient/>')
        .replace(
          '<patientRole>',
          `<patientRole><id root="${oid}.4.3.2" extension="PNIMRA70A01H501P"/>`,
        ),
  }),
  'cda-patient': written({ patient: 'TSTTST00A01A000W' }),
  'cda-masking': replaced(
    '<patient/>',
    '<patient><name><family>PINI</family></name></patient>',
    chkContent({ oscuramDati: '1' }),
  ),
  'cda-author-code': written({ authorCode: '000003' }),
  'cda-substituted': registers({ content: chkContent({ codMedicoSostituito: '000003' }) }),
  'cda-custodian': replaced(/(<custodian>.*?<id root=")[^"]*/, '$12.16.840.1.113883.2.9.2'),
  'cda-exemption': registers({
    content: chkContent(
      { codEsenzione: '048' },
      {},
      { codIdentificativoAssistito: 'TSTTST00A01A000W' },
    ),
    write: (issued) => rawCda({ ...issued, patient: 'TSTTST00A01A000W' }),
  }),
  'cda-items-missing': replaced(/<entry>.*<\/entry>/, ''),
  'cda-items-extra': replaced(
    /<entry>(.*?)<\/entry>/,
    '<entry>$1</entry><entry><substanceAdministration/></entry>',
  ),
  'cda-quantity': replaced('<quantity value="1"/>', '<quantity value="2"/>'),
  'cda-non-substitution': replaced('</consumable>', substitution('2', '')),
  'cda-non-substitution-text': replaced(
    '</consumable>',
    substitution('4', ' displayName="obiettive difficoltà di assunzione"'),
  ),
  'cda-service-mood': registers({
    content: service,
    write: (issued) => rawCda({ ...issued, service: true, mood: 'RQO' }),
  }),
  'cda-access-mood': registers({
    content: firstVisit,
    write: (issued) => serviceCda(issued).replace('</observation>', access('EVN')),
  }),
  'cda-priority': registers({
    content: service,
    write: (issued) => serviceCda(issued).replace('</structuredBody>', `${priority('U')}$&`),
  }),
  'cda-priority-place': registers({
    content: chkContent({ tipologia: '3', classePriorita: 'U' }, { codPrestazione: '897' }),
    write: (issued) => serviceCda(issued).replace('<structuredBody>', `$&${priority('U')}`),
  }),
  'signature-date': after(2 * 24 * 60),
  'signature-time': after(-1),
  'oscurato-present': registers({ oscurato: null }),
  'registra-state': registers((region) => ({ meanwhile: cancel(region) })),
  'duplicate-registration': async (region) => {
    const kept: { document?: string } = {}
    await region.register({ write: (issued) => (kept.document = rawCda(issued)) })
    return region.register({ write: () => kept.document ?? '' })
  },
}
