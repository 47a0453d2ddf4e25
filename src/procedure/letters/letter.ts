import type { SenderShape } from '../../plan/procedure-schema.ts'

/** A file that goes with a message. */
export interface Attachment {
  readonly name: string
  readonly mediaType: string
  readonly content: string | Uint8Array
}

/**
 * A message to the authority. It is Italian whoever runs the command, since the authority is: nothing of it passes
 * through the catalogue of translations.
 */
export interface Letter {
  /** Name of the draft's file, without its ending. */
  readonly name: string
  readonly from: { readonly name: string; readonly address: string }
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly attachments: readonly Attachment[]
}

/** Where the authority reads: by PEC, and its help desk. */
export const recipients = {
  pec: 'sist@pec.rupar.puglia.it',
  helpDesk: 'helpdesk@sist.puglia.it',
} as const

/** The subjects that the authority asks for, word for word. */
export const subjects = {
  richiesta: 'Richiesta di integrazione SIST-FSE',
  configurazione: 'Integrazione SIST-FSE: configurazione',
  piano: 'Integrazione SIST-FSE: Piano di test',
  verifica: 'Integrazione SIST-FSE: Verifica di Conformità',
} as const

/** An application as the authority knows it. */
export interface Described {
  readonly title: string
  readonly producer: string
  readonly version: string
  readonly profile: 'struttura' | 'dispositivo'
}

const profiles = {
  struttura: 'struttura privata accreditata (certificato)',
  dispositivo: 'cartella MMG/PLS, farmacia o simile (dispositivo di autenticazione e firma)',
} as const

/** Labels and values, one a line, the values in a column. */
export const rows = (entries: readonly (readonly [string, string])[]): string => {
  const width = Math.max(0, ...entries.map(([label]) => label.length)) + 1
  return entries.map(([label, value]) => `  ${`${label}:`.padEnd(width)} ${value}`).join('\n')
}

export const applicationRows = ({ title, producer, version, profile }: Described): string =>
  rows([
    ['Applicazione', title],
    ['Versione', version],
    ['Produttore', producer],
    ['Profilo', profiles[profile]],
  ])

/** Who greets at the end, with how to answer. */
const closing = (sender: SenderShape): string =>
  [
    'Cordiali saluti',
    '',
    sender.name,
    sender.organization,
    ...(sender['partita-iva'] === undefined ? [] : [`Partita IVA ${sender['partita-iva']}`]),
    ...(sender.phone === undefined ? [] : [`Telefono ${sender.phone}`]),
    `E-mail ${sender.email}`,
    ...(sender.pec === undefined ? [] : [`PEC ${sender.pec}`]),
  ].join('\n')

/** The text of a message: its paragraphs, between salutation and greeting. */
export const letterText = (sender: SenderShape, paragraphs: readonly string[]): string =>
  `${['Spett.le InnovaPuglia,', ...paragraphs, closing(sender)].join('\n\n')}\n`

/** A day as Italians write it, from `2026-03-02`. */
export const dayText = (day: string): string => day.split('-').toReversed().join('/')
