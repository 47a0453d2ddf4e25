import { spawn } from 'node:child_process'
import { X509Certificate } from 'node:crypto'

import { HarnessError } from '../errors/harness-error.ts'
import { t } from '../lib/language/t.ts'
import type { SignatureHash, SigningKey } from '../model/signing-key.ts'
import { isSignatureOf } from './checked-signature.ts'
import { digestInfoOf, digestOf } from './digest-info.ts'

/** A program that signs: a remote signature, a card that only another program reaches. Plain data. */
export interface CommandSpec {
  /** The program and its arguments, as they are: no shell is in between. */
  readonly command: readonly string[]
  /** The folder in which it runs. */
  readonly folder: string
  readonly certificatePem: string
  readonly timeoutMs: number
}

/** More than any signature takes. */
const mostBytes = 65_536

const failed = (name: string, message: string, cause?: unknown): HarnessError =>
  new HarnessError('SIGNER_FAILED', t`il programma di firma ${name} ${message}`, {
    ...(cause === undefined ? {} : { cause }),
    hint: t`riceve una riga JSON con hash, digest e digestInfo, e risponde {"signature":"…"} in base64: si può provare da solo`,
  })

/** What the program is told on its standard input: one line of JSON. */
const requestFor = (hash: SignatureHash, data: Uint8Array): string =>
  `${JSON.stringify({
    protocol: 'collaudo/sign@1',
    scheme: 'RSASSA-PKCS1-v1_5',
    hash,
    digest: digestOf(hash, data).toString('base64'),
    digestInfo: digestInfoOf(hash, data).toString('base64'),
  })}\n`

const readSignature = (name: string, answer: string): Buffer => {
  let value: unknown
  try {
    value = JSON.parse(answer)
  } catch (cause) {
    throw failed(name, t`non ha risposto con un oggetto JSON`, cause)
  }
  const { signature } = (value ?? {}) as { readonly signature?: unknown }
  if (typeof signature !== 'string' || !/^[A-Za-z0-9+/]+=*$/.test(signature))
    throw failed(name, t`non ha dato «signature» in base64`)
  return Buffer.from(signature, 'base64')
}

/** Runs the program once. What it writes on standard error goes to the terminal, and nowhere else. */
const ask = ({ command, folder, timeoutMs }: CommandSpec, request: string): Promise<string> => {
  const [name = '', ...args] = command
  return new Promise((resolve, reject) => {
    const child = spawn(name, args, {
      cwd: folder,
      stdio: ['pipe', 'pipe', 'inherit'],
      windowsHide: true,
    })
    const chunks: Buffer[] = []
    let size = 0
    const end = (error: HarnessError): void => {
      clearTimeout(timer)
      child.kill('SIGKILL')
      reject(error)
    }
    const timer = setTimeout(
      () => end(failed(name, t`non ha risposto in ${timeoutMs / 1000} secondi`)),
      timeoutMs,
    )
    child.once('error', (error: NodeJS.ErrnoException) =>
      end(failed(name, t`non si avvia (${error.code ?? error.message})`, error)),
    )
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > mostBytes) end(failed(name, t`ha risposto con più di ${mostBytes} byte`))
      else chunks.push(chunk)
    })
    child.once('close', (code, signal) => {
      clearTimeout(timer)
      if (code === 0) resolve(Buffer.concat(chunks).toString('utf8'))
      else
        reject(
          failed(
            name,
            code === null ? t`è stato fermato (${signal ?? ''})` : t`è uscito con ${code}`,
          ),
        )
    })
    // One that ends without reading has its exit code to say so.
    child.stdin.on('error', () => undefined)
    child.stdin.end(request)
  })
}

/**
 * A signing key behind a program: it gets the digest and answers the signature, which must be of the certificate's
 * key. One signature at a time; throws SIGNER_FAILED.
 */
export const signingKeyFromCommand = (spec: CommandSpec): SigningKey => {
  const certificate = new X509Certificate(spec.certificatePem)
  const name = spec.command[0] ?? ''
  let last: Promise<unknown> = Promise.resolve()
  const sign: SigningKey['sign'] = async (hash, data) => {
    const signature = readSignature(name, await ask(spec, requestFor(hash, data)))
    if (isSignatureOf(certificate, hash, data, signature)) return signature
    throw failed(name, t`ha dato una firma che non è della chiave del certificato`)
  }
  return {
    certificate,
    sign: (hash, data) => {
      const mine = last.then(() => sign(hash, data))
      last = mine.catch(() => undefined)
      return mine
    },
  }
}
