import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { packageRoot } from '../../src/lib/package-root.ts'
import { giveOwnVitest } from '../support/own-vitest.ts'
import { cardPins, startCardRegion, type CardRegion } from '../support/card-region.ts'
import { command, environmentOf } from '../support/cli-process.ts'
import { filesUnder, formsIn, leaksIn } from '../support/e2e-leaks.ts'
import { makeSmallPlan } from '../support/e2e-small-plan.ts'
import { hasTool } from '../support/external-tool.ts'
import { startNode } from '../support/run-cli.ts'
import { applicationCode } from '../support/sist-world.ts'
import { hasSoftHsm, softHsmModule } from '../support/soft-hsm.ts'

const pin = cardPins.PROVA_TITOLARE_PIN

const engine = [
  '/usr/lib/x86_64-linux-gnu/engines-3/pkcs11.so',
  '/usr/lib/aarch64-linux-gnu/engines-3/pkcs11.so',
].find((file) => existsSync(file))

/** Whether TLS can sign with a card here; where `CI` is `true` a missing engine throws. */
const hasEngine = (): boolean => {
  if (engine === undefined && process.env['CI'] === 'true')
    throw new Error(
      'libengine-pkcs11-openssl is not installed: the test that needs it must run in CI',
    )
  return process.platform === 'linux' && engine !== undefined
}

test('without pkcs11js everything but cards works, and says what is missing', async () => {
  const workspace = makeSmallPlan()
  workspace.write(
    'senza.cjs',
    `const { _resolveFilename } = require('node:module')
require('node:module')._resolveFilename = function (name, ...rest) {
  if (name === 'pkcs11js') throw new Error('not installed')
  return _resolveFilename.call(this, name, ...rest)
}
`,
  )
  const run = (...args: readonly string[]) =>
    startNode(['--require', workspace.path('senza.cjs'), command, ...args], {
      cwd: workspace.folder,
    }).ended
  const [card, list] = await Promise.all([run('card', 'list'), run('list', 'prova')])
  expect(card.code).toBe(2)
  expect(card.error).toBe(
    `errore CARD_SUPPORT_MISSING: per usare una carta serve pkcs11js, che su questa postazione non è installato
rimedio: si compila con l'installazione di Collaudo e vuole Python e un compilatore C++: installarli, poi npm install pkcs11js@2.1.7; senza, si può firmare con command:
`,
  )
  expect(list.code).toBe(0)
})

describe.skipIf(!hasSoftHsm())('with a card', () => {
  let region: CardRegion

  beforeAll(async () => {
    region = await startCardRegion({ 'P-01': 'medico-titolare', 'P-02': 'medico-titolare' })
  })

  afterAll(() => region.close())

  const reports = (): string[] => filesUnder(region.workspace.path('reports'))

  test.skipIf(!hasTool('script') || !hasEngine())(
    'a PIN typed unseen opens the card that signs messages, documents and the TLS connection',
    async () => {
      const { workspace, hsm, pki } = region
      // The client certificate on a token of its own, which nobody in particular holds.
      const keys = [{ id: '01', label: 'tls', credential: pki.client }]
      hsm.makeCard({ label: 'TLS', pin, keys })
      const environment = workspace
        .read('environments/regione/environment.yaml')
        .replace(
          'client: { certificate: client.pem, key: client.key }',
          `client: { card: { module: '${softHsmModule}', token-label: TLS } }`,
        )
      workspace.write('environments/regione-tls/environment.yaml', environment)
      for (const name of ['ca.pem', 'cns.pem', 'cns.key', 'firma.pem'])
        workspace.write(
          `environments/regione-tls/${name}`,
          workspace.read(`environments/regione/${name}`),
        )
      const line = `'${process.execPath}' '${command}' run prova --env regione-tls`
      const child = spawn('script', ['-qec', line, '/dev/null'], {
        cwd: workspace.folder,
        env: {
          ...environmentOf(hsm.env),
          TERM: 'xterm',
          CODICE_DI_PROVA: applicationCode,
        },
        stdio: ['pipe', 'pipe', 'inherit'],
      })
      let shown = ''
      let questions = 0
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        shown += text
        const asked = shown.match(/PIN della carta .*: /g)?.length ?? 0
        if (asked === questions) return
        questions = asked
        // The terminal is left to the question once it stands there.
        setTimeout(() => child.stdin.write(`${pin}\r`), 200)
      })
      const [status] = (await once(child, 'close')) as [number]
      expect(shown).toContain('2 superati')
      expect(status).toBe(0)
      expect(
        [...shown.matchAll(/PIN della carta «(\w+)» \w+ di «([^»]+)»/g)].map(([, ...one]) => one),
      ).toEqual([
        ['CNS', 'medico-titolare'],
        ['TLS', 'certificato client'],
      ])
      expect(formsIn(shown, pin)).toEqual([])
      expect(leaksIn(reports(), [{ name: 'PIN', value: pin }])).toEqual([])
      expect(region.simulator.journal().filter(({ operation }) => operation !== null)).toHaveLength(
        4,
      )
    },
  )

  test("a case runs in the user's own Vitest, with a PIN from the environment", async () => {
    const { workspace, hsm } = region
    giveOwnVitest(workspace)
    const vitest = join(packageRoot, 'node_modules', 'vitest', 'vitest.mjs')
    const { code, out } = await startNode([vitest, 'run', '--reporter=json'], {
      cwd: workspace.folder,
      env: {
        ...hsm.env,
        COLLAUDO_ENV: 'regione',
        CODICE_DI_PROVA: applicationCode,
        PROVA_TITOLARE_PIN: pin,
      },
    }).ended
    expect(code, out).toBe(0)
    expect(out).toContain('"numPassedTests":2')
    expect([...formsIn(out, pin), ...leaksIn(reports(), [{ name: 'PIN', value: pin }])]).toEqual([])
  })
})
