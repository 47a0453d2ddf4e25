import { readFileSync } from 'node:fs'

import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { issueCa, type IssuedCredential } from '../../../../src/certificates/issue-certificate.ts'
import { cliHere } from '../../../support/cli-here.ts'
import {
  hasSoftHsm,
  hasSpy,
  makeHsm,
  softHsmModule,
  spyOn,
  type TestCard,
  type TestHsm,
} from '../../../support/soft-hsm.ts'
import { makeProject } from '../../../support/temp-project.ts'

const finalTry = 0x20000

interface Listed {
  readonly modules: readonly {
    readonly file: string
    readonly trouble: string | null
    readonly tokens: readonly {
      readonly label: string
      readonly serial: string
      readonly pin: string
      readonly certificates: readonly Readonly<Record<string, unknown>>[]
    }[]
  }[]
  readonly written: readonly string[]
}

describe.skipIf(!hasSoftHsm())('collaudo card list', () => {
  let hsm: TestHsm
  let card: TestCard
  let authentication: IssuedCredential
  let signature: IssuedCredential

  beforeAll(async () => {
    const ca = await issueCa('CA di prova')
    const validTo = new Date('2044-05-06T10:00:00Z')
    const validFrom = new Date('2024-05-06T10:00:00Z')
    ;[authentication, signature] = await Promise.all([
      ca.issue({
        commonName: 'PROVAX00X00X000Y/1600000000000000.hash=',
        use: 'authentication',
        validFrom,
        validTo,
      }),
      // As newer cards have it: the codice fiscale stands in the serial number of the subject.
      ca.issue({
        commonName: 'PROVA MEDICO',
        subjectSerialNumber: 'TINIT-PROVAX00X00X000Y',
        use: 'signature',
        validFrom,
        validTo,
      }),
    ])
    hsm = makeHsm()
    card = hsm.makeCard({
      label: 'CNS',
      pin: 'PIN-93817264',
      keys: [
        { id: '0a', label: 'CNS0', credential: authentication },
        { id: '0b', label: 'DS3', credential: signature },
      ],
    })
  })

  afterAll(() => hsm.close())

  const list = (args: readonly string[], cwd = hsm.folder) =>
    cliHere(['card', 'list', ...args], { cwd })

  const json = async (args: readonly string[]): Promise<Listed> => {
    const { out } = await list([...args, '--json'])
    return JSON.parse(out) as Listed
  }

  test('shows each certificate with whose it is, until when, and what its key is for', async () => {
    const { code, out, error } = await list(['--module', softHsmModule])
    expect({ code, error }).toEqual({ code: 0, error: '' })
    const shown = out
      .replaceAll(softHsmModule, '<modulo>')
      .replaceAll(card.serial, '<seriale>')
      .replace(/\(SoftHSM slot ID [^)]*\)/, '(<lettore>)')
      .replaceAll(/rimasti: \d+/g, 'rimasti: <n>')
    expect(shown).toMatchInlineSnapshot(`
      "<modulo> (SoftHSM Implementation of PKCS11)
        lettore 0 (<lettore>): token «CNS», numero di serie <seriale>, SoftHSM project SoftHSM v2
          id 0a, «CNS0»: autenticazione (WS-Security, TLS)
            codice fiscale: PROVAX00X00X000Y
            soggetto:       CN=PROVAX00X00X000Y/1600000000000000.hash=
            emittente:      CN=CA di prova
            validità:       dal 06/05/2024 al 06/05/2044, giorni interi rimasti: <n>
            chiave e usi:   RSA 2048; digitalSignature; clientAuth
          id 0b, «DS3»: firma dei documenti
            codice fiscale: PROVAX00X00X000Y
            soggetto:       serialNumber=TINIT-PROVAX00X00X000Y, CN=PROVA MEDICO
            emittente:      CN=CA di prova
            validità:       dal 06/05/2024 al 06/05/2044, giorni interi rimasti: <n>
            chiave e usi:   RSA 2048; nonRepudiation
          in environment.yaml, tra le chiavi dell'operatore:
            authentication: { card: { module: "<modulo>", token-label: "CNS", id: '0a' } }
            signature: { card: { module: "<modulo>", token-label: "CNS", id: '0b' } }
      "
    `)
  })

  test('pkcs11-tool sees the same certificates', async () => {
    const { modules } = await json(['--module', softHsmModule])
    expect(modules[0]?.tokens.map(({ serial, pin }) => [serial, pin])).toEqual([
      [card.serial, 'ok'],
    ])
    const found = modules[0]?.tokens[0]?.certificates ?? []
    expect(
      found.map(({ id, label, purpose, codiceFiscale }) => [id, label, purpose, codiceFiscale]),
    ).toEqual([
      ['0a', 'CNS0', 'authentication', 'PROVAX00X00X000Y'],
      ['0b', 'DS3', 'signature', 'PROVAX00X00X000Y'],
    ])
    expect(found[0]).toMatchObject({ validTo: '2044-05-06T10:00:00.000Z', key: 'RSA 2048' })
    const listed = hsm.tool('pkcs11-tool', ['--slot', card.slot, '-O', '--type', 'cert'])
    const objects = listed.split('Certificate Object').slice(1)
    expect(objects.flatMap((one) => /ID: +(\w+)/.exec(one)?.[1] ?? []).toSorted()).toEqual([
      '0a',
      '0b',
    ])
    for (const object of objects) {
      const serial = /serial: +(\w+)/.exec(object)?.[1]?.toUpperCase()
      expect(found.map(({ serialNumber }) => serialNumber)).toContain(serial)
    }
  })

  test.skipIf(!hasSpy())('logs in nowhere', async () => {
    const spy = spyOn(hsm)
    expect((await list(['--module', spy.module])).code).toBe(0)
    expect(spy.calls('C_FindObjects')).toBeGreaterThan(0)
    expect(spy.calls('C_Login')).toBe(0)
  })

  test('says when a PIN must not be tried any more', async () => {
    const before = card.flags()
    card.setFlags(before | finalTry)
    const { out } = await list(['--module', softHsmModule])
    expect((await json(['--module', softHsmModule])).modules[0]?.tokens[0]?.pin).toBe('final-try')
    card.setFlags(before)
    expect(out).toContain('attenzione: resta un solo tentativo di PIN, che Collaudo non usa')
  })

  test('writes the certificates, named for their holder', async () => {
    const project = makeProject()
    const { code, out } = await list(
      ['--module', softHsmModule, '--certificates', 'certificati'],
      project.folder,
    )
    expect(code).toBe(0)
    for (const [name, credential] of [
      ['PROVAX00X00X000Y-0a.pem', authentication],
      ['PROVAX00X00X000Y-0b.pem', signature],
    ] as const) {
      const file = project.path(`certificati/${name}`)
      expect(out).toContain(`Scritto ${file}\n`)
      expect(readFileSync(file, 'utf8')).toBe(credential.certificate.toString())
    }
  })

  test('a module that cannot be used does not hide the others', async () => {
    const project = makeProject({ 'finto.so': 'non è una libreria' })
    const { modules } = await json([
      '--module',
      project.path('finto.so'),
      '--module',
      softHsmModule,
    ])
    expect(modules.map(({ trouble, tokens }) => [trouble === null, tokens.length])).toEqual([
      [false, 0],
      [true, 1],
    ])
    expect(modules[0]?.trouble).toContain('non si può usare')
  })

  test('readers without a card are no mistake, but nothing was found', async () => {
    card.remove()
    const { code, out } = await list(['--module', softHsmModule])
    card.insert()
    expect(code).toBe(1)
    expect(out).toContain('  nessuna carta nei lettori\n')
  })
})
