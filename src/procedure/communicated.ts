import { t } from '../lib/language/t.ts'
import type { CommunicatedShape } from '../plan/communicated-schema.ts'
import { missingInApplication, type Ready, type Subject } from './subject.ts'

/** What stage 3 told the authority of this very version; a new one has to be told again. */
export const readyCommunicated = (subject: Subject): Ready<CommunicatedShape> => {
  const { communicated, ...application } = subject.application.shape
  const fail = (
    path: readonly string[],
    message: string,
    hint: string,
  ): Ready<CommunicatedShape> => ({
    ok: false,
    problems: [missingInApplication(subject, path, message, hint)],
  })
  if (communicated === undefined)
    return fail(
      [],
      t`manca «communicated»: che cosa è stato comunicato nella fase 3, e quando`,
      t`inviare la bozza di collaudo messages configurazione, poi registrare communicated: (docs/communicated.md)`,
    )
  const differing = (['title', 'producer', 'version'] as const).find(
    (key) => communicated[key] !== application[key],
  )
  if (differing !== undefined)
    return fail(
      ['communicated', differing],
      t`«communicated.${differing}» è «${communicated[differing]}», e l'applicazione ha «${application[differing]}»: la fase 3 è da rifare`,
      t`inviare la bozza di collaudo messages configurazione, poi aggiornare communicated:`,
    )
  return { ok: true, value: communicated }
}
