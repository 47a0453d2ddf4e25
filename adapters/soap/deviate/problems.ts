import type { RequestProblem } from '../../../src/adapter/define-adapter.ts'
import { t } from '../../../src/lib/language/t.ts'
import { ineffective } from '../../../src/soap/deviate/trouble.ts'
import type { EffectiveRequest } from '../effective.ts'
import type { Deviations } from './deviations.ts'

const problem = (path: readonly string[], message: string): RequestProblem => ({
  path,
  message,
  hint: t`togliere la deviazione, oppure aggiungere al messaggio ciò che rompe`,
})

const securityProblems = (
  { security }: EffectiveRequest,
  broken: NonNullable<Deviations['security']>,
): RequestProblem[] => {
  const { x509, username, timestamp } = security ?? {}
  const signs = x509?.sign ?? []
  return [
    ...(broken.timestamp !== undefined && (security === undefined || timestamp === 'false')
      ? [problem(['security', 'timestamp'], t`il messaggio non ha un Timestamp`)]
      : []),
    ...(broken.timestamp === 'unsigned' && !signs.includes('timestamp')
      ? [problem(['security', 'timestamp'], t`il Timestamp non è tra le parti firmate`)]
      : []),
    ...(broken.signature !== undefined && x509 === undefined
      ? [problem(['security', 'signature'], t`il messaggio non è firmato`)]
      : []),
    ...(broken.unsigned !== undefined && !signs.includes(broken.unsigned)
      ? [problem(['security', 'unsigned'], t`«${broken.unsigned}» non è tra le parti firmate`)]
      : []),
    ...(broken.body !== undefined && !signs.includes('body')
      ? [problem(['security', 'body'], t`il Body non è tra le parti firmate`)]
      : []),
    ...(broken.username !== undefined && username === undefined
      ? [problem(['security', 'username'], t`il messaggio non ha uno UsernameToken`)]
      : []),
    ...(broken.header !== undefined && security === undefined
      ? [problem(['security', 'header'], t`il messaggio non ha l'intestazione wsse:Security`)]
      : []),
  ]
}

/** Deviations that would break nothing in this request. Paths start from `deviate`. */
export const deviationProblems = (send: EffectiveRequest, broken: Deviations): RequestProblem[] => {
  if (send.envelope !== undefined)
    return Object.keys(broken).map((layer) =>
      problem([layer], t`il messaggio si spedisce così com'è (envelope): non c'è nulla da rompere`),
    )
  return [
    ...(broken.saml !== undefined && send.security?.saml === undefined
      ? [problem(['saml'], t`il messaggio non ha un'asserzione SAML`)]
      : []),
    ...(broken.security === undefined ? [] : securityProblems(send, broken.security)),
    ...(broken.addressing !== undefined && send.addressing === 'false'
      ? [problem(['addressing'], t`il messaggio non ha WS-Addressing`)]
      : []),
    ...(broken.mtom !== undefined && (send.mtom === 'false' || send.attachments === undefined)
      ? [problem(['mtom'], t`il messaggio non viaggia con MTOM`)]
      : []),
  ]
}

/** Throws DEVIATION_INVALID where a deviation would leave the message as it is. */
export const refuseIneffective = (send: EffectiveRequest, broken: Deviations): void => {
  const [found] = deviationProblems(send, broken)
  if (found !== undefined) throw ineffective(found.path.join('.'), found.message, found.hint)
}
