import { onTestFinished } from 'vitest'

import type { Sent } from '../../../../src/adapter/define-adapter.ts'
import {
  issueCa,
  type CertificateAuthority,
  type IssuedCredential,
} from '../../../../src/certificates/issue-certificate.ts'
import type { NoAnswer } from '../../../../src/model/exchange.ts'
import {
  openTransport,
  type SendOptions,
  type TlsIdentity,
  type Transport,
} from '../../../../src/transport/open-transport.ts'

const day = 86_400_000
export const yesterday = new Date(Date.now() - day)

export interface Pki {
  readonly ca: CertificateAuthority
  readonly server: IssuedCredential
  readonly expiredServer: IssuedCredential
  readonly otherNameServer: IssuedCredential
  readonly client: IssuedCredential
  readonly expiredClient: IssuedCredential
  readonly futureClient: IssuedCredential
  readonly strangerCa: CertificateAuthority
  readonly stranger: IssuedCredential
}

export const issuePki = async (): Promise<Pki> => {
  const [ca, strangerCa] = await Promise.all([issueCa('CA di prova'), issueCa('CA estranea')])
  const past = { validFrom: new Date(Date.now() - 3 * day), validTo: yesterday }
  const key = 'ec-p256'
  const local = { use: 'server', key, ipAddresses: ['127.0.0.1'], dnsNames: ['localhost'] } as const
  const [server, expiredServer, otherNameServer, client, expiredClient, futureClient, stranger] =
    await Promise.all([
      ca.issue({ commonName: 'server di prova', ...local }),
      ca.issue({ commonName: 'server scaduto', ...local, ...past }),
      ca.issue({ commonName: 'altro server', use: 'server', dnsNames: ['altro.invalid'], key }),
      ca.issue({ commonName: 'client di prova', use: 'client', key }),
      ca.issue({ commonName: 'client scaduto', use: 'client', key, ...past }),
      ca.issue({
        commonName: 'client futuro',
        use: 'client',
        key,
        validFrom: new Date(Date.now() + 10 * day),
        validTo: new Date(Date.now() + 20 * day),
      }),
      strangerCa.issue({ commonName: 'client sconosciuto', use: 'client', key }),
    ])
  return {
    ca,
    server,
    expiredServer,
    otherNameServer,
    client,
    expiredClient,
    futureClient,
    strangerCa,
    stranger,
  }
}

/** A transport that is closed when the test ends. */
export const openFor = (
  pki: Pki,
  client: IssuedCredential | null = pki.client,
  { timeoutMs = 5000, caPem = pki.ca.certificatePem, whenFinished = onTestFinished } = {},
): Transport => {
  const identity: TlsIdentity = { caPem, client }
  const transport = openTransport(identity, timeoutMs)
  whenFinished(() => transport.close())
  return transport
}

export const post = (
  transport: Transport,
  url: string,
  body: string | Uint8Array = 'ciao',
  signal?: AbortSignal,
  options: SendOptions = {},
): Promise<Sent> =>
  transport.send(
    {
      method: 'POST',
      url,
      headers: { 'Content-Type': 'text/xml; charset=UTF-8', SOAPAction: '"urn:prova"' },
      body: Buffer.from(body as Uint8Array),
    },
    signal,
    options,
  )

/** Why there was no answer; its port, which changes each time, is written as PORT. */
export const noAnswer = ({ answer }: Sent): NoAnswer => {
  if (answer.kind !== 'none') throw new Error(`answered ${answer.status}`)
  const plain = (text: string): string =>
    text.replace(/(127\.0\.0\.1|localhost\.invalid):\d+/g, '$1:PORT')
  const { hint, ...rest } = answer
  return {
    ...rest,
    message: plain(answer.message),
    ...(hint === undefined ? {} : { hint: plain(hint) }),
  }
}
