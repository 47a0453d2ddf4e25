import type { Conditions, SimulatorCondition } from '../../../src/adapter/simulated.ts'
import { t } from '../../../src/lib/language/t.ts'
import type { Anomaly } from './operations/anomalies.ts'
import { systemError, type Refusal } from './rule.ts'

/** What can be ordered of the simulated PDD ASL while it runs. */
export const conditions: readonly SimulatorCondition[] = [
  { name: 'sac-down', description: t`Il SAC non risponde: SIST assegna soltanto uno IUP.` },
  {
    name: 'esito-false',
    description: t`Registrazione e annullamento rispondono esito FALSE e non cambiano nulla.`,
  },
  {
    name: 'anomaly',
    description: t`chkPrescrizione e setAnnullaPrescrizione rispondono anche con queste anomalie: C bloccante o W avviso, poi il codice; più d'una con il segno +.`,
    value: { shape: /^[CW]\d{4}(?:\+[CW]\d{4}){0,19}$/, example: 'C0184', default: null },
  },
  {
    name: 'fault',
    description: t`Ogni operazione risponde con il Fault di questo codice, e non cambia nulla.`,
    value: { shape: /^\d{6}$/, example: '910002', default: null },
  },
  { name: 'system-error', description: t`Ogni operazione risponde con il Fault 100000.` },
  {
    name: 'booleans',
    description: t`Il valore di oscurato nelle risposte è scritto come numero (1 o 0) o come parola, qualunque sia la scelta boolean-form.`,
    value: { shape: /^(?:numeric|literal)$/, example: 'numeric', default: 'numeric' },
  },
]

/** The fault that was ordered; undefined when none was. */
export const orderedRefusal = (ordered: Conditions): Refusal | undefined => {
  const code = ordered.get('fault')
  if (code !== undefined)
    return { rule: 'ordered-fault', code, text: 'Fault ordinato al simulatore' }
  return ordered.has('system-error') ? systemError : undefined
}

/** The anomalies that were ordered. */
export const orderedAnomalies = (ordered: Conditions): readonly Anomaly[] =>
  (ordered.get('anomaly') ?? '')
    .split('+')
    .filter((one) => one !== '')
    .map((one) => ({
      codCriticita: one.startsWith('C') ? 'C' : 'W',
      codice: one.slice(1),
      descrizione: `Anomalia ${one.slice(1)} ordinata al simulatore`,
    }))

/** How an xs:boolean is written: as it was ordered, else as the open question is answered. */
export const booleanForm = (
  ordered: Conditions,
  switches: Readonly<Record<string, string>>,
): string | undefined => ordered.get('booleans') ?? switches['boolean-form']
