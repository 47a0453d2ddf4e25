import { z } from 'zod'

import type { CallContext } from '../../../src/adapter/define-adapter.ts'
import { t } from '../../../src/lib/language/t.ts'
import { Amount, moved } from '../../../src/soap/deviate/duration.ts'
import { ineffective } from '../../../src/soap/deviate/trouble.ts'

const names = ['wrong-code', 'stale-created', 'future-created'] as const

/** What is wrong with datiApplicativo. The digest is made of what is sent, so that only what is named is wrong. */
export const ApplicationDeviation = z
  .union([
    z.enum(names),
    z
      .strictObject({
        'stale-created': Amount.optional().meta({
          description: t`created indietro di tanto, per esempio 20m.`,
        }),
        'future-created': Amount.optional().meta({
          description: t`created avanti di tanto, per esempio 20m.`,
        }),
        'repeated-nonce': z
          .string()
          .min(1)
          .optional()
          .meta({
            description: t`Id di un passo precedente: si rispedisce il suo nonce.`,
          }),
      })
      .refine((one) => Object.values(one).filter((value) => value !== undefined).length === 1, {
        error: t`attesa una sola chiave tra stale-created, future-created, repeated-nonce`,
      }),
  ])
  .meta({
    description: t`Rompe datiApplicativo: wrong-code (applDigest con un codice applicativo errato), stale-created o future-created (created di un’ora prima o dopo, oppure della durata indicata), repeated-nonce. L'applDigest è sempre calcolato su ciò che parte.`,
  })
export type ApplicationDeviation = Readonly<z.output<typeof ApplicationDeviation>>

/** What datiApplicativo is made of, in place of the usual. */
export interface ApplicationChoices {
  readonly created: Date
  readonly nonce: string | undefined
  readonly code: string
}

/** The field of datiApplicativo that a deviation is about. */
export const fieldOf = (deviation: ApplicationDeviation): 'applDigest' | 'created' | 'nonce' => {
  if (deviation === 'wrong-code') return 'applDigest'
  return typeof deviation === 'object' && deviation['repeated-nonce'] !== undefined
    ? 'nonce'
    : 'created'
}

const nonceOf = (step: string, { earlier }: CallContext): string => {
  const nonce = earlier(step)?.exchange.facts['nonce']
  if (nonce !== undefined) return nonce
  throw ineffective(
    'application: repeated-nonce',
    t`il passo «${step}» non ha spedito un nonce prima di questo`,
    t`Indicare un passo precedente dello stesso caso che abbia chiamato SIST.`,
  )
}

/** How datiApplicativo is to be made in this call. */
export const applicationChoices = (
  deviation: ApplicationDeviation | undefined,
  context: CallContext,
): ApplicationChoices => {
  const usual: ApplicationChoices = {
    created: context.instant,
    nonce: undefined,
    code: context.application.applicationCode.reveal(),
  }
  if (deviation === undefined) return usual
  if (deviation === 'wrong-code') return { ...usual, code: `${usual.code}-errato` }
  const amounts = typeof deviation === 'string' ? { [deviation]: '1h' } : deviation
  const { instant } = context
  const stale = amounts['stale-created']
  const future = amounts['future-created']
  const step = amounts['repeated-nonce']
  return {
    ...usual,
    created:
      stale !== undefined
        ? moved(instant, `-${stale}`)
        : future !== undefined
          ? moved(instant, future)
          : instant,
    nonce: step === undefined ? undefined : nonceOf(step, context),
  }
}
