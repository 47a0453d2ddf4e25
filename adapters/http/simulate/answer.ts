import { randomBytes } from 'node:crypto'

import type { ReplyNote, SimulatedReply } from '../../../src/adapter/simulated.ts'
import { refusalForm } from './guesses.ts'
import type { Refusal } from './rule.ts'
import { isOfBorder } from './rule-table.ts'

type Switches = Readonly<Record<string, string>>

/** By which a call is found again. */
export interface Trace {
  readonly traceID: string
  readonly spanID: string
}

export const newTrace = (): Trace => ({
  traceID: randomBytes(16).toString('hex'),
  spanID: randomBytes(8).toString('hex'),
})

const json = (
  status: number,
  mediaType: string,
  value: unknown,
  note: ReplyNote,
  headers: Readonly<Record<string, string>> = {},
): SimulatedReply => ({
  kind: 'answer',
  status,
  headers: { 'content-type': mediaType, ...headers },
  body: Buffer.from(JSON.stringify(value), 'utf8'),
  note,
})

/** What the gateway says yes with. */
export const success = (status: number, value: unknown, note: ReplyNote): SimulatedReply =>
  json(status, 'application/json', value, note)

/** What the border proxy says no with: in its own shape, and without a trace. */
export const borderRefusal = (
  name: string,
  status: number,
  detail: string,
  note: ReplyNote,
): SimulatedReply => {
  const id = randomBytes(16).toString('hex')
  return json(
    status,
    'application/problem+json',
    {
      type: `https://govway.org/handling-errors/${status}/${name}.html`,
      title: name,
      status,
      detail,
      govway_id: id,
    },
    { fault: name, ...note },
    { 'GovWay-Transaction-ID': id, 'GovWay-Transaction-ErrorType': name },
  )
}

/** A problem in the gateway's shape. */
export const problem = (
  trace: Trace,
  form: {
    readonly type: string
    readonly status: number
    readonly title: string
    readonly detail: string
    readonly instance: string
  },
  workflow: string | undefined,
  switches: Switches,
  note: ReplyNote,
): SimulatedReply => {
  const { type, status, title, detail, instance } = form
  return json(
    status,
    'application/problem+json',
    {
      ...trace,
      type: switches['gtw-problem-type'] === 'no-slash' ? type.slice(1) : type,
      title,
      detail,
      status: switches['gtw-problem-status'] === 'text' ? String(status) : status,
      instance,
      ...(workflow === undefined ? {} : { workflowInstanceId: workflow }),
    },
    { fault: type, ...note },
  )
}

/** A refusal as it travels: in the words of whoever gives it. */
export const refusalWith = (
  { rule, detail, instance }: Refusal,
  trace: Trace,
  workflow: string | undefined,
  switches: Switches,
  note: ReplyNote,
): SimulatedReply => {
  const form = refusalForm(rule, switches)
  const noted = { ...note, rule }
  if (isOfBorder(rule)) return borderRefusal(form.type, form.status, detail, noted)
  if (form.type === '/msg/jwt-validation' && switches['gtw-token-refusal'] === 'border')
    return borderRefusal('TokenAuthenticationFailed', 401, detail, noted)
  return problem(
    trace,
    { ...form, detail, instance: instance ?? form.instance },
    workflow,
    switches,
    noted,
  )
}
