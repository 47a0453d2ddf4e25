import { t } from '../lib/language/t.ts'
import { nearest } from '../lib/nearest.ts'
import type { ConditionOffer, SimulatorCondition } from './simulated.ts'

/** A condition as it was ordered: for whom it holds, and how often. */
export interface ConditionOrder {
  readonly name: string
  /** What follows `=`, or the condition's own default; '' where it takes none. */
  readonly value: string
  /** Only for requests of this operation; null: for every request. */
  readonly operation: string | null
  /** For so many requests more; null: until it is taken back. */
  readonly times: number | null
}

/** Why a text orders nothing, in Italian. */
export interface OrderMistake {
  readonly message: string
  readonly hint?: string
}

const shape = /^([a-z0-9-]+)(?:=([^@/]*(?:\/[^@/\d][^@/]*)*))?(?:@(\w+))?(?:\/(\d+))?$/

/** How a condition may be written, for help texts: `slow[=3s]`, `fault=910002`. */
export const conditionForm = ({ name, value }: SimulatorCondition): string => {
  if (value === undefined) return name
  return value.default === null ? `${name}=${value.example}` : `${name}[=${value.example}]`
}

/** An order as it is written: `NAME[=VALUE][@OPERATION][/TIMES]`. */
export const orderText = ({ name, value, operation, times }: ConditionOrder): string =>
  [
    name,
    value === '' ? '' : `=${value}`,
    operation === null ? '' : `@${operation}`,
    times === null ? '' : `/${times}`,
  ].join('')

const mistakenValue = (
  { name, value }: SimulatorCondition,
  given: string | undefined,
): OrderMistake | undefined => {
  if (value === undefined)
    return given === undefined
      ? undefined
      : { message: t`la condizione «${name}» non vuole un valore, trovato «${given}»` }
  if (given === undefined)
    return value.default === null
      ? {
          message: t`la condizione «${name}» vuole un valore`,
          hint: t`per esempio ${name}=${value.example}`,
        }
      : undefined
  return value.shape.test(given)
    ? undefined
    : {
        message: t`la condizione «${name}» non può valere «${given}»`,
        hint: t`per esempio ${name}=${value.example}`,
      }
}

const suggestion = (written: string, known: readonly string[]): { readonly hint?: string } => {
  const near = nearest(written, known)
  return near === undefined ? {} : { hint: t`forse si intendeva «${near}»` }
}

/** Reads `NAME[=VALUE][@OPERATION][/TIMES]`, for example `answer-lost@setRegistraPrescrizione/1`. */
export const parseOrder = (
  text: string,
  { conditions, operations }: ConditionOffer,
): { readonly order: ConditionOrder } | { readonly mistake: OrderMistake } => {
  const found = shape.exec(text)
  if (found === null)
    return {
      mistake: {
        message: t`«${text}» non è una condizione: attesa NOME[=VALORE][@OPERAZIONE][/VOLTE]`,
        hint: t`per esempio answer-lost@setRegistraPrescrizione/1`,
      },
    }
  const [, name = '', given, operation, times] = found
  const names = conditions.map((one) => one.name)
  const condition = conditions.find((one) => one.name === name)
  if (condition === undefined)
    return {
      mistake: {
        message: t`il simulatore non ha la condizione «${name}»: ha ${names.join(', ')}`,
        ...suggestion(name, names),
      },
    }
  const mistake = mistakenValue(condition, given)
  if (mistake !== undefined) return { mistake }
  if (condition.scope === 'connection' && (operation !== undefined || times !== undefined))
    return {
      mistake: {
        message: t`la condizione «${name}» vale per la connessione: non si può limitare a un'operazione o a un numero di volte`,
      },
    }
  if (operation !== undefined && !operations.includes(operation))
    return {
      mistake: {
        message: t`la condizione «${name}» non si può limitare a «${operation}»: ci sono ${operations.join(', ')}`,
        ...suggestion(operation, operations),
      },
    }
  if (times !== undefined && Number(times) === 0)
    return { mistake: { message: t`la condizione «${name}» deve valere almeno una volta` } }
  return {
    order: {
      name,
      value: given ?? condition.value?.default ?? '',
      operation: operation ?? null,
      times: times === undefined ? null : Number(times),
    },
  }
}
