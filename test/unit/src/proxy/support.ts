import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer, request, type Agent, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'

import { onTestFinished } from 'vitest'

import {
  issueCa,
  type CertificateAuthority,
  type IssuedCredential,
} from '../../../../src/certificates/issue-certificate.ts'
import type { Refused, SeenCall } from '../../../../src/proxy/seen.ts'
import {
  startProxy,
  type ProxyOptions,
  type RunningProxy,
} from '../../../../src/proxy/start-proxy.ts'

export interface ProxyPki {
  readonly environmentCa: CertificateAuthority
  readonly environment: IssuedCredential
  readonly vendor: IssuedCredential
  readonly stranger: IssuedCredential
  readonly proxyCa: CertificateAuthority
  readonly proxy: IssuedCredential
}

const local = {
  use: 'server',
  key: 'ec-p256',
  ipAddresses: ['127.0.0.1'],
  dnsNames: ['localhost'],
} as const

export const issueProxyPki = async (): Promise<ProxyPki> => {
  const [environmentCa, proxyCa, strangerCa] = await Promise.all([
    issueCa('CA di prova'),
    issueCa('CA del proxy'),
    issueCa('CA estranea'),
  ])
  const [environment, vendor, stranger, proxy] = await Promise.all([
    environmentCa.issue({ commonName: 'ambiente', ...local }),
    environmentCa.issue({ commonName: 'produttore', use: 'client', key: 'ec-p256' }),
    strangerCa.issue({ commonName: 'estraneo', use: 'client', key: 'ec-p256' }),
    proxyCa.issue({ commonName: 'proxy', ...local }),
  ])
  return { environmentCa, environment, vendor, stranger, proxyCa, proxy }
}

export const tlsOf = (pki: ProxyPki) => ({
  cert: pki.environment.certificatePem,
  key: pki.environment.keyPem,
  ca: pki.environmentCa.certificatePem,
  requestCert: true,
  rejectUnauthorized: true,
})

/** An environment: HTTPS with mutual TLS on a free port. */
export const startEnvironment = async (
  pki: ProxyPki,
  handle: (incoming: IncomingMessage, response: ServerResponse) => void,
  configure: (server: Server) => void = () => undefined,
): Promise<{ readonly origin: string; readonly server: Server }> => {
  const server = createServer(tlsOf(pki), handle)
  configure(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(async () => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  })
  return { origin: `https://127.0.0.1:${(server.address() as AddressInfo).port}`, server }
}

export interface WatchedProxy extends RunningProxy {
  readonly url: string
  readonly calls: SeenCall[]
  readonly refused: Refused[]
  /** Resolves when so many calls have been seen. */
  readonly seen: (count: number) => Promise<void>
}

export const startWatched = async (
  pki: ProxyPki,
  origin: string,
  options: Partial<ProxyOptions> = {},
): Promise<WatchedProxy> => {
  const calls: SeenCall[] = []
  const refused: Refused[] = []
  let wake: () => void = () => undefined
  const proxy = await startProxy({
    targets: [{ origin, routes: [{ adapter: 'sist', path: '/sist' }] }],
    certificate: pki.proxy,
    identity: { caPem: pki.environmentCa.certificatePem, client: pki.vendor },
    onRequest: () => undefined,
    onCall: (call) => {
      calls.push(call)
      wake()
    },
    onRefused: (one) => {
      refused.push(one)
      wake()
    },
    ...options,
    limits: { lingerMs: 100, ...options.limits },
  })
  onTestFinished(() => proxy.close())
  const until = async (isEnough: () => boolean): Promise<void> => {
    while (!isEnough())
      await new Promise<void>((resolve) => {
        wake = resolve
      })
  }
  return {
    ...proxy,
    url: proxy.listeners[0]?.url ?? '',
    calls,
    refused,
    seen: (count) => until(() => calls.length + refused.length >= count),
  }
}

export interface Received {
  readonly status: number
  readonly rawHeaders: readonly string[]
  readonly body: Buffer
}

export const bodyOf = async (incoming: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

/** One call of an application that trusts the proxy's CA. Each entry of `chunks` is written by itself. */
export const call = (
  pki: ProxyPki,
  url: string,
  {
    method = 'POST',
    headers = {},
    chunks = [],
    agent,
  }: {
    readonly method?: string
    readonly headers?: Readonly<Record<string, string>> | readonly string[]
    readonly chunks?: readonly Uint8Array[]
    readonly agent?: Agent
  } = {},
): Promise<Received> =>
  new Promise((resolve, reject) => {
    const outgoing = request(url, {
      method,
      headers: headers as Record<string, string>,
      ca: pki.proxyCa.certificatePem,
      agent: agent ?? false,
    })
    outgoing.on('error', reject)
    outgoing.on('response', (incoming) => {
      bodyOf(incoming).then(
        (body) =>
          resolve({ status: incoming.statusCode ?? 0, rawHeaders: incoming.rawHeaders, body }),
        reject,
      )
    })
    const write = (): void => {
      for (const chunk of chunks) outgoing.write(chunk)
      outgoing.end()
    }
    if (outgoing.getHeader('expect') === undefined) write()
    else outgoing.on('continue', write)
  })
