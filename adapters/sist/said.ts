import type { SaidByAnswer } from '../../src/adapter/define-adapter.ts'
import type { Exchange } from '../../src/model/exchange.ts'
import { textOf, withReturn } from './answer/soap-body.ts'
import { anomaliesIn } from './checks/anomalies.ts'

/** Under the names of the elements: `esito` and each `anomalia`, in the words of the answer. */
export const said = (exchange: Exchange): readonly SaidByAnswer[] => {
  const esito = withReturn(exchange, (result) => textOf(result, 'esito')?.trim())
  const anomalies = anomaliesIn(exchange)
  return [
    ...(esito.ok && esito.value !== undefined ? [{ name: 'esito', text: esito.value }] : []),
    ...(anomalies.ok ? anomalies.value : []).map(({ code, severity, text }) => ({
      name: 'anomalia',
      text: `${code} (${severity}) ${text}`.trimEnd(),
    })),
  ]
}
