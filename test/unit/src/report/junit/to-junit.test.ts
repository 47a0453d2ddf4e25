import { DOMParser, type Document } from '@xmldom/xmldom'
import { XmlDocument } from 'libxml2-wasm'
import { expect, test } from 'vitest'

import type { CaseHead, RunRecord } from '../../../../../src/model/run-record.ts'
import { toJunit } from '../../../../../src/report/junit/to-junit.ts'
import { makeProject } from '../../../../support/temp-project.ts'
import { writeSyntheticRun } from '../synthetic-run.ts'

const synthetic = (): RunRecord => writeSyntheticRun(makeProject().folder).record

const parse = (xml: string): Document => new DOMParser().parseFromString(xml, 'text/xml')

const attributes = (document: Document, name: string): Record<string, string>[] =>
  [...document.getElementsByTagName(name)].map((element) =>
    Object.fromEntries([...element.attributes].map((one) => [one.name, one.value])),
  )

test('a run is a suite for each part of the plan, in its order, and each outcome has its own element', () => {
  const record = synthetic()
  const document = parse(toJunit(record, record.cases))
  expect(attributes(document, 'testsuites')).toEqual([
    {
      name: 'Ciclo di vita della prescrizione',
      tests: '5',
      failures: '1',
      errors: '1',
      skipped: '1',
      time: '0.300',
      timestamp: '2026-03-02T08:15:30.250Z',
    },
  ])
  expect(attributes(document, 'testsuite')).toEqual([
    {
      name: 'cvp · Prescrizione',
      tests: '3',
      failures: '0',
      errors: '1',
      skipped: '0',
      time: '0.180',
      timestamp: '2026-03-02T08:15:34',
    },
    {
      name: 'cvp · Annullamento',
      tests: '2',
      failures: '1',
      errors: '0',
      skipped: '1',
      time: '0.120',
      timestamp: '2026-03-02T08:15:32',
    },
  ])
  expect(attributes(document, 'testcase').map(({ name }) => name)).toEqual([
    'CVP-10 · Emissione di una ricetta farmaceutica',
    'CVP-03 · Registrazione della ricetta',
    'CVP-05 · Il proxy fermo è riconosciuto',
    "CVP-02 · L'annullamento di un altro medico è rifiutato",
    'CVP-04 · Annullamento della ricetta registrata',
  ])
  expect(attributes(document, 'failure')).toEqual([
    { message: '2 verifiche su 3 non sono soddisfatte', type: 'unmet-check' },
  ])
  expect(attributes(document, 'error')).toEqual([
    { message: 'SAML Assertion expired', type: 'CALL_FAILED' },
  ])
  expect(attributes(document, 'skipped')).toEqual([
    { message: 'Dipendenza non soddisfatta: CVP-03 non ha dato nre' },
  ])
})

test('what did not pass says the whole of it, and what a case did is told with its evidence', () => {
  const record = synthetic()
  const document = parse(toJunit(record, record.cases))
  const text = (name: string, index = 0): string =>
    document.getElementsByTagName(name)[index]?.textContent ?? ''
  expect(text('failure')).toMatchInlineSnapshot(`
    "Verifica non soddisfatta: 2 verifiche su 3 non sono soddisfatte

    emissione: Il codice del rifiuto
      atteso:   000280
      ottenuto: 000231

    emissione: Nessuna anomalia
      atteso:   nessuna
      ottenuto: 2 <anomalie>"
  `)
  expect(text('error')).toMatchInlineSnapshot(`
    "Ambiente non raggiungibile: SAML Assertion expired

    Che cosa fare: Verificare la VPN."
  `)
  expect(text('system-out', 1).replaceAll(/[0-9a-f]{64}/g, '<sha256>')).toMatchInlineSnapshot(`
    "caso: plans/cvp/cases/CVP-03.case.yaml
    requisiti: CVP.emissione
      emissione: Emissione della ricetta (Ambiente non raggiungibile)
        chkPrescrizione: richiesta evidence/<sha256>.xml
        nessuna risposta: SAML Assertion expired: connection closed by the peer"
  `)
})

test('every suite says of what run it is, and that the simulator proves nothing', () => {
  const record = synthetic()
  const properties = attributes(parse(toJunit(record, record.cases)), 'property')
  expect(properties.slice(0, 6)).toEqual([
    { name: 'esecuzione', value: '2026-03-02T08-15-30-cvp' },
    {
      name: 'verdetto',
      value: 'NEGATIVO: almeno un caso non è superato o si è interrotto',
    },
    { name: 'piano', value: 'cvp 1.0' },
    { name: 'applicazione', value: 'Cartella Esempio 3.4.1' },
    {
      name: 'ambiente',
      value: "simulatore incorporato: non vale come prova verso l'autorità",
    },
    { name: 'collaudo', value: '0.1.0' },
  ])
  expect(properties).toHaveLength(12)
})

test.each([
  [{ stopped: 'fermata dopo un caso' }, 'mai eseguito: fermata dopo un caso'],
  [{ interrupted: true }, 'mai eseguito: esecuzione interrotta prima di questo caso'],
])('a case that never ran is there, skipped, with the reason: %j', (changes, message) => {
  const whole = synthetic()
  const [first] = whole.cases
  if (first === undefined) throw new Error('no case')
  const planned: readonly CaseHead[] = whole.cases
  const record: RunRecord = { ...whole, ...changes, cases: [first] }
  const document = parse(toJunit(record, planned))
  expect(attributes(document, 'testcase')).toHaveLength(5)
  expect(attributes(document, 'testsuites')[0]).toMatchObject({ tests: '5', skipped: '4' })
  expect(attributes(document, 'skipped')).toEqual(Array.from({ length: 4 }, () => ({ message })))
})

test('whatever a peer answers, the file is XML that any parser reads, and no text is lost', () => {
  const whole = synthetic()
  const hostile = `a\u0000b\u001Bc\uFFFE\uD800d ]]> <!-- & " ' \r\n\t𝒳 è`
  const cases = whole.cases.map((one) => ({
    ...one,
    title: hostile,
    outcome: {
      status: 'broken' as const,
      trouble: 'internal-error' as const,
      code: 'INTERNAL',
      message: hostile,
    },
  }))
  const xml = toJunit({ ...whole, cases }, cases)
  using strict = XmlDocument.fromBuffer(Buffer.from(xml))
  const shown = `a\uFFFDb\uFFFDc\uFFFD\uFFFDd ]]> <!-- & " ' \r\n\t𝒳 è`
  expect(strict.root.get('//error/@message')?.content).toBe(shown)
  expect(strict.root.get('//testcase/@name')?.content).toBe(`CVP-10 · ${shown}`)
})
