import { t } from '../../lib/language/t.ts'
import { romeDate } from '../../lib/rome-time.ts'
import { issuersAbove } from '../arrange-chain.ts'
import { certificateFacts, type CertificateFacts } from '../certificate-facts.ts'
import { met, notEvaluated, unmet, type Checked, type Circumstances, type Rule } from './rule.ts'

/** What keeps an authority from certifying the one below it, with so many authorities between it and the leaf. */
const authorityFault = (
  { subject, isAuthority, keyUsage, pathLength, notBefore, notAfter }: CertificateFacts,
  between: number,
  now: Date,
): string | undefined => {
  if (!isAuthority) return t`${subject} non è una CA e non può emettere certificati`
  if (keyUsage !== null && !keyUsage.includes('keyCertSign'))
    return t`la chiave di ${subject} non può firmare certificati (keyCertSign)`
  if (pathLength !== null && between > pathLength)
    return t`${subject} ammette al più ${pathLength} CA sotto di sé: ce ne sono ${between}`
  if (now < notBefore) return t`${subject} vale solo dal ${romeDate(notBefore)}`
  return now > notAfter ? t`${subject} è scaduto il ${romeDate(notAfter)}` : undefined
}

const sameAs =
  (one: CertificateFacts) =>
  ({ raw }: { readonly raw: Buffer }): boolean =>
    raw.equals(one.certificate.raw)

const evaluate = ({ chain, leaf }: Checked, circumstances: Circumstances) => {
  const { authorities, now, recognition } = circumstances
  if (leaf.selfSigned) return met(t`autogenerato: la firma è della sua stessa chiave`)
  if (leaf.issuer === leaf.subject)
    return unmet(t`si dice autogenerato, ma la firma non è della sua chiave`, t`rifarlo`)
  const known = [...chain.issuers.map(({ certificate }) => certificate), ...authorities]
  const whole = issuersAbove(leaf.certificate, known).map((one) => certificateFacts(one))
  // What is above an authority that is trusted by itself does not count.
  const trusted = whole.findIndex((one) => authorities.some(sameAs(one)))
  const above = trusted < 0 ? whole : whole.slice(0, trusted + 1)
  const fault = above
    .map((one, index) => authorityFault(one, index, now))
    .find((one) => one !== undefined)
  if (fault !== undefined) return unmet(fault, t`chiedere alla CA la catena giusta`)
  const top = above.at(-1) ?? leaf
  const path = above.map(({ subject }) => subject).join(' ← ')
  if (trusted >= 0) return met(path)
  if (authorities.length > 0)
    return unmet(
      t`nessuna delle CA indicate ha emesso ${top.subject}`,
      t`indicare con --ca la CA che lo ha emesso: ${top.issuer}`,
    )
  if (top.selfSigned) return met(path)
  if (recognition !== null && recognition.service !== null)
    return met(t`fino a ${recognition.service.name}, della Trusted List`)
  return notEvaluated(
    t`la catena si ferma a ${top.subject}: manca ${top.issuer}`,
    t`mettere gli intermedi nel file, dopo il certificato, e indicare la radice con --ca`,
  )
}

const complete: Rule = {
  id: 'chain',
  title: t`La catena dei certificati regge`,
  profiles: ['struttura', 'dispositivo'],
  weight: { collaudo: 'if-available', production: 'required' },
  evaluate,
}

const order: Rule = {
  id: 'chain-order',
  title: t`Il file ha il certificato e poi gli intermedi, in ordine`,
  profiles: ['struttura', 'dispositivo'],
  weight: { collaudo: 'advised', production: 'advised' },
  evaluate: ({ chain: { inOrder, strangers, issuers } }) => {
    const mend = t`collaudo cert export li riscrive in ordine`
    const [stranger] = strangers
    if (!inOrder)
      return unmet(
        t`i certificati del file non sono in ordine: alcuni programmi li rifiutano`,
        mend,
      )
    if (stranger !== undefined)
      return unmet(t`il file contiene anche ${stranger.subject}, che qui non serve`, mend)
    return met(issuers.length === 0 ? t`un solo certificato` : t`${issuers.length + 1} certificati`)
  },
}

/** Rules on who issued a certificate, as far as the files go. */
export const chainRules: readonly Rule[] = [complete, order]
