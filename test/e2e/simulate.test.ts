import { X509Certificate } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import type { IssuedCredential } from '../../src/certificates/issue-certificate.ts'
import { buildMessage, chkContent, post, type RawAnswer } from '../support/raw-sist-client.ts'
import { runCli, startCli, type RunningCli } from '../support/run-cli.ts'
import type { TestDoctor, TestPki } from '../support/sist-world.ts'
import { makeWorkspace, type TempWorkspace } from '../support/temp-workspace.ts'

interface SimulateJson {
  readonly endpoints: { readonly sist: string }
  readonly control: { readonly url: string; readonly token: string }
  readonly keys: string
  readonly switches: Readonly<Record<string, string>>
}

let workspace: TempWorkspace
let started: RunningCli[]

beforeEach(() => {
  workspace = makeWorkspace({
    'applications/prova.yaml': `title: Applicativo di prova
producer: Produttore di prova
version: 1.0.0
profile: struttura
application-code: { env: CODICE_DI_PROVA }
`,
  })
  started = []
})

afterEach(async () => {
  for (const { child, ended } of started) {
    child.kill('SIGKILL')
    await ended
  }
  workspace.remove()
})

/** Starts the simulator, until the first line that it prints. */
const simulate = async (
  ...args: readonly string[]
): Promise<{ readonly running: RunningCli; readonly json: SimulateJson }> => {
  const running = startCli(['simulate', '--json', ...args], { cwd: workspace.folder })
  started.push(running)
  await running.printed(/\}\n/)
  return { running, json: JSON.parse(running.out()) as SimulateJson }
}

const credential = (folder: string, name: string): IssuedCredential => {
  const certificatePem = readFileSync(join(folder, `${name}.pem`), 'utf8')
  return {
    certificatePem,
    keyPem: readFileSync(join(folder, `${name}.key`), 'utf8'),
    certificate: new X509Certificate(certificatePem),
  }
}

/** chkPrescrizione by the raw client, with nothing but what the simulator wrote and printed. */
const call = ({ endpoints, keys }: SimulateJson, trusted = keys): Promise<RawAnswer> => {
  const authentication = credential(keys, 'medico-titolare-authentication')
  const signature = credential(keys, 'medico-titolare-signature')
  const doctor: TestDoctor = {
    authentication,
    signature,
    known: {
      codiceFiscale: 'PROVAX00X00X000Y',
      codiceRegionale: '000001',
      codStruttura: '160114',
      ruoloIstituzionale: 'RIS000043',
      authentication: authentication.certificate,
      signature: signature.certificate,
    },
  }
  const message = buildMessage('chkPrescrizione', chkContent(), {
    doctor,
    applicationCode: readFileSync(join(keys, 'application-code.txt'), 'utf8'),
  })
  const ca = readFileSync(join(trusted, 'ca.pem'), 'utf8')
  // Of the whole region, `post` reads the authority of the server and the client.
  const pki = { server: { certificatePem: ca }, client: credential(keys, 'client') } as TestPki
  return post({
    url: `${endpoints.sist}/CVPService`,
    pki,
    body: message.xml,
    headers: { soapaction: `"${message.soapAction}"` },
  })
}

const refusedConnection = { code: 'ECONNREFUSED' }

const stop = (running: RunningCli, signal: NodeJS.Signals) => {
  running.child.kill(signal)
  return running.ended
}

// Windows ends a process at once, whatever the signal.
const posix = test.skipIf(process.platform === 'win32')

test('prints its addresses as one line of JSON', async () => {
  const { running, json } = await simulate('--keys', 'chiavi')
  expect(running.out().trimEnd().split('\n')).toHaveLength(1)
  expect(json).toEqual({
    endpoints: { sist: expect.stringMatching(/^https:\/\/127\.0\.0\.1:\d+\/\w+$/) as string },
    control: {
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+/) as string,
      token: expect.stringMatching(/^\S{16,}$/) as string,
    },
    keys: workspace.path('chiavi'),
    switches: expect.objectContaining({ 'client-certificate': 'required' }) as object,
  })
})

test('makes the folder of the keys, and answers whoever calls with them', async () => {
  const { running, json } = await simulate('--keys', 'nuova/chiavi')
  expect(json.keys).toBe(workspace.path('nuova', 'chiavi'))
  const answer = await call(json)
  expect(answer).toMatchObject({ status: 200, fault: undefined })
  expect(answer.first('IUP')).toMatch(/^\w{15}$/)
  // With --json it prints nothing of the calls.
  expect(running.out().trimEnd().split('\n')).toHaveLength(1)
})

test('makes other keys at each start, and knows no others', async () => {
  const first = await simulate('--keys', 'prime')
  const second = await simulate('--keys', 'seconde')
  for (const name of readdirSync(first.json.keys))
    expect(workspace.read(`prime/${name}`), name).not.toBe(workspace.read(`seconde/${name}`))
  const { endpoints, keys } = second.json
  await expect(call({ ...first.json, endpoints }, keys)).rejects.toThrow(
    /socket hang up|ECONNRESET|EPIPE|alert/,
  )
  expect(await call(second.json)).toMatchObject({ status: 200, fault: undefined })
})

posix('lets only its owner read the keys', async () => {
  const { json } = await simulate('--keys', 'chiavi')
  const names = readdirSync(json.keys)
  const secret = names.filter((name) => name.endsWith('.key') || name === 'application-code.txt')
  expect(secret).toHaveLength(8)
  for (const name of secret) expect(statSync(join(json.keys, name)).mode & 0o777, name).toBe(0o600)
  for (const name of names.filter((one) => !secret.includes(one)))
    expect(workspace.read(`chiavi/${name}`), name).not.toContain('PRIVATE KEY')
  expect(statSync(json.keys).mode & 0o777).toBe(0o700)
})

posix.each(['SIGINT', 'SIGTERM'] as const)(
  'stops on %s with success, and nothing of it stays',
  async (signal) => {
    const { running, json } = await simulate('--keys', 'chiavi')
    await call(json)
    const { code, signal: killed } = await stop(running, signal)
    expect({ code, killed }).toEqual({ code: 0, killed: null })
    await expect(call(json)).rejects.toMatchObject(refusedConnection)
    expect(() => process.kill(running.child.pid ?? 0, 0)).toThrow('ESRCH')
    // The keys that were asked for are left to whoever asked.
    expect(existsSync(join(json.keys, 'client.key'))).toBe(true)
  },
)

posix('takes the keys away at the end where no folder was asked for', async () => {
  const { running, json } = await simulate()
  expect(existsSync(join(json.keys, 'client.key'))).toBe(true)
  await stop(running, 'SIGINT')
  expect(existsSync(json.keys)).toBe(false)
})

test('tells a person where it listens, and a line for each call', async () => {
  const running = startCli(['simulate', '--keys', 'chiavi'], { cwd: workspace.folder })
  started.push(running)
  const [, sist = ''] = await running.printed(/sist: (https:\S+)/)
  await running.printed(/Ctrl\+C per chiudere/)
  expect(running.out()).toMatch(/^Simulatore avviato: non è SIST/)
  const keys = workspace.path('chiavi')
  await call({ endpoints: { sist }, control: { url: '', token: '' }, keys, switches: {} })
  await running.printed(/Z {2}chkPrescrizione {2}HTTP 200\n/)
})

test('explains in Italian that its port is taken', async () => {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  const { port } = other.address() as AddressInfo
  try {
    const result = await runCli(['simulate', '--port', String(port), '--keys', 'chiavi'], {
      cwd: workspace.folder,
      timeoutMs: 30_000,
    })
    expect(result).toEqual({
      code: 3,
      signal: null,
      out: '',
      error: `errore SIMULATOR_FAILED: la porta ${port} è già in uso\nrimedio: indicare un'altra porta, o nessuna: ne viene presa una libera\n`,
    })
    expect(existsSync(workspace.path('chiavi'))).toBe(false)
  } finally {
    other.close()
  }
})

test.each(['-1', '65536', 'ottomila', '80.5'])('refuses the port %s', async (port) => {
  const result = await runCli(['simulate', `--port=${port}`], { cwd: workspace.folder })
  expect(result).toMatchObject({ code: 2, out: '' })
  expect(result.error).toContain('attesa una porta tra 0 e 65535')
  expect(result.error).not.toMatch(/^\s+at /m)
})
