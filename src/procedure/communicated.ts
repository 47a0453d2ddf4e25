import { t } from '../lib/language/t.ts'
import type { CommunicatedShape } from '../plan/communicated-schema.ts'
import { readyConfiguration } from './ready-configuration.ts'
import { missingInApplication, type Ready, type Subject } from './subject.ts'

const again = t`inviare la bozza di collaudo messages configurazione, poi aggiornare communicated:`

/** The key of what was communicated that is not what is now to be communicated, as far as that is written and can be read. */
const otherConfiguration = (
  subject: Subject,
  communicated: CommunicatedShape,
): 'public-key' | 'devices' | undefined => {
  if (subject.application.shape.configuration === undefined) return undefined
  const found = readyConfiguration(subject)
  if (!found.ok) return undefined
  switch (found.value.profile) {
    case 'struttura':
      return found.value.publicKeySha256 === communicated['public-key']?.sha256
        ? undefined
        : 'public-key'
    case 'dispositivo': {
      const told = (communicated.devices ?? []).map(({ codiceFiscale }) =>
        typeof codiceFiscale === 'string' ? codiceFiscale : subject.env[codiceFiscale.env],
      )
      return found.value.codiciFiscali.every((one) => told.includes(one)) ? undefined : 'devices'
    }
  }
}

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
      t`inviare la bozza di collaudo messages configurazione, poi registrare communicated: (docs/it/communicated.md)`,
    )
  const differing = (['title', 'producer', 'version'] as const).find(
    (key) => communicated[key] !== application[key],
  )
  if (differing !== undefined)
    return fail(
      ['communicated', differing],
      t`«communicated.${differing}» è «${communicated[differing]}», e l'applicazione ha «${application[differing]}»: la fase 3 è da rifare`,
      again,
    )
  const other = otherConfiguration(subject, communicated)
  if (other !== undefined)
    return fail(
      ['communicated', other],
      t`«communicated.${other}» non è ciò che «configuration» dice di comunicare: la fase 3 è da rifare`,
      again,
    )
  return { ok: true, value: communicated }
}
