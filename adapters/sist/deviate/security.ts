import { z } from 'zod'

import { t } from '../../../src/lib/language/t.ts'
import { Amount, Duration, durationMs } from '../../../src/soap/deviate/duration.ts'

const names = [
  'timestamp-expired',
  'timestamp-future',
  'timestamp-unsigned',
  'timestamp-altered',
  'no-timestamp',
  'signature-altered',
  'digest-altered',
  'wrong-key',
  'no-token',
  'two-tokens',
  'token-type',
  'token-unreadable',
  'two-signatures',
  'key-elsewhere',
  'reference-lost',
  'no-signature',
  'no-security',
  'duplicate-id',
] as const

const wrappings = ['second-timestamp', 'signed-elsewhere', 'security-in-body'] as const

const algorithmNames = [
  'rsa-sha256',
  'hmac-sha1',
  'digest-sha256',
  'canonicalization-inclusive',
] as const

/** What is wrong with the WS-Security header. */
export const SecurityDeviation = z
  .union([
    z.enum(names),
    z
      .strictObject({
        timestamp: z
          .strictObject({
            shift: Duration.optional().meta({
              description: t`Created ed Expires spostati di tanto: -10m nel passato, 10m nel futuro.`,
            }),
            lifetime: Amount.optional().meta({
              description: t`Expires dopo Created di tanto, invece di 5 minuti.`,
            }),
          })
          .refine((one) => one.shift !== undefined || one.lifetime !== undefined, {
            error: t`attesa almeno una chiave tra shift e lifetime`,
          })
          .refine(
            (one) => one.shift !== undefined || durationMs(one.lifetime ?? '5m') !== 300_000,
            {
              error: t`cinque minuti sono già la durata giusta: così non cambierebbe nulla`,
            },
          )
          .optional()
          .meta({ description: t`Un Timestamp firmato, con altri tempi.` }),
        wrapping: z
          .enum(wrappings)
          .optional()
          .meta({
            description: t`Signature wrapping: un Timestamp valido e non firmato davanti a quello firmato e scaduto (second-timestamp) o al suo posto, con quello firmato spostato altrove (signed-elsewhere); oppure tutta wsse:Security nel Body (security-in-body).`,
          }),
        algorithm: z
          .enum(algorithmNames)
          .optional()
          .meta({
            description: t`Un algoritmo diverso da quello della policy, usato correttamente: firma rsa-sha256 o hmac-sha1 (con il certificato come chiave), digest-sha256, canonicalization-inclusive.`,
          }),
      })
      .refine((one) => Object.values(one).filter((value) => value !== undefined).length === 1, {
        error: t`attesa una sola chiave tra timestamp, wrapping, algorithm`,
      }),
  ])
  .meta({
    description: t`Rompe WS-Security: timestamp-expired, timestamp-future, timestamp-unsigned (la firma copre altro), timestamp-altered (cambiato dopo la firma), no-timestamp, signature-altered, digest-altered (digest errato ma firmato), wrong-key (firma di un’altra chiave), no-token, two-tokens, token-type (di un altro tipo), token-unreadable (non è un certificato), two-signatures, key-elsewhere (KeyInfo rimanda altrove), reference-lost (un riferimento firmato non trova più il suo elemento), no-signature, no-security, duplicate-id; oppure timestamp, wrapping, algorithm.`,
  })
export type SecurityDeviation = Readonly<z.output<typeof SecurityDeviation>>

/** How a signed Timestamp is kept valid while another is read. */
export type Wrapping = (typeof wrappings)[number]

/** An algorithm that is not the policy's. */
export type AlgorithmName = (typeof algorithmNames)[number]
