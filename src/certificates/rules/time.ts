import { t } from '../../lib/language/t.ts'
import { romeDate } from '../../lib/rome-time.ts'
import { met, unmet, type Rule } from './rule.ts'

const dayMs = 86_400_000

/** With fewer whole days left a certificate is to be renewed. */
export const renewalDays = 30

/** Whole days from an instant to another: 0 on the last day, negative once it is over. */
export const daysBetween = (from: Date, to: Date): number =>
  Math.floor((to.getTime() - from.getTime()) / dayMs)

const dates: Rule = {
  id: 'dates',
  title: t`Il certificato è in corso di validità`,
  profiles: ['struttura', 'dispositivo'],
  weight: { collaudo: 'required', production: 'required' },
  evaluate: ({ leaf: { notBefore, notAfter } }, { now }) => {
    const [from, to] = [romeDate(notBefore), romeDate(notAfter)]
    if (notAfter < notBefore) return unmet(t`finisce (${to}) prima di cominciare (${from})`)
    if (now < notBefore)
      return unmet(t`vale solo dal ${from}`, t`controllare l'orologio, o aspettare`)
    if (now > notAfter)
      return unmet(t`è scaduto il ${to}`, t`farne uno nuovo e comunicarlo: riapre la fase 3`)
    return met(t`dal ${from} al ${to}`)
  },
}

const renewal: Rule = {
  id: 'renewal',
  title: t`Alla scadenza mancano almeno ${renewalDays} giorni`,
  profiles: ['struttura', 'dispositivo'],
  weight: { collaudo: 'advised', production: 'advised' },
  evaluate: ({ leaf: { notAfter } }, { now }) => {
    const left = daysBetween(now, notAfter)
    if (left >= renewalDays) return met(left === 1 ? t`1 giorno` : t`${left} giorni`)
    return unmet(
      left < 0
        ? t`è già scaduto`
        : left === 1
          ? t`manca 1 giorno intero`
          : t`mancano ${left} giorni interi`,
      t`rinnovarlo: il nuovo va comunicato prima di usarlo`,
    )
  },
}

/** Rules on when a certificate is valid. */
export const timeRules: readonly Rule[] = [dates, renewal]
