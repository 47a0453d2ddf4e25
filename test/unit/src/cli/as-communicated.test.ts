import { beforeAll, expect, onTestFinished, test } from 'vitest'

import { cliHere } from '../../../support/cli-here.ts'
import { applicationEnv, writeRegion } from '../../../support/e2e-region.ts'
import { makeSmallPlan } from '../../../support/e2e-small-plan.ts'
import { issueTestPki, type TestPki } from '../../../support/sist-world.ts'
import { startTlsServer, type RawTlsServer } from '../../../support/tls-server.ts'

let pki: TestPki

beforeAll(async () => {
  pki = await issueTestPki()
})

/** A workspace whose environment `prova` is a server that would hear of any call. */
const region = async () => {
  const workspace = makeSmallPlan()
  const { certificatePem: cert, keyPem: key } = pki.server
  const server: RawTlsServer = await startTlsServer({ cert, key }, () => undefined)
  onTestFinished(() => server.close())
  writeRegion(workspace, pki, { url: `https://127.0.0.1:${server.port}` })
  const here = (...args: readonly string[]) =>
    cliHere(args, { cwd: workspace.folder, env: applicationEnv })
  return { workspace, server, here }
}

const newVersion =
  "applications/prova.yaml:3:10 COMMUNICATED_DIFFERS la versione dell'applicazione è «1.1.0», e all'autorità è stato comunicato «1.0.0» (il 2026-03-02)"

test('a run of a version that was not communicated does not begin', async () => {
  const { workspace, server, here } = await region()
  workspace.edit('applications/prova.yaml', 'version: 1.0.0\nprofile', 'version: 1.1.0\nprofile')
  expect(await here('run', 'prova', '--env', 'prova')).toMatchObject({
    code: 2,
    out: '',
    error: `${newVersion}\n  rimedio: usare ciò che è comunicato, oppure comunicare il nuovo all'help desk (riapre la fase 3) e poi aggiornare communicated:\n1 errore: non è stato inviato niente\n`,
  })
  const { code, out } = await here('run', 'prova', '--env', 'prova', '--json')
  const { problems } = JSON.parse(out) as { problems: { code: string; line: number }[] }
  expect([code, problems]).toMatchObject([2, [{ code: 'COMMUNICATED_DIFFERS', line: 3 }]])
  expect([server.connections(), workspace.runs()]).toEqual([0, []])
})

test('check tells the same, of the environment that is named and of no other', async () => {
  const { workspace, server, here } = await region()
  expect(await here('check', '--env', 'prova')).toMatchObject({ code: 0, error: '' })
  workspace.edit('applications/prova.yaml', 'version: 1.0.0\nprofile', 'version: 1.1.0\nprofile')
  const found = await here('check', '--env', 'prova')
  expect(found.code).toBe(2)
  expect(found.error.split('\n')[0]).toBe(newVersion)
  expect(await here('check')).toMatchObject({ code: 0, error: '' })
  expect(server.connections()).toBe(0)
})

test('check says where nothing was recorded, and --strict makes a mistake of it', async () => {
  const { workspace, here } = await region()
  const [head = ''] = workspace.read('applications/prova.yaml').split('communicated:')
  workspace.write('applications/prova.yaml', head)
  const found = await here('check', '--env', 'prova')
  expect(found.code).toBe(0)
  expect(found.error).toMatch(/^applications\/prova\.yaml:1:1 COMMUNICATED_MISSING .* \(avviso\)\n/)
  expect((await here('check', '--env', 'prova', '--strict')).code).toBe(2)
})

test('the messages of a version that was not communicated can be made, since none is sent', async () => {
  const { workspace, server, here } = await region()
  workspace.edit('applications/prova.yaml', 'version: 1.0.0\nprofile', 'version: 1.1.0\nprofile')
  const made = await here('run', 'prova', '--env', 'prova', '--case', 'P-01', '--dry-run')
  expect(made.code).toBe(0)
  expect(made.error.split('\n')[0]).toBe(`${newVersion} (avviso)`)
  expect(server.connections()).toBe(0)
})
