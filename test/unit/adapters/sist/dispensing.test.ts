import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { XmlElement } from 'libxml2-wasm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'

import { sist } from '../../../../adapters/sist/adapter.ts'
import { namespaces } from '../../../../adapters/sist/namespaces.ts'
import type { CallContext, Operator } from '../../../../src/adapter/define-adapter.ts'
import {
  issueCa,
  type CertificateAuthority,
} from '../../../../src/certificates/issue-certificate.ts'
import { xmlEscape } from '../../../../src/lib/xml-escape.ts'
import type { Exchange } from '../../../../src/model/exchange.ts'
import { withXml } from '../../../../src/xml/parse-xml.ts'
import { hasTool } from '../../../support/external-tool.ts'
import { buildPrescriptionCda } from '../../../../adapters/sist/document/prescription-cda.ts'
import { drug, farmaceutica, inputOf } from './document/prescriptions.ts'
import { contextOver, issueOperators } from './support/context.ts'
import { exchangeWith, responseOf } from './support/exchange.ts'
import { startRecordingServer, type RecordingServer } from './support/recording-server.ts'

const registered = responseOf('setRegistraErogazioneFarm', '<esito>TRUE</esito>')

let server: RecordingServer
let ca: CertificateAuthority
let operators: { titolare: Operator; sostituto: Operator }

beforeAll(async () => {
  ca = await issueCa('CA di prova')
  operators = await issueOperators(ca)
  server = await startRecordingServer(() => ({
    status: 200,
    contentType: 'text/xml',
    body: registered,
  }))
})
beforeEach(() => {
  server.requests.length = 0
})
afterAll(() => server.close())

const earlier =
  (operation: string, body: unknown, answer: string): CallContext['earlier'] =>
  (id) =>
    id === 'ricetta'
      ? {
          send: { operation, body },
          exchange: exchangeWith({ operation, body: responseOf(operation, answer) }),
        }
      : undefined

const dispense = (
  document: Readonly<Record<string, unknown>>,
  from: CallContext['earlier'],
  changes: Partial<CallContext> = {},
): Promise<Exchange> =>
  sist.call(
    sist.request.parse({
      operation: 'setRegistraErogazioneFarm',
      document: { cda: 'erogazione', from: 'ricetta', ...document },
      body: { tipoOperazione: '1', versione: '4.02' },
    }),
    contextOver(server, operators, { earlier: from, ...changes }),
  )

const texts = (bytes: Uint8Array, xpaths: readonly string[]): string[] => {
  const read = withXml(bytes, (document) =>
    xpaths.map((xpath) => String(document.eval(`string(${xpath})`, namespaces))),
  )
  if (!read.ok) throw new Error(read.reason)
  return read.value
}

const cdaOf = ({ documents }: Exchange): Uint8Array => documents[0]?.bytes ?? new Uint8Array()

const issued = earlier('chkPrescrizione', farmaceutica, '<IUP>1600A0000000001</IUP>')

test('writes what is public of the document: template, codes, ids, prescription, product, amounts', async () => {
  const exchange = await dispense(
    {
      farmaci: [
        {
          aic: '034298051',
          quantita: '2',
          lotto: 'L-1',
          seriale: '000000001',
          importi: { '1.1': '4.50', '1.13': '0.00' },
        },
      ],
    },
    issued,
  )
  const item = '//hl7:section[@ID="EROGAZIONE_FARMACEUTICA"]/hl7:entry/hl7:supply'
  const asked = {
    '/hl7:ClinicalDocument/hl7:templateId/@root': '2.16.840.1.113883.2.9.10.2.11',
    '/hl7:ClinicalDocument/hl7:templateId/@extension': 'ITPRF_EROG_FARMA-001',
    '/hl7:ClinicalDocument/hl7:code/@code': '29304-3',
    '/hl7:ClinicalDocument/hl7:code/hl7:translation/@code': '3400',
    '/hl7:ClinicalDocument/hl7:code/hl7:translation/hl7:qualifier/hl7:value/@code': '3400-11',
    '/hl7:ClinicalDocument/hl7:id/@root': '2.16.840.1.113883.2.9.4.3.4',
    '/hl7:ClinicalDocument/hl7:id/@extension': 'E1600A0000000001',
    '/hl7:ClinicalDocument/hl7:id/@assigningAuthorityName': 'MEF',
    '/hl7:ClinicalDocument/hl7:setId/@extension': 'E1600A0000000001',
    '//hl7:inFulfillmentOf/hl7:order/hl7:id/@root': '2.16.840.1.113883.2.9.4.3.8',
    '//hl7:inFulfillmentOf/hl7:order/hl7:id/@extension': '1600A0000000001',
    '//hl7:patientRole/hl7:id/@extension': 'PNIMRA70A01H501P',
    '//hl7:author/hl7:assignedAuthor/hl7:id[1]/@extension': 'PROVAX00X00X000Y',
    [`${item}/@moodCode`]: 'EVN',
    [`${item}/hl7:id[1]/@extension`]: 'L-1',
    [`${item}/hl7:id[2]/@extension`]: '000000001',
    [`${item}/hl7:quantity/@value`]: '2',
    [`${item}//hl7:manufacturedLabeledDrug/hl7:code/@code`]: '034298051',
    [`${item}/hl7:entryRelationship[1]/hl7:observation/hl7:code/@code`]: '1.1',
    [`${item}/hl7:entryRelationship[1]/hl7:observation/hl7:code/@codeSystem`]:
      '2.16.840.1.113883.2.9.6.1.48',
    [`${item}/hl7:entryRelationship[1]/hl7:observation/hl7:value/@value`]: '4.50',
    [`${item}/hl7:entryRelationship[2]/hl7:observation/hl7:value/@value`]: '0.00',
  }
  expect(texts(cdaOf(exchange), Object.keys(asked))).toEqual(Object.values(asked))
  expect(exchange.documents.map(({ name }) => name)).toEqual([
    "CDA dell'erogazione",
    'CDA firmato (p7m)',
  ])
  expect(exchange.facts).toMatchObject({ nre: '1600A0000000001' })
})

test('sends the elements in the order of the contract, with the p7m as base64 of its DER', async () => {
  const exchange = await dispense({}, issued)
  const [request] = server.requests
  expect(request).toMatchObject({
    url: '/aslba_test/CVPService',
    headers: {
      SOAPAction: '"urn:sist:pddsasl:bindings:1.0:CVPPortType#setRegistraErogazioneFarm"',
    },
  })
  const body = request?.body ?? Buffer.alloc(0)
  const names = withXml(body, (document) =>
    document
      .find('//sist:setRegistraErogazioneFarm/*', namespaces)
      .map((node) => (node as XmlElement).name),
  )
  expect(names).toEqual({
    ok: true,
    value: ['datiOperatore', 'datiApplicativo', 'erogazione', 'tipoOperazione', 'versione'],
  })
  const [text = ''] = texts(body, ['//sist:erogazione'])
  const p7m = Buffer.from(text, 'base64')
  expect(p7m).toEqual(Buffer.from(exchange.documents[1]?.bytes ?? []))
  expect(sist.read(exchange)).toEqual({
    kind: 'expected',
    description: 'setRegistraErogazioneFarmResponse',
  })
})

test.skipIf(!hasTool('openssl'))(
  'openssl accepts the signature as CAdES, and gives the document back',
  async () => {
    const exchange = await dispense({}, issued)
    const folder = mkdtempSync(join(tmpdir(), 'collaudo-cades-'))
    writeFileSync(join(folder, 'ca.pem'), ca.certificatePem)
    const { status, stdout } = spawnSync(
      'openssl',
      ['cms', '-verify', '-cades', '-binary', '-inform', 'DER', '-CAfile', join(folder, 'ca.pem')],
      { input: exchange.documents[1]?.bytes },
    )
    rmSync(folder, { recursive: true })
    expect(status).toBe(0)
    expect(stdout).toEqual(Buffer.from(cdaOf(exchange)))
  },
)

test('dispenses the drugs that were prescribed, when the case names none', async () => {
  const two = {
    ...farmaceutica,
    elencoPrestazioni: {
      prestazione: [drug, { ...drug, codPrestazione: '000000002', quantitaPrescritta: '3' }],
    },
  }
  const exchange = await dispense({}, earlier('chkPrescrizione', two, '<IUP>1600A0000000001</IUP>'))
  expect(
    texts(cdaOf(exchange), [
      'count(//hl7:supply)',
      '//hl7:entry[2]//hl7:manufacturedLabeledDrug/hl7:code/@code',
      '//hl7:entry[2]/hl7:supply/hl7:quantity/@value',
    ]),
  ).toEqual(['2', '000000002', '3'])
})

const identification = {
  codiceFiscale: 'PNIMRA70A01H501P',
  identificativoRicetta: '012HI1000005D',
  versione: '4.03',
}

const atomic =
  '<prescrizione><datiFarm><farmaci><farmaco><codice>034298051</codice><quantita>2</quantita></farmaco></farmaci></datiFarm></prescrizione>'
const inCda = `<cdaInstance>${xmlEscape(buildPrescriptionCda(inputOf(farmaceutica)))}</cdaInstance>`

test.each([
  ['as atomic data', atomic, '2'],
  ['as a document', inCda, '1'],
])(
  'dispenses what an identification gave %s, under the IUP with its instant',
  async (_, answer, quantity) => {
    const exchange = await dispense(
      {},
      earlier('getPrescrizioneIdentificata', identification, answer),
    )
    expect(
      texts(cdaOf(exchange), [
        '/hl7:ClinicalDocument/hl7:id/@extension',
        '/hl7:ClinicalDocument/hl7:id/@assigningAuthorityName',
        '//hl7:inFulfillmentOf/hl7:order/hl7:id/@root',
        '//hl7:patientRole/hl7:id/@extension',
        '//hl7:manufacturedLabeledDrug/hl7:code/@code',
        '//hl7:supply/hl7:quantity/@value',
      ]),
    ).toEqual([
      '012HI1000005D20260701121530',
      'Regione Puglia',
      '2.16.840.1.113883.2.9.4.3.6',
      'PNIMRA70A01H501P',
      '034298051',
      quantity,
    ])
    expect(exchange.facts).toMatchObject({ iup: '012HI1000005D' })
  },
)

test('a pharmacist without a codice regionale is named by the codice fiscale alone', async () => {
  const pharmacist: Operator = { ...operators.titolare, codiceRegionale: '' }
  const exchange = await dispense({}, issued, {
    operator: { datiOperatore: pharmacist, authentication: pharmacist, signature: pharmacist },
  })
  expect(texts(cdaOf(exchange), ['count(//hl7:assignedAuthor/hl7:id)'])).toEqual(['1'])
})

test.each<[string, CallContext['earlier'], string]>([
  [
    'has nothing to dispense',
    earlier('getPrescrizioneIdentificata', identification, '<statoRicetta>3</statoRicetta>'),
    "Il documento non si può costruire: non c'è nessun farmaco da erogare.",
  ],
  [
    'never ran',
    () => undefined,
    'Il passo "ricetta" non è stato eseguito prima di questo: il CDA non si può comporre.',
  ],
  [
    'calls something else',
    earlier('setAnnullaPrescrizione', {}, '<esito>TRUE</esito>'),
    'Il passo "ricetta" non chiama chkPrescrizione, getPrescrizioneIdentificata: il CDA non si può comporre.',
  ],
])('sends nothing when the step of the prescription %s', async (_, from, message) => {
  await expect(dispense({}, from)).rejects.toMatchObject({ code: 'DOCUMENT_INCOMPLETE', message })
  expect(server.requests).toEqual([])
})

test('breaks the document on purpose like that of a prescription', async () => {
  const exchange = await dispense({}, issued, {
    deviate: { document: { cda: { remove: '//hl7:inFulfillmentOf' }, cades: 'not-base64' } },
  })
  expect(texts(cdaOf(exchange), ['count(//hl7:inFulfillmentOf)'])).toEqual(['0'])
  expect(texts(server.requests[0]?.body ?? new Uint8Array(), ['//sist:erogazione'])[0]).toContain(
    '*',
  )
})

test('asks for the dispensed of a month', async () => {
  const send = sist.request.parse({
    operation: 'getReportErogatoMensile',
    body: { annoMese: '202606' },
  })
  expect(await sist.problems(send)).toEqual([])
  await sist.call(send, contextOver(server, operators))
  expect(texts(server.requests[0]?.body ?? new Uint8Array(), ['//sist:annoMese'])).toEqual([
    '202606',
  ])
})
