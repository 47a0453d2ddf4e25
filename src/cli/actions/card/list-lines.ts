import type { PinState } from '../../../card/describe-module.ts'
import { t } from '../../../lib/language/t.ts'
import { romeDate } from '../../../lib/rome-time.ts'
import { usesText, type certificateData } from '../cert/certificate-data.ts'

/** A certificate of a card as data; one that cannot be read to the end says why. */
export type ListedCertificate = {
  readonly id: string
  readonly label: string
  readonly subject: string
  readonly purpose?: 'authentication' | 'signature' | null
  readonly trouble?: string
} & Partial<ReturnType<typeof certificateData>>

export interface ListedModule {
  readonly file: string
  readonly library: string | null
  readonly trouble: string | null
  readonly tokens: readonly {
    readonly slot: number
    readonly reader: string
    readonly label: string
    readonly serial: string
    readonly manufacturer: string
    readonly model: string
    readonly pin: PinState
    readonly hasPinPad: boolean
    readonly certificates: readonly ListedCertificate[]
  }[]
}

type ListedToken = ListedModule['tokens'][number]

const purposeText = {
  authentication: t`autenticazione (WS-Security, TLS)`,
  signature: t`firma dei documenti`,
} as const

const pinText: Readonly<Record<PinState, string | null>> = {
  ok: null,
  low: t`attenzione: un PIN sbagliato è già stato dato`,
  'final-try': t`attenzione: resta un solo tentativo di PIN, che Collaudo non usa`,
  locked: t`il PIN è bloccato`,
}

const validity = ({ validFrom, validTo, daysLeft }: ListedCertificate): string => {
  if (validFrom === undefined || validTo === undefined || daysLeft === undefined) return ''
  const [from, to] = [validFrom, validTo].map((instant) => romeDate(new Date(instant)))
  return daysLeft < 0
    ? t`dal ${from ?? ''} al ${to ?? ''}: scaduto`
    : t`dal ${from ?? ''} al ${to ?? ''}, giorni interi rimasti: ${daysLeft}`
}

const certificateLines = (one: ListedCertificate): string[] => {
  const use = one.purpose === undefined || one.purpose === null ? null : purposeText[one.purpose]
  const head = t`    id ${one.id === '' ? '-' : one.id}, «${one.label}»: ${use ?? t`nessuno dei due usi`}`
  if (one.trouble !== undefined) return [head, `      ${one.subject}: ${one.trouble}`]
  return [
    head,
    t`      codice fiscale: ${one.codiceFiscale ?? t`non c'è`}`,
    t`      soggetto:       ${one.subject}`,
    t`      emittente:      ${one.issuer ?? ''}`,
    t`      validità:       ${validity(one)}`,
    t`      chiave e usi:   ${one.key ?? ''}; ${usesText({ keyUsage: one.keyUsage ?? null, extendedKeyUsage: one.extendedKeyUsage ?? null })}`,
  ]
}

/** How an environment names a key of a token. */
const cardYaml = (file: string, { label, serial }: ListedToken, id: string): string => {
  const token = label === '' ? `serial: '${serial}'` : `token-label: ${JSON.stringify(label)}`
  return `{ card: { module: ${JSON.stringify(file)}, ${token}, id: '${id}' } }`
}

const yamlLines = (file: string, token: ListedToken): string[] => {
  const lines = (['authentication', 'signature'] as const).flatMap((purpose) => {
    const [only, another] = token.certificates.filter((one) => one.purpose === purpose)
    return only === undefined || another !== undefined
      ? []
      : [`      ${purpose}: ${cardYaml(file, token, only.id)}`]
  })
  return lines.length === 0
    ? []
    : [t`    in environment.yaml, tra le chiavi dell'operatore:`, ...lines]
}

const tokenLines = (file: string, token: ListedToken): string[] => {
  const { slot, reader, label, serial, manufacturer, model, hasPinPad } = token
  const pin = pinText[token.pin]
  return [
    t`  lettore ${slot} (${reader}): token «${label}», numero di serie ${serial}, ${manufacturer} ${model}`,
    ...(pin === null ? [] : [`    ${pin}`]),
    ...(hasPinPad ? [t`    il PIN si scrive sulla tastiera del lettore`] : []),
    ...(token.certificates.length === 0
      ? [t`    nessun certificato che si veda senza PIN`]
      : token.certificates.flatMap((one) => certificateLines(one))),
    ...yamlLines(file, token),
  ]
}

/** What a module shows, for people. */
export const moduleLines = ({ file, library, trouble, tokens }: ListedModule): string[] => {
  if (trouble !== null) return [file, `  ${trouble}`]
  return [
    `${file} (${library ?? ''})`,
    ...(tokens.length === 0
      ? [t`  nessuna carta nei lettori`]
      : tokens.flatMap((token) => tokenLines(file, token))),
  ]
}
