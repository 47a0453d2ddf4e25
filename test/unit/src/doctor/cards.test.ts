import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { issueTestPki, type TestPki } from '../../../support/sist-world.ts'
import {
  hasSoftHsm,
  hasSpy,
  makeHsm,
  softHsmModule,
  spyOn,
  type TestCard,
  type TestHsm,
} from '../../../support/soft-hsm.ts'
import type { TempWorkspace } from '../../../support/temp-workspace.ts'
import { look, regionAt } from './support.ts'

const file = 'environments/prova/environment.yaml'
const finalTry = 0x20000

describe.skipIf(!hasSoftHsm())('the cards of an environment', () => {
  let hsm: TestHsm
  let card: TestCard
  let pki: TestPki
  let workspace: TempWorkspace

  /** Both keys of a doctor on a card, through a module. */
  const withCard = (text: string, module: string, whose = 'titolare'): string => {
    const yaml = `{ card: { module: '${module}', token-label: CNS, pin: { env: PROVA_PIN } } }`
    const keys = new RegExp(`^( {4}(?:authentication|signature): ).*medico-${whose}.*$`, 'gm')
    return text.replace(keys, `$1${yaml}`)
  }
  const onCard = (module: string): void => workspace.write(file, withCard(whole, module))
  let whole: string

  beforeAll(async () => {
    pki = await issueTestPki()
    hsm = makeHsm()
    card = hsm.makeCard({
      label: 'CNS',
      pin: 'PIN-93817264',
      keys: [
        { id: '01', label: 'cns', credential: pki.titolare.authentication },
        { id: '02', label: 'firma', credential: pki.titolare.signature },
      ],
    })
    workspace = regionAt(pki, 'https://127.0.0.1:1')
    whole = workspace.read(file)
    onCard(softHsmModule)
  })

  afterAll(() => {
    hsm.close()
  })

  test('a card that is there is told with its certificates, and a PIN that nobody gave is no mistake', async () => {
    const found = await look(workspace)
    expect(found.results).toMatchObject({
      'operator medico-titolare': 'ok',
      'card medico-titolare': 'ok',
    })
    expect(found.check('values')).toMatchObject({
      result: 'ok',
      found: 'hanno un valore: CODICE_DI_PROVA; le chiederà il terminale: PROVA_PIN',
    })
    expect(found.check('card').found).toMatch(/^«CNS» in SoftHSM slot ID 0x[0-9a-f]+$/)
  })

  test('a card that is not there is told, and its certificates are not determined', async () => {
    card.remove()
    const found = await look(workspace)
    card.insert()
    expect(found.code).toBe(3)
    expect(found.results).toMatchObject({ 'operator medico-titolare': 'not-determined' })
    expect(found.check('card')).toMatchObject({
      result: 'failed',
      found: 'la carta di «medico-titolare» (token «CNS») non è in nessun lettore',
      todo: 'inserirla; collaudo card list mostra le carte che si vedono',
    })
  })

  test('a card with one try left is told, and a module that cannot be used says nothing of a card', async () => {
    const before = card.flags()
    card.setFlags(before | finalTry)
    const found = await look(workspace)
    card.setFlags(before)
    expect(found.check('card')).toMatchObject({
      result: 'failed',
      found: expect.stringContaining('resta un solo tentativo di PIN') as string,
    })
    workspace.write('environments/prova/finto.so', 'non è una libreria')
    onCard('./finto.so')
    const unreadable = await look(workspace)
    onCard(softHsmModule)
    expect(unreadable.check('card')).toMatchObject({
      result: 'not-determined',
      found: expect.stringContaining('non si può usare') as string,
    })
  })

  test('the card of somebody else is told by the codice fiscale', async () => {
    workspace.edit(file, 'codiceFiscale: PROVAX00X00X000Y', 'codiceFiscale: PROVAX00X00X000Z')
    const found = await look(workspace)
    onCard(softHsmModule)
    expect(found.check('card')).toMatchObject({
      result: 'failed',
      found: expect.stringMatching(/^la carta è di PROVAX00X00X000Y, non di/) as string,
    })
  })

  test('with more cards than readers, one that is not there is asked for later', async () => {
    const both = withCard(withCard(whole, softHsmModule), softHsmModule, 'altro')
    const cardsOf = async (yaml: string) => {
      workspace.write(file, yaml)
      const { checks } = await look(workspace)
      return checks
        .filter(({ id }) => id === 'card' || id === 'readers')
        .map(({ subject, result }) => [subject, result])
    }
    expect(await cardsOf(both)).toEqual([
      ['medico-titolare', 'ok'],
      ['medico-altro', 'failed'],
      [null, 'warning'],
    ])
    expect(await cardsOf(`${both}readers: 1\n`)).toEqual([
      ['medico-titolare', 'ok'],
      ['medico-altro', 'warning'],
      [null, 'ok'],
    ])
    expect(await cardsOf(`${both}readers: 2\n`)).toEqual([
      ['medico-titolare', 'ok'],
      ['medico-altro', 'failed'],
      [null, 'ok'],
    ])
    card.remove()
    const none = await cardsOf(`${both}readers: 1\n`)
    card.insert()
    onCard(softHsmModule)
    expect(none.map(([, result]) => result)).toEqual(['failed', 'failed', 'ok'])
  })

  test.skipIf(!hasSpy())('nobody logs in', async () => {
    const spy = spyOn(hsm)
    onCard(spy.module)
    const found = await look(workspace)
    onCard(softHsmModule)
    expect(found.check('card').result).toBe('ok')
    expect(spy.calls('C_FindObjects')).toBeGreaterThan(0)
    expect(spy.calls('C_Login')).toBe(0)
  })
})
