import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'

import { adapters } from '../../../../adapters/index.ts'
import { namespaces } from '../../../../adapters/sist/namespaces.ts'
import type { CardQuestion, PinQuestion } from '../../../../src/card/card-desk.ts'
import type { CaseRecord, RunRecord } from '../../../../src/model/run-record.ts'
import { runOrder } from '../../../../src/suite/card-order.ts'
import { serveMain } from '../../../../src/suite/main-channel.ts'
import { cardPins, pause, startCardRegion, type CardRegion } from '../../../support/card-region.ts'
import { filesUnder, leaksIn } from '../../../support/e2e-leaks.ts'
import { hasTool } from '../../../support/external-tool.ts'
import { readyPlan, type ReadyPlan } from '../../../support/run-here.ts'
import { hasSoftHsm } from '../../../support/soft-hsm.ts'

const cases = {
  'P-01': 'medico-titolare',
  'P-02': 'medico-altro',
  'P-03': 'medico-sostituto',
  'P-04': 'medico-titolare',
} as const

describe.skipIf(!hasSoftHsm())('a run with cards', () => {
  let region: CardRegion
  let plan: ReadyPlan
  let channel: ReturnType<typeof serveMain> | undefined
  let asked: PinQuestion[] = []
  let inserting: CardQuestion[] = []
  let runs = 0

  beforeAll(async () => {
    region = await startCardRegion(cases)
  })

  afterAll(() => region.close())

  afterEach(async () => {
    channel?.close()
    asked = []
    inserting = []
    for (const one of [region.card, region.another]) one.insert()
    await plan[Symbol.asyncDispose]()
  })

  const run = async (
    environment: string,
    options: {
      readonly only?: readonly string[]
      /** What a person does when a manual step asks for it. */
      readonly act?: () => void
      /** Where nobody is there, no card is inserted. */
      readonly insert?: () => void
      readonly pins?: Readonly<Record<string, string>>
    } = {},
  ): Promise<RunRecord> => {
    plan = await readyPlan(region.workspace, {
      plan: 'prova',
      environment,
      env: { CODICE_DI_PROVA: 'CODICE-DI-PROVA' },
      ...(options.only === undefined ? {} : { cases: options.only }),
    })
    runs += 1
    const name = `carte-${runs}`
    const pins: Record<string, string> = { ...cardPins, ...options.pins }
    channel = serveMain(name, {
      pin: (question) => {
        asked.push(question)
        const pin = question.refused ? undefined : pins[question.variable ?? '']
        return Promise.resolve(pin ?? null)
      },
      manual: () => {
        options.act?.()
        return Promise.resolve({ answers: { fatto: 'sì' }, files: {} })
      },
      card: (question) => {
        inserting.push(question)
        options.insert?.()
        return Promise.resolve(true)
      },
    })
    const order = runOrder(plan.environment, plan.plan.cases, adapters)
    return plan.run(name, {}, undefined, {
      manual: { answers: {}, channel: name },
      cards: { channel: name, isAttended: options.insert !== undefined },
      order: order.map(({ head }) => head.id),
    })
  }

  const outcomes = ({ cases: all }: RunRecord): (readonly [string, string])[] =>
    all.map(({ id, outcome }) => [id, outcome.status] as const)

  const fileOf = (record: RunRecord, path: string | undefined): Buffer =>
    readFileSync(region.workspace.path('reports', record.run, path ?? ''))

  /** The bytes of a step's request, and of the document that it carried. */
  const sent = (record: RunRecord, one: CaseRecord | undefined, step: number) => {
    const [exchange] = one?.steps[step]?.exchanges ?? []
    const p7m = exchange?.documents.find(({ path }) => path.endsWith('.p7m'))
    return { body: fileOf(record, exchange?.request.body.path), p7m: fileOf(record, p7m?.path) }
  }

  test('two cards, a key in a file and a program that signs act in one run, each where a step says so', async () => {
    const record = await run('regione')
    expect(record.cases.map(({ outcome }) => outcome)).toEqual(
      Object.keys(cases).map(() => ({ status: 'passed' })),
    )
    // Each PIN once, though the signature key wants it for each signature.
    expect(asked.map(({ holder, use }) => [holder, use])).toEqual([
      ['medico-titolare', 'login'],
      ['medico-altro', 'login'],
    ])
    expect(inserting).toEqual([])

    // What a card signed is verified by others, from the evidence.
    const { folder } = region.hsm
    const { body, p7m } = sent(record, record.cases[1], 1)
    const absolute = body.toString().replaceAll(`"${namespaces.sist}"`, `"urn:${namespaces.sist}"`)
    writeFileSync(join(folder, 'envelope.xml'), absolute)
    writeFileSync(join(folder, 'cns.pem'), region.pki.altro.authentication.certificatePem)
    writeFileSync(join(folder, 'ca.pem'), region.pki.signatureCa.certificatePem)
    writeFileSync(join(folder, 'documento.p7m'), p7m)
    const verify = (program: string, args: readonly string[]): string =>
      hasTool(program)
        ? execFileSync(program, [...args], { cwd: folder, encoding: 'utf8', stdio: 'pipe' })
        : 'XXXYYY00A01Z999P'
    const timestamp = `${namespaces.wsu}:Timestamp`
    verify('xmlsec1', [
      ...['--verify', '--id-attr:Id', timestamp, '--pubkey-cert-pem', 'cns.pem', 'envelope.xml'],
    ])
    const document = verify('openssl', [
      ...['cms', '-verify', '-cades', '-inform', 'DER', '-in', 'documento.p7m'],
      ...['-CAfile', 'ca.pem', '-purpose', 'any'],
    ])
    expect(document).toContain('XXXYYY00A01Z999P')

    const written = filesUnder(region.workspace.path('reports', record.run))
    const pins = Object.entries(cardPins).map(([name, value]) => ({ name, value }))
    expect(leaksIn(written, pins)).toEqual([])
    expect(leaksIn(written, [{ name: 'seen', value: 'XXXYYY00A01Z999P' }])).not.toEqual([])
  })

  test('with one reader a person is asked to change the card once, and the record keeps the order of the plan', async () => {
    region.another.remove()
    const record = await run('un-lettore', {
      insert: () => {
        region.card.remove()
        region.another.insert()
      },
    })
    expect(outcomes(record)).toEqual(Object.keys(cases).map((id) => [id, 'passed']))
    expect(inserting).toEqual([
      {
        holder: 'medico-altro',
        codiceFiscale: 'XXXYYY00A01Z999P',
        card: 'token «CNS»',
        instead: 'PROVAX00X00X000Y',
      },
    ])
    const byTime = record.cases.toSorted((a, b) => a.startedAt.localeCompare(b.startedAt))
    expect(byTime.map(({ id }) => id)).toEqual(['P-01', 'P-03', 'P-04', 'P-02'])
  })

  test('where nobody can change the card, the cases of the other one wait for an operator', async () => {
    region.another.remove()
    const record = await run('un-lettore', { only: ['P-01', 'P-02'] })
    expect(outcomes(record)).toEqual([
      ['P-01', 'passed'],
      ['P-02', 'skipped'],
    ])
    expect(record.cases[1]).toMatchObject({
      outcome: {
        cause: 'awaiting-operator',
        reason:
          'la carta è di PROVAX00X00X000Y, non di «medico-altro» (XXXYYY00A01Z999P): il PIN non è stato usato; inserire la carta giusta, o correggere token-label: e codiceFiscale: in environment.yaml',
      },
      steps: [],
    })
    expect(record.verdict).toBe('incompleto')
    expect(asked.map(({ holder }) => holder)).toEqual(['medico-titolare'])
  })

  test('a wrong PIN costs one attempt in the whole run', async () => {
    const record = await run('regione', {
      only: ['P-01', 'P-02', 'P-04'],
      pins: { PROVA_TITOLARE_PIN: 'Sbagliato-17' },
    })
    expect(outcomes(record)).toEqual([
      ['P-01', 'skipped'],
      ['P-02', 'passed'],
      ['P-04', 'skipped'],
    ])
    expect(record.cases[0]?.outcome).toMatchObject({ cause: 'awaiting-operator' })
    expect(asked.map(({ holder, refused }) => [holder, refused])).toEqual([
      ['medico-titolare', false],
      ['medico-altro', false],
      ['medico-titolare', true],
    ])
  })

  test.each([
    ['waits for somebody to put it back', true, 'passed'],
    ['does not run where nobody can', false, 'skipped'],
  ])(
    'a card taken out in the middle breaks the case; the next one %s',
    async (_, isAttended, next) => {
      const file = 'plans/prova/cases/P-01.case.yaml'
      const following = '  - id: registrazione\n'
      region.workspace.edit(file, following, `${pause}${following}`)
      const record = await run('regione', {
        only: ['P-01', 'P-04'],
        act: () => region.card.remove(),
        ...(isAttended ? { insert: () => region.card.insert() } : {}),
      })
      region.workspace.edit(file, `${pause}${following}`, following)
      expect(outcomes(record)).toEqual([
        ['P-01', 'broken'],
        ['P-04', next],
      ])
      expect(record.cases[0]?.outcome).toEqual({
        status: 'broken',
        trouble: 'signing-failed',
        code: 'CARD_REMOVED',
        message:
          'la carta di «medico-titolare» è stata tolta, o il lettore staccato, durante il caso',
        hint: 'rimetterla: i casi seguenti la aspettano; questo si rifà con collaudo run --failed',
      })
      // What it had sent by then is kept, and nothing was sent after it.
      expect(record.cases[0]?.steps.map(({ id, exchanges }) => [id, exchanges.length])).toEqual([
        ['emissione', 1],
        ['pausa', 0],
        ['registrazione', 0],
      ])
      expect(inserting.map(({ holder }) => holder)).toEqual(isAttended ? ['medico-titolare'] : [])
      expect(asked.map(({ holder }) => holder)).toEqual(['medico-titolare'])
    },
  )
})
