import type { X509Certificate } from 'node:crypto'

import { purposeOf } from '../card/find-certificate.ts'
import { codiceFiscaleOf } from '../certificates/codice-fiscale.ts'
import { daysBetween, renewalDays } from '../certificates/rules/time.ts'
import { t } from '../lib/language/t.ts'
import { romeDate } from '../lib/rome-time.ts'
import { line, type DoctorLine, type Result } from './line.ts'

export type Role = 'authentication' | 'signature'

const roleText: Readonly<Record<Role, string>> = {
  authentication: t`autenticazione`,
  signature: t`firma`,
}

interface Judged {
  readonly result: Result
  readonly found: string
  readonly todo?: string
}

/** When a certificate is valid, for people; and what is wrong with that, where something is. */
export const validity = (certificate: X509Certificate, now: Date): Judged => {
  const [from, to] = [new Date(certificate.validFrom), new Date(certificate.validTo)]
  if (Number.isNaN(from.getTime()) || Number.isNaN(to.getTime()))
    return { result: 'not-determined', found: t`le sue date non si leggono` }
  if (now < from) return { result: 'failed', found: t`vale solo dal ${romeDate(from)}` }
  if (now > to) return { result: 'failed', found: t`è scaduto il ${romeDate(to)}` }
  const left = daysBetween(now, to)
  return {
    result: left < renewalDays ? 'warning' : 'ok',
    found: t`vale fino al ${romeDate(to)}, giorni interi rimasti: ${left}`,
  }
}

/** Whether usages can be read, and are those of the other key. */
const isOfOtherUse = (certificate: X509Certificate, role: Role): boolean => {
  try {
    const purpose = purposeOf(certificate)
    return purpose !== null && purpose !== role
  } catch {
    return false
  }
}

const judge = (
  role: Role,
  certificate: X509Certificate | null,
  codiceFiscale: string,
  now: Date,
): Judged => {
  const what = roleText[role]
  if (certificate === null)
    return {
      result: 'not-determined',
      found: t`${what}: il certificato non si è letto`,
      todo: t`sistemare il file, o inserire la carta; certificate: accanto a card: lo indica senza la carta`,
    }
  const theirs = codiceFiscaleOf(certificate)
  const { result, found } = validity(certificate, now)
  if (theirs === undefined)
    return {
      result: 'not-determined',
      found: t`${what}: nel certificato non si trova un codice fiscale`,
      todo: t`una CNS lo ha nel nome comune (CF/numero) o in serialNumber (TINIT-CF): controllare che sia quella la chiave`,
    }
  if (theirs !== codiceFiscale)
    return {
      result: 'failed',
      found: t`${what}: il certificato è di ${theirs}, e codiceFiscale: è ${codiceFiscale}`,
      todo: t`indicare la chiave dell'operatore, o correggere codiceFiscale: l'autorità rifiuta la differenza`,
    }
  if (result === 'failed')
    return {
      result,
      found: `${what}: ${found}`,
      todo: t`usare un certificato in corso di validità`,
    }
  if (isOfOtherUse(certificate, role))
    return {
      result: 'warning',
      found: t`${what}: gli usi del certificato sono quelli dell'altra chiave`,
      todo: t`controllare che authentication: e signature: non siano scambiati`,
    }
  return {
    result,
    found: `${what}: ${found}`,
    ...(result === 'warning' ? { todo: t`rinnovare il certificato per tempo` } : {}),
  }
}

const byGravity: readonly Result[] = ['failed', 'not-determined', 'warning', 'ok']

/** Whether both certificates of an operator are of that person, and in force. */
export const operatorKeys = (
  name: string,
  codiceFiscale: string,
  certificates: Readonly<Record<Role, X509Certificate | null>>,
  now: Date,
): DoctorLine => {
  const check = line('operator', t`Le chiavi di «${name}»`, name)
  if (codiceFiscale === '') return check.unknown(t`il suo codiceFiscale: non ha un valore`)
  const judged = (['authentication', 'signature'] as const).map((role) =>
    judge(role, certificates[role], codiceFiscale, now),
  )
  const found = judged.map((one) => one.found).join('; ')
  const todos = [...new Set(judged.flatMap(({ todo }) => todo ?? []))]
  const worst = byGravity.find((result) => judged.some((one) => one.result === result)) ?? 'ok'
  const todo = todos.length === 0 ? null : todos.join('; ')
  return { ...check.ok(`${codiceFiscale}; ${found}`), result: worst, todo }
}
