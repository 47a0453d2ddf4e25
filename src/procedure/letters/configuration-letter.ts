import type { SenderShape } from '../../plan/procedure-schema.ts'
import {
  applicationRows,
  dayText,
  letterText,
  recipients,
  rows,
  subjects,
  type Attachment,
  type Described,
  type Letter,
} from './letter.ts'

/** What each profile communicates. */
export type Configuration =
  | {
      readonly profile: 'struttura'
      readonly commonName: string
      readonly validUntil: string
      readonly certificateSha256: string
      readonly publicKeySha256: string
      readonly publicKeyPem: string
      readonly files: readonly Attachment[]
    }
  | { readonly profile: 'dispositivo'; readonly codiciFiscali: readonly string[] }

const configurationTexts = (configuration: Configuration): readonly string[] => {
  switch (configuration.profile) {
    case 'struttura':
      return [
        "Si comunica la chiave pubblica del certificato con cui l'applicazione si presenterà in pre-collaudo e collaudo. La chiave e il certificato sono allegati.",
        rows([
          ['Nome comune (CN)', configuration.commonName],
          ['Valido fino al', configuration.validUntil],
          ['SHA-256 del certificato', configuration.certificateSha256],
          ['SHA-256 della chiave pubblica', configuration.publicKeySha256],
        ]),
        configuration.publicKeyPem.trimEnd(),
      ]
    case 'dispositivo':
      return [
        configuration.codiciFiscali.length === 1
          ? 'Si comunica il codice fiscale del dispositivo di autenticazione e firma che sarà usato nel piano di test:'
          : 'Si comunicano i codici fiscali dei dispositivi di autenticazione e firma che saranno usati nel piano di test:',
        configuration.codiciFiscali.map((one) => `  ${one}`).join('\n'),
      ]
  }
}

/** Stage 3: what the test environment is to be configured with. A new version of the application reopens it. */
export const configurationLetter = (
  sender: SenderShape,
  { application, slug }: { readonly application: Described; readonly slug: string },
  configuration: Configuration,
  /** What was communicated before, if it was another version. */
  earlier: { readonly version: string; readonly date: string } | null,
): Letter => ({
  name: `fase-3-configurazione-${slug}`,
  from: { name: `${sender.name} (${sender.organization})`, address: sender.email },
  to: recipients.helpDesk,
  subject: subjects.configurazione,
  text: letterText(sender, [
    "per la configurazione dell'ambiente di test si comunicano i dati dell'applicazione:",
    applicationRows(application),
    ...(earlier === null
      ? []
      : [
          `È una nuova versione: la ${earlier.version} è stata comunicata il ${dayText(earlier.date)}.`,
        ]),
    ...configurationTexts(configuration),
  ]),
  attachments: configuration.profile === 'struttura' ? configuration.files : [],
})
