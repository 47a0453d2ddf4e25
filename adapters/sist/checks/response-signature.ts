import { X509Certificate } from 'node:crypto'

import { z } from 'zod'

import {
  defineCheck,
  nothingAround,
  type CheckSurroundings,
  type SpecProblem,
} from '../../../src/check/check.ts'
import { t } from '../../../src/lib/language/t.ts'
import { verifyAnswer } from '../ws-security/verify-answer.ts'

const Signer = z.strictObject({
  by: z
    .string()
    .min(1)
    .refine((text) => !text.includes('${'), {
      error: t`atteso il nome di un file, non un'espressione`,
    })
    .meta({
      description: t`Certificato di chi firma: un file PEM nella cartella certificati/ del piano`,
    }),
})

type Spec = 'valid' | z.output<typeof Signer>

const expectedText = (spec: Spec): string =>
  spec === 'valid'
    ? t`il Timestamp firmato dal certificato del server TLS`
    : t`il Timestamp firmato da ${spec.by}`

type Certificate =
  | { readonly ok: true; readonly certificate: X509Certificate }
  | { readonly ok: false; readonly problem: SpecProblem }

/** The certificate that a case names, from the plan's folder. */
const named = (by: string, around: CheckSurroundings): Certificate => {
  const path = ['response-signature', 'by']
  const found = around.file(`certificati/${by}`)
  if (!found.ok)
    return {
      ok: false,
      problem: {
        path,
        message: found.message,
        hint: found.hint,
        ...(found.absent ? { unavailable: true as const } : {}),
      },
    }
  try {
    return { ok: true, certificate: new X509Certificate(found.text) }
  } catch {
    return {
      ok: false,
      problem: {
        path,
        message: t`certificati/${by} non è un certificato`,
        hint: t`serve un certificato in PEM; da DER: openssl x509 -inform DER -in firma.cer -out firma.pem`,
      },
    }
  }
}

/**
 * The answer's Timestamp is signed, by the certificate that the case names, else by the server. That the
 * signer is the certificate of the TLS server is how the one public example is read; where another key
 * signs, the check is unmet and says so.
 */
export const responseSignature = defineCheck({
  key: 'response-signature',
  presumes: 'expected',
  schema: z.strictObject({
    'response-signature': z.union([z.literal('valid'), Signer]).meta({
      description: t`La risposta deve portare un Timestamp firmato: valid (dal server TLS), o { by: firma.pem }`,
    }),
  }),
  usesFiles: ({ 'response-signature': spec }) => spec !== 'valid',
  problems: ({ 'response-signature': spec }, around) => {
    if (spec === 'valid') return []
    const certificate = named(spec.by, around)
    return certificate.ok ? [] : [certificate.problem]
  },
  title: ({ 'response-signature': spec }) =>
    spec === 'valid'
      ? t`La firma WS-Security della risposta è valida`
      : t`La firma WS-Security della risposta è valida, di ${spec.by}`,
  evaluate: ({ 'response-signature': spec }, { exchange }, around = nothingAround) => {
    const expected = expectedText(spec)
    if (exchange.answer.kind !== 'http')
      return { met: false, expected, actual: t`nessuna risposta` }
    const signer: Certificate | null =
      spec === 'valid'
        ? exchange.tls === null
          ? null
          : { ok: true, certificate: new X509Certificate(exchange.tls.peer.pem) }
        : named(spec.by, around)
    if (signer === null)
      return {
        expected,
        notEvaluated: t`il certificato del server TLS non è noto`,
        unavailable: true,
      }
    if (!signer.ok)
      return {
        expected,
        notEvaluated: signer.problem.message,
        ...(signer.problem.unavailable === undefined ? {} : { unavailable: true as const }),
      }
    const { valid, description } = verifyAnswer(
      Buffer.from(exchange.answer.body).toString('utf8'),
      signer.certificate,
      exchange.endedAt,
    )
    return { met: valid, expected, actual: description }
  },
})
