import { verify } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'

import type { CardDesk, CardQuestion, PinQuestion } from '../../../../src/card/card-desk.ts'
import type { CardHolder, CardSpec, KeyPurpose } from '../../../../src/card/card-spec.ts'
import { createCards, type CardKey, type Cards } from '../../../../src/card/cards.ts'
import { issueCa } from '../../../../src/certificates/issue-certificate.ts'
import { secret } from '../../../../src/model/secret.ts'
import type { SignatureHash } from '../../../../src/model/signing-key.ts'
import { harnessErrorFrom } from '../../../support/harness-error-of.ts'
import {
  hasSoftHsm,
  hasSpy,
  makeHsm,
  softHsmModule,
  spyOn,
  type CardContents,
  type TestCard,
  type TestHsm,
} from '../../../support/soft-hsm.ts'

const pin = 'PIN-93817264'
const data = Buffer.from('quello che si firma')
const finalTry = 0x20000
const locked = 0x40000

const titolare: CardHolder = { name: 'medico-titolare', codiceFiscale: 'PROVAX00X00X000Y' }
const altro: CardHolder = { name: 'medico-altro', codiceFiscale: 'XXXYYY00A01Z999P' }

describe.skipIf(!hasSoftHsm())('cards', () => {
  let keys: CardContents['keys']
  let hsm: TestHsm
  let card: TestCard
  let another: TestCard
  let asked: PinQuestion[] = []
  let inserting: CardQuestion[] = []
  let opened: Cards[] = []

  beforeAll(async () => {
    const ca = await issueCa('CA di prova')
    const contents = async ({ codiceFiscale }: CardHolder): Promise<CardContents['keys']> => {
      const commonName = `${codiceFiscale ?? ''}/1.TEST`
      const [authentication, signature] = await Promise.all([
        ca.issue({ commonName, use: 'authentication' }),
        ca.issue({ commonName, use: 'signature' }),
      ])
      return [
        { id: '01', label: 'cns', credential: authentication },
        { id: '02', label: 'firma', credential: signature, alwaysAuthenticate: true },
      ]
    }
    hsm = makeHsm()
    keys = await contents(titolare)
    // As an issuer does it: every card has the same label.
    card = hsm.makeCard({ label: 'CNS', pin, keys })
    another = hsm.makeCard({ label: 'CNS', pin, keys: await contents(altro) })
  })

  afterAll(() => hsm.close())

  afterEach(async () => {
    for (const cards of opened) await cards.close()
    opened = []
    asked = []
    inserting = []
  })

  /** PINs are said one after another; then there is none. */
  const open = (
    pins: readonly string[] = [pin],
    desk: Partial<CardDesk> = {},
    isSwapping = false,
  ): Cards => {
    const left = [...pins]
    const cards = createCards({
      isSwapping,
      desk: {
        isAttended: false,
        pin: (question) => {
          asked.push(question)
          const next = left.shift()
          return Promise.resolve(next === undefined ? null : secret(next))
        },
        insert: (question) => {
          inserting.push(question)
          return Promise.resolve(false)
        },
        ...desk,
      },
    })
    opened.push(cards)
    return cards
  }

  const keyOf = (
    cards: Cards,
    purpose: KeyPurpose = 'authentication',
    changes: Partial<CardSpec> = {},
    holder: CardHolder = titolare,
  ): CardKey =>
    cards.key({
      spec: {
        module: softHsmModule,
        token: { slot: null, label: 'CNS', serial: null },
        key: { id: null, label: null },
        pin: 'PIN_DI_PROVA',
        keyPin: null,
        ...changes,
      },
      holder,
      purpose,
    })

  const signs = async (key: CardKey, hash: SignatureHash = 'sha256'): Promise<boolean> =>
    verify(hash, data, key.certificate.publicKey, await key.sign(hash, data))

  const troubleOf = async (work: Promise<unknown>): Promise<string> =>
    (await harnessErrorFrom(work)).code

  test('both keys of a person are found by their use, behind one PIN that is asked for once', async () => {
    const cards = open()
    const [authentication, signature] = [keyOf(cards), keyOf(cards, 'signature')]
    for (const key of [authentication, signature]) await key.ready(false)
    expect(authentication.certificate.keyUsage).toEqual(['1.3.6.1.5.5.7.3.2'])
    expect(signature.certificate.keyUsage).toBeUndefined()
    for (const key of [authentication, signature])
      for (const hash of ['sha1', 'sha256', 'sha384', 'sha512'] as const)
        expect(await signs(key, hash)).toBe(true)
    expect(asked).toEqual([
      {
        holder: 'medico-titolare',
        card: `«CNS» ${card.serial}`,
        use: 'login',
        variable: 'PIN_DI_PROVA',
        refused: false,
        isLow: false,
      },
    ])
  })

  test('pkcs11-tool finds the same certificate, and makes the same signature', async () => {
    const key = keyOf(open())
    await key.ready(false)
    const login = ['--slot', card.slot, '--login', '--pin', pin, '--id', '01']
    writeFileSync(join(hsm.folder, 'data'), data)
    hsm.tool('pkcs11-tool', [
      ...[...login, '--sign', '--mechanism', 'SHA256-RSA-PKCS'],
      ...['--input-file', 'data', '--output-file', 'signature'],
    ])
    hsm.tool('pkcs11-tool', [
      ...[...login, '--read-object', '--type', 'cert', '--output-file', 'read.der'],
    ])
    expect(Buffer.from(await key.sign('sha256', data))).toEqual(
      readFileSync(join(hsm.folder, 'signature')),
    )
    expect(key.certificate.raw).toEqual(readFileSync(join(hsm.folder, 'read.der')))
  })

  test('cards with the same label are told apart by the codice fiscale', async () => {
    const cards = open([pin, pin])
    const [one, other] = [keyOf(cards), keyOf(cards, 'authentication', {}, altro)]
    for (const key of [one, other]) await key.ready(false)
    expect(one.certificate.subject).toContain('PROVAX00X00X000Y')
    expect(other.certificate.subject).toContain('XXXYYY00A01Z999P')
    expect(asked.map(({ holder }) => holder)).toEqual(['medico-titolare', 'medico-altro'])
    // Many at once, on both: each call waits for the one before.
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, index) => signs(index % 2 === 0 ? one : other)),
    )
    expect(all.every(Boolean)).toBe(true)
  })

  test.skipIf(!hasSpy())('a wrong PIN is said once, and never again by itself', async () => {
    const spy = spyOn(hsm)
    const cards = open(['wrong-pin'])
    const key = keyOf(cards, 'authentication', { module: spy.module })
    expect(await harnessErrorFrom(key.ready(false))).toEqual({
      code: 'CARD_PIN_WRONG',
      message:
        'la carta di «medico-titolare» ha rifiutato il PIN: non si riprova da sé, perché a ogni errore la carta è più vicina al blocco',
      hint: 'controllare il PIN e riprendere con collaudo run --resume',
    })
    expect(spy.calls('C_Login')).toBe(1)
    // Whoever comes next, for either key, is asked for another; there is none.
    expect(await troubleOf(key.ready(false))).toBe('CARD_PIN_WRONG')
    expect(await troubleOf(keyOf(cards, 'signature', { module: spy.module }).ready(false))).toBe(
      'CARD_PIN_WRONG',
    )
    expect(spy.calls('C_Login')).toBe(1)
    expect(asked.map(({ refused, isLow }) => [refused, isLow])).toEqual([
      [false, false],
      [true, true],
      [true, true],
    ])
  })

  test('a person may say another PIN after a wrong one', async () => {
    const key = keyOf(open(['wrong-pin', pin], { isAttended: true }))
    await key.ready(false)
    expect(await signs(key)).toBe(true)
    expect(asked.map(({ refused }) => refused)).toEqual([false, true])
  })

  test.each([
    [
      finalTry,
      'alla carta di «medico-titolare» resta un solo tentativo di PIN: Collaudo non lo usa',
    ],
    [locked, 'il PIN della carta di «medico-titolare» è bloccato'],
  ])(
    'no PIN is asked for, let alone said, when the token has the flag %i',
    async (flag, message) => {
      const before = card.flags()
      card.setFlags(before | flag)
      try {
        for (const isAttended of [false, true]) {
          const found = await harnessErrorFrom(keyOf(open([pin], { isAttended })).ready(false))
          expect(found).toMatchObject({ code: 'CARD_PIN_BLOCKED', message })
        }
        expect(asked).toEqual([])
      } finally {
        card.setFlags(before)
      }
    },
  )

  test('without a PIN nothing is tried', async () => {
    expect(await harnessErrorFrom(keyOf(open([])).ready(false))).toEqual({
      code: 'CARD_PIN_MISSING',
      message: 'manca il PIN della carta di «medico-titolare»',
      hint: 'eseguire da un terminale, che lo chiede, o dare un valore a PIN_DI_PROVA',
    })
  })

  test.skipIf(!hasSpy())('a key that wants a PIN of its own gets that one, each time', async () => {
    const spy = spyOn(hsm)
    const cards = open([pin, 'wrong-pin'])
    const key = keyOf(cards, 'signature', { module: spy.module, keyPin: 'PIN_DI_FIRMA' })
    await key.ready(false)
    expect(asked.map(({ use, variable }) => [use, variable])).toEqual([
      ['login', 'PIN_DI_PROVA'],
      ['signature', 'PIN_DI_FIRMA'],
    ])
    const logins = spy.calls('C_Login')
    expect(await troubleOf(key.sign('sha256', data))).toBe('CARD_PIN_WRONG')
    expect(spy.calls('C_Login')).toBe(logins + 1)
    expect(await troubleOf(key.ready(false))).toBe('CARD_PIN_WRONG')
    // The token itself was opened again, with the PIN that was right; the wrong one was not said.
    expect(spy.calls('C_Login')).toBeLessThanOrEqual(logins + 2)
    expect(asked.at(-1)).toMatchObject({ use: 'signature', refused: true })
  })

  test('a card that is taken out makes the signature fail, and is used again once it is back', async () => {
    const cards = open()
    const key = keyOf(cards)
    await key.ready(false)
    card.remove()
    expect(await harnessErrorFrom(key.sign('sha256', data))).toMatchObject({
      code: 'CARD_REMOVED',
      message:
        'la carta di «medico-titolare» è stata tolta, o il lettore staccato, durante il caso',
    })
    expect(await troubleOf(key.ready(false))).toBe('CARD_OF_ANOTHER')
    card.insert()
    await keyOf(cards).ready(false)
    await key.ready(false)
    expect(await signs(key)).toBe(true)
    expect(asked).toHaveLength(1)
  })

  test('between two steps of a case, a card that was there is not waited for', async () => {
    const key = keyOf(open([pin], { isAttended: true }))
    await key.ready(false)
    card.remove()
    try {
      expect(await troubleOf(key.ready(true))).toBe('CARD_REMOVED')
      expect(inserting).toEqual([])
    } finally {
      card.insert()
    }
  })

  test('where cards change places, each is asked for in its turn', async () => {
    another.remove()
    const swap = (question: CardQuestion): Promise<boolean> => {
      inserting.push(question)
      card.remove()
      another.insert()
      return Promise.resolve(true)
    }
    const cards = open([pin, pin], { isAttended: true, insert: swap }, true)
    const [one, other] = [keyOf(cards), keyOf(cards, 'authentication', {}, altro)]
    try {
      await one.ready(true)
      expect(await signs(one)).toBe(true)
      await other.ready(true)
      expect(await signs(other)).toBe(true)
      expect(inserting).toEqual([
        {
          holder: 'medico-altro',
          codiceFiscale: 'XXXYYY00A01Z999P',
          card: 'token «CNS»',
          instead: 'PROVAX00X00X000Y',
        },
      ])
    } finally {
      card.insert()
    }
  })

  test('a card that a person leaves for later is not asked for again', async () => {
    card.remove()
    another.remove()
    try {
      const cards = open([pin], { isAttended: true })
      for (const key of [keyOf(cards), keyOf(cards, 'signature')])
        expect(await troubleOf(key.ready(false))).toBe('CARD_ABSENT')
      expect(inserting).toHaveLength(1)
      expect(inserting[0]).toMatchObject({ instead: null })
    } finally {
      card.insert()
      another.insert()
    }
  })

  test("another person's card gets no PIN", async () => {
    card.remove()
    try {
      expect(await harnessErrorFrom(keyOf(open()).ready(false))).toMatchObject({
        code: 'CARD_OF_ANOTHER',
        message:
          'la carta è di XXXYYY00A01Z999P, non di «medico-titolare» (PROVAX00X00X000Y): il PIN non è stato usato',
      })
      expect(asked).toEqual([])
    } finally {
      card.insert()
    }
  })

  test.each<[string, Partial<CardSpec>, string, RegExp]>([
    [
      'an id that is not there',
      { key: { id: '09', label: null } },
      'CARD_KEY_MISSING',
      /^sulla carta di «medico-titolare» non c'è il certificato di autenticazione; ci sono: 01 «cns» \(CN=PROVAX00X00X000Y\/1\.TEST\); 02 «firma» /,
    ],
    [
      'a label that is not there',
      { token: { slot: null, label: 'ALTRA', serial: null } },
      'CARD_ABSENT',
      /^la carta di «medico-titolare» \(token «ALTRA»\) non è in nessun lettore$/,
    ],
    [
      'a file that is no module',
      { module: '/etc/hostname' },
      'CARD_MODULE_UNREADABLE',
      /^il modulo PKCS#11 \/etc\/hostname non si può usare: /,
    ],
  ])('%s is told', async (_, changes, code, message) => {
    const found = await harnessErrorFrom(keyOf(open(), 'authentication', changes).ready(false))
    expect(found.code).toBe(code)
    expect(found.message).toMatch(message)
    expect(asked).toEqual([])
  })

  test('a key is named by its id, its label, or the serial number of its token', async () => {
    const cards = open()
    for (const changes of [
      { key: { id: '02', label: null } },
      { key: { id: null, label: 'firma' } },
      {
        token: { slot: null, label: null, serial: card.serial },
        key: { id: '02', label: 'firma' },
      },
    ]) {
      const key = keyOf(cards, 'authentication', changes)
      await key.ready(false)
      expect(key.certificate.keyUsage).toBeUndefined()
      expect(await signs(key)).toBe(true)
    }
  })

  test('a certificate whose key is of another kind is refused before any PIN', async () => {
    const ca = await issueCa('CA di prova')
    const credential = await ca.issue({
      commonName: 'PROVAX00X00X000Y/1.TEST',
      use: 'authentication',
      key: 'ec-p256',
    })
    hsm.makeCard({ label: 'EC', pin, keys: [{ id: '01', label: 'ec', credential }] })
    const key = keyOf(open(), 'authentication', {
      token: { slot: null, label: 'EC', serial: null },
    })
    expect((await harnessErrorFrom(key.ready(false))).message).toBe(
      'il certificato 01 «ec» (CN=PROVAX00X00X000Y/1.TEST) della carta di «medico-titolare» ha una chiave ec: serve RSA',
    )
    expect(asked).toEqual([])
  })

  test('two certificates for one use are not chosen between', async () => {
    const twice = [...keys.slice(0, 1), ...keys.slice(0, 1).map((one) => ({ ...one, id: '03' }))]
    hsm.makeCard({ label: 'DUE', pin, keys: twice })
    const token = { slot: null, label: 'DUE', serial: null }
    const found = await harnessErrorFrom(keyOf(open(), 'authentication', { token }).ready(false))
    expect(found.code).toBe('CARD_AMBIGUOUS')
    expect(found.message).toMatch(/certificati possono essere quello di autenticazione: 01 .*; 03 /)
  })
})

test.skipIf(!hasSoftHsm())('a card that hashes by itself is given the data', async () => {
  const hsm = makeHsm('CKM_SHA1_RSA_PKCS,CKM_SHA256_RSA_PKCS')
  try {
    const ca = await issueCa('CA di prova')
    const credential = await ca.issue({ commonName: 'PROVAX00X00X000Y/1.T', use: 'authentication' })
    hsm.makeCard({ label: 'CNS', pin, keys: [{ id: '01', label: 'cns', credential }] })
    const cards = createCards({
      isSwapping: false,
      desk: {
        isAttended: false,
        pin: () => Promise.resolve(secret(pin)),
        insert: () => Promise.resolve(false),
      },
    })
    const key = cards.key({
      spec: {
        module: softHsmModule,
        token: { slot: 0, label: null, serial: null },
        key: { id: null, label: null },
        pin: null,
        keyPin: null,
      },
      holder: titolare,
      purpose: 'authentication',
    })
    await key.ready(false)
    for (const hash of ['sha1', 'sha256'] as const)
      expect(verify(hash, data, key.certificate.publicKey, await key.sign(hash, data))).toBe(true)
    await cards.close()
  } finally {
    hsm.close()
  }
})
