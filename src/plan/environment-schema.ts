import { z } from 'zod'

import { Duration, EnvReference, Flag, Jobs, Slug } from './text-types.ts'

const Text = z.union([z.string().min(1), EnvReference])

/** A certificate with its key: from PEM files, or made on the spot (only on the simulator). */
export const CredentialShape = z.union([
  z.strictObject({
    certificate: Text.meta({ description: 'File PEM del certificato' }),
    key: Text.meta({ description: 'File PEM della chiave privata' }),
    passphrase: EnvReference.optional().meta({ description: 'Passphrase della chiave' }),
  }),
  z.strictObject({
    p12: Text.meta({ description: 'File PKCS#12' }),
    passphrase: EnvReference.meta({ description: 'Passphrase del PKCS#12' }),
  }),
  z.literal('generated').meta({ description: 'Generata sul momento: solo sul simulatore' }),
])
export type CredentialShape = z.output<typeof CredentialShape>

export const OperatorShape = z.strictObject({
  codiceFiscale: Text.meta({ description: "Codice fiscale dell'operatore" }),
  codStruttura: Text.meta({ description: 'Codice della struttura' }),
  ruoloIstituzionale: Text.meta({ description: 'Ruolo istituzionale, per esempio RIS000043' }),
  codiceRegionale: Text.meta({ description: 'Codice regionale del medico' }),
  authentication: CredentialShape.meta({ description: 'Chiave di autenticazione (CNS)' }),
  signature: CredentialShape.meta({
    description: 'Chiave di firma: non è quella di autenticazione',
  }),
})

/** `environments/<name>/environment.yaml`: where a run happens. */
export const EnvironmentShape = z.strictObject({
  title: z.string().min(1).meta({ description: "Nome dell'ambiente per il rapporto" }),
  simulator: Flag.optional().meta({ description: 'true: il simulatore incorporato' }),
  production: Flag.optional().meta({ description: 'true solo per la produzione' }),
  endpoints: z.record(Slug, Text).optional().meta({
    description: 'Indirizzo di base di ciascun sistema, per adattatore; non serve al simulatore',
  }),
  trust: z
    .strictObject({
      ca: Text.meta({ description: "File PEM con i certificati delle CA dell'ambiente" }),
    })
    .optional()
    .meta({ description: 'Di chi ci si fida: la verifica del server non si può spegnere' }),
  client: CredentialShape.optional().meta({
    description:
      "Certificato client per la mutua autenticazione TLS: quello comunicato all'autorità",
  }),
  operators: z.record(Slug, OperatorShape).meta({ description: 'Gli operatori, per nome' }),
  timeout: Duration.optional().meta({
    description: 'Attesa massima di una risposta (predefinita 30s)',
  }),
  jobs: Jobs.optional().meta({
    description:
      "Quanti casi l'ambiente regge insieme; se manca, uno per volta (il simulatore non ha limite)",
  }),
  switches: z
    .record(Slug, z.string())
    .optional()
    .meta({ description: 'Scelte del simulatore sulle questioni aperte' }),
})
export type EnvironmentShape = z.output<typeof EnvironmentShape>
export type OperatorShape = z.output<typeof OperatorShape>
