import { z } from 'zod'

import { eitherOf } from '../lib/language/lists.ts'
import { t } from '../lib/language/t.ts'
import type { TlsFacts } from '../model/tls-facts.ts'
import { defineCheck } from './check.ts'

const dayMs = 86_400_000

const spec = z
  .strictObject({
    'version-at-least': z
      .enum(['1.2', '1.3'])
      .optional()
      .meta({ description: t`Versione minima di TLS` }),
    cipher: z
      .union([z.string().min(1), z.array(z.string().min(1)).min(1)])
      .optional()
      .meta({
        description: t`Cifrario concordato, o uno di questi (nome IANA: TLS_AES_256_GCM_SHA384)`,
      }),
    'days-left': z
      .string()
      .regex(/^\d{1,5}$/, { error: t`atteso un numero di giorni` })
      .optional()
      .meta({ description: t`Il certificato del server vale ancora almeno tanti giorni` }),
    issuer: z
      .string()
      .min(1)
      .optional()
      .meta({ description: t`Testo che il nome dell'emittente del certificato deve contenere` }),
  })
  .refine((wanted) => Object.values(wanted).some((value) => value !== undefined), {
    error: t`atteso almeno uno tra version-at-least, cipher, days-left, issuer`,
  })
type Wanted = z.output<typeof spec>

/** One part of what is wanted, and how it is judged. */
interface Part {
  readonly expected: string
  readonly judge: (facts: TlsFacts, at: Date) => { readonly met: boolean; readonly actual: string }
}

const versionOf = (protocol: string): number => Number(/^TLSv(\d+(?:\.\d+)?)$/.exec(protocol)?.[1])

const versionPart = (least: string): Part => ({
  expected: t`TLS ${least} o successivo`,
  judge: ({ protocol }) => ({ met: versionOf(protocol) >= Number(least), actual: protocol }),
})

const cipherPart = (allowed: readonly string[]): Part => ({
  expected: t`cifrario ${eitherOf(allowed)}`,
  judge: ({ cipher }) => ({ met: allowed.includes(cipher), actual: cipher }),
})

const daysPart = (least: string): Part => ({
  expected: t`certificato del server valido ancora per almeno ${least} giorni`,
  judge: ({ peer }, at) => {
    const left = Math.floor((new Date(peer.validTo).getTime() - at.getTime()) / dayMs)
    return {
      met: left >= Number(least),
      actual: t`${left} giorni (fino al ${peer.validTo.slice(0, 10)})`,
    }
  },
})

const issuerPart = (wanted: string): Part => ({
  expected: t`emittente che contiene «${wanted}»`,
  judge: ({ peer }) => ({ met: peer.issuer.includes(wanted), actual: t`«${peer.issuer}»` }),
})

const partsOf = ({ 'version-at-least': version, cipher, 'days-left': days, issuer }: Wanted) => [
  ...(version === undefined ? [] : [versionPart(version)]),
  ...(cipher === undefined ? [] : [cipherPart([cipher].flat())]),
  ...(days === undefined ? [] : [daysPart(days)]),
  ...(issuer === undefined ? [] : [issuerPart(issuer)]),
]

const expectedOf = (wanted: Wanted): string =>
  partsOf(wanted)
    .map((part) => part.expected)
    .join('; ')

/** What was agreed in the handshake, and the server's certificate, at the instant of the exchange. */
export const tls = defineCheck({
  key: 'tls',
  presumes: 'http',
  schema: z.strictObject({
    tls: spec.meta({ description: t`Fatti della connessione TLS` }),
  }),
  title: ({ tls: wanted }) => t`Connessione TLS: ${expectedOf(wanted)}`,
  evaluate: ({ tls: wanted }, { exchange }) => {
    const expected = expectedOf(wanted)
    const facts = exchange.tls
    if (facts === null)
      return {
        expected,
        notEvaluated: t`i fatti della connessione TLS non sono noti`,
        unavailable: true,
      }
    const judged = partsOf(wanted).map((part) => part.judge(facts, exchange.startedAt))
    return {
      met: judged.every((one) => one.met),
      expected,
      actual: judged.map((one) => one.actual).join('; '),
    }
  },
})
