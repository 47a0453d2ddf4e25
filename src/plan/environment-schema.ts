import { z } from 'zod'

import { t } from '../lib/language/t.ts'
import {
  Duration,
  EnvReference,
  Flag,
  HexBytes,
  Jobs,
  Readers,
  SlotIndex,
  Slug,
} from './text-types.ts'

const Text = z.union([z.string().min(1), EnvReference])

const CardShape = z.strictObject({
  module: Text.meta({
    description: t`Libreria PKCS#11 del produttore della carta: un percorso, o un nome che il sistema trova da sé`,
  }),
  'token-label': Text.optional().meta({
    description: t`Etichetta del token, come la mostra collaudo card list`,
  }),
  serial: Text.optional().meta({ description: t`Numero di serie del token` }),
  slot: SlotIndex.optional().meta({
    description: t`Numero del lettore, da 0; cambia con i lettori collegati: meglio token-label`,
  }),
  id: HexBytes.optional().meta({
    description: t`Id della chiave (CKA_ID), in esadecimale; se manca, l'unica chiave adatta all'uso`,
  }),
  'key-label': Text.optional().meta({ description: t`Etichetta della chiave (CKA_LABEL)` }),
  pin: EnvReference.optional().meta({
    description: t`PIN del token; se manca o non ha valore, lo chiede il terminale`,
  }),
  'key-pin': EnvReference.optional().meta({
    description: t`PIN di una chiave che lo vuole a ogni firma, se non è quello del token`,
  }),
  engine: Text.optional().meta({
    description: t`Solo in client: il file dell'engine pkcs11 di OpenSSL, se non è dove Linux lo mette di solito`,
  }),
})
export type CardShape = z.output<typeof CardShape>

/**
 * A certificate with its key: from files, on a card, behind a program, or made on the spot (only on the
 * simulator).
 */
export const CredentialShape = z.union([
  z.strictObject({
    certificate: Text.meta({ description: t`File PEM del certificato` }),
    key: Text.meta({ description: t`File PEM della chiave privata` }),
    passphrase: EnvReference.optional().meta({ description: t`Passphrase della chiave` }),
  }),
  z.strictObject({
    p12: Text.meta({ description: t`File PKCS#12` }),
    passphrase: EnvReference.meta({ description: t`Passphrase del PKCS#12` }),
  }),
  z.strictObject({
    card: CardShape.meta({ description: t`Chiave su una carta o un token, attraverso PKCS#11` }),
    certificate: Text.optional().meta({
      description: t`File PEM del suo certificato: serve solo sul simulatore, che lo deve conoscere prima`,
    }),
  }),
  z.strictObject({
    command: z
      .array(Text)
      .min(1)
      .meta({
        description: t`Programma che firma, con i suoi argomenti: riceve l'impronta e risponde la firma`,
      }),
    certificate: Text.meta({ description: t`File PEM del certificato della sua chiave` }),
    timeout: Duration.optional().meta({
      description: t`Attesa massima di una firma (predefinita 60s)`,
    }),
  }),
  z.literal('generated').meta({ description: t`Generata sul momento: solo sul simulatore` }),
])
export type CredentialShape = z.output<typeof CredentialShape>

/** What keeps a generated card from being good, though it is signed with rightly. */
export const CardFlaw = z.enum(['expired', 'unknown', 'swapped', 'unregistered'])
export type CardFlaw = z.output<typeof CardFlaw>

export const OperatorShape = z.strictObject({
  codiceFiscale: Text.meta({ description: t`Codice fiscale dell'operatore` }),
  codStruttura: Text.meta({ description: t`Codice della struttura` }),
  ruoloIstituzionale: Text.meta({ description: t`Ruolo istituzionale, per esempio RIS000043` }),
  codiceRegionale: Text.optional().meta({
    description: t`Codice regionale del medico; chi non ne ha, come un farmacista, lo lascia fuori`,
  }),
  authentication: CredentialShape.meta({ description: t`Chiave di autenticazione (CNS)` }),
  signature: CredentialShape.meta({
    description: t`Chiave di firma: non è quella di autenticazione`,
  }),
  communicated: Flag.optional().meta({
    description: t`false: di proposito mai comunicato all'autorità, per i casi che ne provano il rifiuto`,
  }),
  card: CardFlaw.optional().meta({
    description: t`Che cosa non va nella carta generata: scaduta (expired), di un'autorità che nessuno riconosce (unknown), con le due chiavi scambiate (swapped), di chi non è censito (unregistered)`,
  }),
})

/** `environments/<name>/environment.yaml`: where a run happens. */
export const EnvironmentShape = z.strictObject({
  title: z
    .string()
    .min(1)
    .meta({ description: t`Nome dell'ambiente per il rapporto` }),
  simulator: Flag.optional().meta({ description: t`true: il simulatore incorporato` }),
  production: Flag.optional().meta({ description: t`true solo per la produzione` }),
  endpoints: z
    .record(Slug, Text)
    .optional()
    .meta({
      description: t`Indirizzo di base di ciascun sistema, per adattatore; non serve al simulatore`,
    }),
  trust: z
    .strictObject({
      ca: Text.meta({ description: t`File PEM con i certificati delle CA dell'ambiente` }),
    })
    .optional()
    .meta({ description: t`Di chi ci si fida: la verifica del server non si può spegnere` }),
  client: CredentialShape.optional().meta({
    description: t`Certificato client per la mutua autenticazione TLS: quello comunicato all'autorità`,
  }),
  operators: z.record(Slug, OperatorShape).meta({ description: t`Gli operatori, per nome` }),
  timeout: Duration.optional().meta({
    description: t`Attesa massima di una risposta (predefinita 30s)`,
  }),
  jobs: Jobs.optional().meta({
    description: t`Quanti casi l'ambiente regge insieme; se manca, uno per volta (il simulatore non ha limite)`,
  }),
  readers: Readers.optional().meta({
    description: t`Quanti lettori di carte ha la postazione; con meno lettori che carte, i casi si raggruppano per carta e si eseguono uno per volta`,
  }),
  switches: z
    .record(Slug, z.string())
    .optional()
    .meta({ description: t`Scelte del simulatore sulle questioni aperte` }),
  rulesOff: z
    .array(Slug)
    .optional()
    .meta({ description: t`Regole del simulatore spente, per vedere quale caso se ne accorge` }),
})
export type EnvironmentShape = z.output<typeof EnvironmentShape>
export type OperatorShape = z.output<typeof OperatorShape>
