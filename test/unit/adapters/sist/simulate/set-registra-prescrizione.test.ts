import { afterAll, beforeAll, expect, test } from 'vitest'

import { controlClient, type ControlClient } from '../../../../../src/simulator/control-client.ts'
import type { RunningSimulator } from '../../../../../src/simulator/start-simulator.ts'
import { hasTool } from '../../../../support/external-tool.ts'
import { rawCades } from '../../../../support/raw-cades.ts'
import { opensslSign, rawCda, type RawCda } from '../../../../support/raw-cda.ts'
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

withOpenssl('wants oscurato, and wants it to be a boolean', async () => {
  const p7m = signed(rawCda(await issue()))
  expect(await register(p7m, null)).toEqual(refused('000005', 'oscurato-present'))
  expect(await register(p7m, 'forse')).toEqual(refused('000239', 'payload-schema'))
  expect(await register(p7m, '1')).toEqual(done)
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

test('decides in the order of the fake server: each trouble hides those after it', async () => {
  const order = [
    'p7m-signature',
    'signer-operator',
    'cda-required',
    'author-signer',
    'registra-known',
    'cda-language',
    'signature-date',
    'oscurato-present',
  ]
  const wrongFrom = async (first: number): Promise<string | null | undefined> => {
    const isWrong = (rule: string): boolean => order.indexOf(rule) >= first
    const unless = (rule: string, good: string, bad: string): string => (isWrong(rule) ? bad : good)
    const issued = await issue()
    const document = rawCda({
      ...issued,
      author: unless('author-signer', issued.author, 'XXXYYY00A01Z999Q'),
      identifier: unless('registra-known', issued.identifier, '1600A9999999999'),
      ...(isWrong('signature-date') ? { effectiveTime: '20200101100000' } : {}),
    })
      .replace(unless('cda-required', '', '<typeId'), unless('cda-required', '', '<realmCode'))
      .replace('it-IT', unless('cda-language', 'it-IT', 'xx'))
    const signer = isWrong('signer-operator') ? pki.altro.signature : pki.titolare.signature
    const stranger = isWrong('p7m-signature') ? { keyPem: pki.titolare.authentication.keyPem } : {}
    const p7m = rawCades(document, signer, stranger)
    return (await register(p7m, isWrong('oscurato-present') ? null : 'false')).rule
  }
  const found: (string | null | undefined)[] = []
  for (let first = 0; first <= order.length; first++) found.push(await wrongFrom(first))
  expect(found).toEqual([...order, null])
})
