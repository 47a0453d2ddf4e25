import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

interface Pem {
  readonly certificatePem: string
  readonly keyPem: string
}

export interface OpensslServer {
  readonly port: number
  readonly close: () => Promise<void>
}

/**
 * `openssl s_server` that wants a client certificate of `clientCaPem`: unlike Node, it tells by a TLS alert why it
 * refuses one.
 */
export const startOpensslServer = async (
  server: Pem,
  clientCaPem: string,
  options: readonly string[] = [],
): Promise<OpensslServer> => {
  const folder = mkdtempSync(join(tmpdir(), 'collaudo-openssl-'))
  writeFileSync(join(folder, 'server.pem'), server.certificatePem)
  writeFileSync(join(folder, 'server.key'), server.keyPem, { mode: 0o600 })
  writeFileSync(join(folder, 'ca.pem'), clientCaPem)
  const child = spawn(
    'openssl',
    [
      ...['s_server', '-accept', '127.0.0.1:0', '-cert', 'server.pem', '-key', 'server.key'],
      ...['-CAfile', 'ca.pem', '-Verify', '2', '-verify_return_error', '-www', ...options],
    ],
    { cwd: folder, stdio: ['pipe', 'pipe', 'ignore'] },
  )
  let printed = ''
  child.stdout.setEncoding('utf8')
  const port = await new Promise<number>((resolve, reject) => {
    child.once('exit', () => reject(new Error(`openssl s_server ended: ${printed}`)))
    child.stdout.on('data', (text: string) => {
      printed += text
      const found = /ACCEPT 127\.0\.0\.1:(\d+)/.exec(printed)?.[1]
      if (found !== undefined) resolve(Number(found))
    })
  })
  return {
    port,
    close: async () => {
      const ended = once(child, 'exit')
      child.kill()
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
