import { afterAll, beforeAll, expect, test } from 'vitest'

import { issueSelfSigned } from '../../../../../src/certificates/issue-certificate.ts'
import { controlClient, type ControlClient } from '../../../../../src/simulator/control-client.ts'
import type { RunningSimulator } from '../../../../../src/simulator/start-simulator.ts'
import { hasTool } from '../../../../support/external-tool.ts'
import { italianTime, opensslSign, rawCda, type RawCda } from '../../../../support/raw-cda.ts'
import {
  buildMessage,
  chkContent,
  send,
  type RawAnswer,
} from '../../../../support/raw-sist-client.ts'
import {
  issueTestPki,
  startSist,
  type TestDoctor,
  type TestPki,
} from '../../../../support/sist-world.ts'

const withOpenssl = test.skipIf(!hasTool('openssl'))

let pki: TestPki
let sist: RunningSimulator
let control: ControlClient

beforeAll(async () => {
  pki = await issueTestPki()
  sist = await startSist(pki)
  control = controlClient(sist.control)
})
afterAll(() => sist.close())

type Issued = Pick<RawCda, 'identifier' | 'codAutenticazione' | 'author'>

const call = async (
  operation: string,
  content: string,
  doctor: TestDoctor = pki.titolare,
  url = sist.url,
): Promise<RawAnswer> => send(url, pki, buildMessage(operation, content, { doctor }))

const issue = async (content = chkContent(), url = sist.url): Promise<Issued> => {
  const answer = await call('chkPrescrizione', content, pki.titolare, url)
  expect(answer.status).toBe(200)
  return {
    identifier: answer.first('IUP') ?? '',
    codAutenticazione: answer.first('codAutenticazione') ?? null,
    author: 'PROVAX00X00X000Y',
  }
}

const registration = (p7m: string, oscurato: string | null = 'false'): string =>
  `<sist:prescrizione>${p7m}</sist:prescrizione>${oscurato === null ? '' : `<sist:oscurato>${oscurato}</sist:oscurato>`}`

const register = async (p7m: Buffer, oscurato: string | null = 'false', doctor = pki.titolare) => {
  const answer = await call(
    'setRegistraPrescrizione',
    registration(p7m.toString('base64'), oscurato),
    doctor,
  )
  const outcome = sist.journal().at(-1)?.outcome
  return {
    esito: answer.first('esito'),
    fault: answer.fault,
    rule: outcome?.kind === 'answered' ? outcome.rule : undefined,
  }
}

const signed = (document: string, args?: readonly string[]): Buffer =>
  opensslSign(document, pki.titolare.signature, args)

const done = { esito: 'TRUE', fault: undefined, rule: null }
const refused = (fault: string, rule: string) => ({ esito: undefined, fault, rule })

withOpenssl('registers a signed prescription and gives its document back', async () => {
  const issued = await issue()
  const document = rawCda(issued)
  expect(await register(signed(document), 'true')).toEqual(done)
  const answer = await call(
    'getPrescrizioneIdentificata',
    `<sist:codiceFiscale>PNIMRA70A01H501P</sist:codiceFiscale><sist:identificativoRicetta>${issued.identifier}</sist:identificativoRicetta><sist:versione>4.03</sist:versione>`,
    pki.altro,
  )
  const unescaped = (answer.first('cdaInstance') ?? '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
  expect(unescaped).toBe(document)
  expect([
    answer.first('statoPrescrizione'),
    answer.first('statoRicetta'),
    answer.first('oscurato'),
  ]).toEqual(['1', '3', 'true'])
})

withOpenssl('registers a specialistica', async () => {
  const issued = await issue(chkContent({ tipologia: '3' }, { codPrestazione: '897' }))
  expect(await register(signed(rawCda({ ...issued, service: true })))).toEqual(done)
})

withOpenssl('registers an IUP that was assigned while the SAC was down', async () => {
  await control.setConditions(['sac-down'])
  const issued = await issue()
  await control.setConditions([])
  expect(issued).toMatchObject({
    identifier: expect.stringMatching(/^[0-9A-Z]{13}$/),
    codAutenticazione: null,
  })
  expect(await register(signed(rawCda(issued)))).toEqual(done)
})

withOpenssl.each<[string, string, (document: string) => Buffer]>([
  ['bytes that are no CMS', 'p7m-structure', (document) => Buffer.from(document)],
  [
    'a detached signature',
    'p7m-content',
    (document) => signed(document, ['-cades', '-md', 'sha256']),
  ],
  [
    'SHA-1',
    'p7m-algorithms',
    (document) => signed(document, ['-nodetach', '-cades', '-md', 'sha1']),
  ],
  [
    'no signing-certificate-v2',
    'p7m-signing-certificate',
    (document) => signed(document, ['-nodetach', '-md', 'sha256']),
  ],
  [
    'no signed attributes',
    'p7m-content-type',
    (document) => signed(document, ['-nodetach', '-noattr', '-md', 'sha256']),
  ],
  [
    'no certificate',
    'signer-certificate',
    (document) => signed(document, ['-nodetach', '-cades', '-nocerts', '-md', 'sha256']),
  ],
  [
    'a changed byte in the document',
    'p7m-message-digest',
    (document) => {
      const p7m = signed(document)
      const at = p7m.indexOf('realmCode')
      p7m[at] = (p7m[at] ?? 0) ^ 1
      return p7m
    },
  ],
  [
    'a changed byte in the signature',
    'p7m-signature',
    (document) => {
      const p7m = signed(document)
      const last = p7m.length - 1
      p7m[last] = (p7m[last] ?? 0) ^ 1
      return p7m
    },
  ],
  [
    'the authentication card',
    'signer-usage',
    (document) => opensslSign(document, pki.titolare.authentication),
  ],
])('refuses %s with 000219 by the rule %s', async (_, rule, sign) => {
  expect(await register(sign(rawCda(await issue())))).toEqual(refused('000219', rule))
})

withOpenssl('refuses two signers, an expired card and one of an unknown authority', async () => {
  const issued = await issue()
  const both = opensslSign(
    rawCda(issued),
    pki.titolare.signature,
    ['-nodetach', '-cades', '-md', 'sha256'],
    pki.altro.signature,
  )
  expect(await register(both)).toEqual(refused('000219', 'p7m-signers'))
  const spec = { commonName: 'PROVAX00X00X000Y/1.T', use: 'signature' as const }
  const unknown = await issueSelfSigned(spec)
  expect(await register(opensslSign(rawCda(issued), unknown))).toEqual(
    refused('000219', 'signer-trust'),
  )
  const expired = await pki.signatureCa.issue({
    ...spec,
    validFrom: new Date(Date.now() - 3 * 86_400_000),
    validTo: new Date(Date.now() - 86_400_000),
  })
  expect(await register(opensslSign(rawCda(issued), expired))).toEqual(
    refused('000219', 'signer-dates'),
  )
})

withOpenssl('refuses text that is not base64', async () => {
  const answer = await call('setRegistraPrescrizione', registration('$FIRMA', 'false'))
  expect([answer.status, answer.fault]).toEqual([500, '000219'])
})

withOpenssl('refuses a signer who is not the operator', async () => {
  const document = rawCda(await issue())
  expect(await register(opensslSign(document, pki.altro.signature))).toEqual(
    refused('000271', 'signer-operator'),
  )
})

withOpenssl.each<[string, string, string, (issued: Issued) => string]>([
  [
    'a document that is not well-formed',
    '900000',
    'cda-shape',
    (issued) => rawCda(issued).replace('</author>', ''),
  ],
  [
    'a document of another kind',
    '900000',
    'cda-shape',
    (issued) => rawCda(issued).replaceAll('urn:hl7-org:v3', 'urn:altro'),
  ],
  [
    'elements out of order',
    '900000',
    'cda-shape',
    (issued) =>
      rawCda(issued)
        .replace('<languageCode code="it-IT"/>', '')
        .replace('<versionNumber', '<languageCode code="it-IT"/><versionNumber'),
  ],
  [
    'no custodian',
    '900000',
    'cda-shape',
    (issued) => rawCda(issued).replace(/<custodian>.*<\/custodian>/, ''),
  ],
  [
    'a document type declaration',
    '900000',
    'cda-shape',
    (issued) => rawCda(issued).replace('?>', '?><!DOCTYPE ClinicalDocument>'),
  ],
  [
    'an author who is not the signer',
    '000272',
    'author-signer',
    (issued) => rawCda({ ...issued, author: 'XXXYYY00A01Z999P' }),
  ],
  [
    'an identifier that nobody assigned',
    '000004',
    'prescription-known',
    (issued) => rawCda({ ...issued, identifier: '1600A9999999999' }),
  ],
  [
    'the root of an IUP on an NRE',
    '000218',
    'cda-id',
    (issued) => rawCda({ ...issued, codAutenticazione: null }),
  ],
  [
    'another codice di autenticazione',
    '000218',
    'cda-set-id',
    (issued) => rawCda({ ...issued, codAutenticazione: '1' }),
  ],
  [
    'no tipo ricetta',
    '000218',
    'cda-tipo-ricetta',
    (issued) => rawCda(issued).replace(/<qualifier>.*<\/qualifier>/, ''),
  ],
  [
    'no ASL of residence',
    '000218',
    'cda-asl',
    (issued) => rawCda(issued).replace(/<participant.*<\/participant>/, ''),
  ],
  [
    'no patient id',
    '000218',
    'cda-patient-ids',
    (issued) => rawCda(issued).replace(/(<patientRole>)<id[^>]*>/, '$1'),
  ],
  [
    'another patient',
    '000218',
    'cda-patient',
    (issued) => rawCda({ ...issued, patient: 'TSTTST00A01A000W' }),
  ],
  [
    'another kind of prescription',
    '000218',
    'cda-type',
    (issued) => rawCda({ ...issued, service: true }),
  ],
  ['another drug', '000218', 'cda-items', (issued) => rawCda({ ...issued, itemCode: '900000035' })],
  [
    'a reason of non-substitution without words',
    '000218',
    'cda-non-substitution',
    (issued) =>
      rawCda(issued).replace(
        '</consumable>',
        '</consumable><entryRelationship typeCode="SUBJ"><observation classCode="OBS" moodCode="RQO"><code code="SUBST" codeSystem="2.16.840.1.113883.5.6"/><entryRelationship typeCode="RSON"><observation classCode="OBS" moodCode="RQO"><code code="2" codeSystem="2.16.840.1.113883.2.9.6.1.52"/></observation></entryRelationship></observation></entryRelationship>',
      ),
  ],
  [
    'a date that is not the day of signing',
    '000303',
    'signature-date',
    (issued) => rawCda({ ...issued, effectiveTime: '20200101100000' }),
  ],
])('refuses %s with %s by the rule %s', async (_, fault, rule, write) => {
  expect(await register(signed(write(await issue())))).toEqual(refused(fault, rule))
})

withOpenssl('refuses a signature earlier than the document', async ({ skip }) => {
  const later = new Date(Date.now() + 120_000)
  if (italianTime(later).slice(0, 8) !== italianTime(new Date()).slice(0, 8))
    skip('mezzanotte è troppo vicina: due minuti dopo è un altro giorno')
  const document = rawCda({ ...(await issue()), effectiveTime: italianTime(later) })
  expect(await register(signed(document))).toEqual(refused('000304', 'signature-time'))
})

withOpenssl('refuses a service whose mood is not PRMS', async () => {
  const issued = await issue(chkContent({ tipologia: '3' }, { codPrestazione: '897' }))
  expect(await register(signed(rawCda({ ...issued, service: true, mood: 'RQO' })))).toEqual(
    refused('000218', 'cda-service-mood'),
  )
})

withOpenssl('wants oscurato, and wants it to be a boolean', async () => {
  const p7m = signed(rawCda(await issue()))
  expect(await register(p7m, null)).toEqual(refused('000005', 'oscurato-present'))
  expect(await register(p7m, 'forse')).toEqual(refused('000239', 'payload-schema'))
  expect(await register(p7m, '1')).toEqual(done)
})

withOpenssl('refuses a second registration, unless the switch says otherwise', async () => {
  const p7m = signed(rawCda(await issue()))
  expect(await register(p7m)).toEqual(done)
  expect(await register(p7m)).toEqual(refused('000005', 'duplicate-registration'))
  await using lenient = await startSist(pki, { 'duplicate-registration': 'accept' })
  const again = signed(rawCda(await issue(chkContent(), lenient.url))).toString('base64')
  for (const _ of [1, 2]) {
    const answer = await call(
      'setRegistraPrescrizione',
      registration(again),
      pki.titolare,
      lenient.url,
    )
    expect(answer.first('esito')).toBe('TRUE')
  }
})

withOpenssl('takes PEM and refuses base64 when the switch says so', async () => {
  await using pem = await startSist(pki, { 'prescrizione-encoding': 'pem' })
  const base64 = signed(rawCda(await issue(chkContent(), pem.url))).toString('base64')
  const armoured = `-----BEGIN PKCS7-----\n${base64.replace(/.{64}/g, '$&\n')}\n-----END PKCS7-----\n`
  const answers = [base64, armoured].map((text) =>
    call('setRegistraPrescrizione', registration(text), pki.titolare, pem.url),
  )
  const [plain, dressed] = await Promise.all(answers)
  expect([plain?.fault, dressed?.first('esito')]).toEqual(['000219', 'TRUE'])
})

withOpenssl('answers FALSE and registers nothing under esito-false', async () => {
  const issued = await issue()
  const p7m = signed(rawCda(issued))
  await control.setConditions(['esito-false'])
  const answered = await register(p7m)
  await control.setConditions([])
  expect(answered).toEqual({ ...done, esito: 'FALSE' })
  expect(await register(p7m)).toEqual(done)
})

withOpenssl('refuses the document of a prescription that another doctor issued', async () => {
  const document = rawCda({ ...(await issue()), author: 'XXXYYY00A01Z999P' })
  const p7m = opensslSign(document, pki.altro.signature)
  expect(await register(p7m, 'false', pki.altro)).toEqual(refused('000004', 'prescription-own'))
})
