import { t } from '../../../src/lib/language/t.ts'

/**
 * How certain something about a code is: `spec` is attributed to the authority's specification by a public source;
 * `spec?` reads like it and is not attributed; `kit` is the choice of another public project; `guess` is
 * ours; `norm` is the word of a public standard.
 */
export type Certainty = 'spec' | 'spec?' | 'kit' | 'guess' | 'norm'

/** A code of SIST: what it means and when it is given, and how certain each of the two is. */
export interface KnownCode {
  readonly meaning: string
  readonly givenBy: string
  readonly causes: readonly [string, ...string[]]
  readonly lookAt: readonly [string, ...string[]]
  readonly certainty: readonly [meaning: Certainty, given: Certainty]
}

/** The certainty as a sentence says it in passing. */
export const shortCertainty: Readonly<Record<Certainty, string>> = {
  spec: t`da specifica, per fonti pubbliche`,
  'spec?': t`probabile`,
  kit: t`ipotesi`,
  guess: t`ipotesi`,
  norm: t`da una norma`,
}

/** The same for whoever wants to know what to rely on. */
export const fullCertainty: Readonly<Record<Certainty, string>> = {
  spec: t`lo dice la specifica, secondo fonti pubbliche`,
  'spec?': t`probabile: una fonte pubblica lo riporta con parole da specifica, senza attribuirglielo`,
  kit: t`scelta di un altro progetto pubblico: SIST può fare diversamente`,
  guess: t`ipotesi di questo progetto: SIST può fare diversamente`,
  norm: t`lo dice una norma pubblica (HTTP, SOAP 1.1)`,
}

/** Who gives the codes of six digits. */
export const byFault = t`SIST, con un Fault (HTTP 500): la richiesta è rifiutata.`
/** Who gives most codes of four digits. */
export const byAnomaly = t`SIST, in elencoAnomalie di una risposta regolare (HTTP 200): con criticità C blocca la ricetta, con W è un avviso.`
