import { t } from '../../../src/lib/language/t.ts'
import type { Exchange } from '../../../src/model/exchange.ts'
import { identifiersIn, isIup, isNre } from '../answer/identifier.ts'
import { textOf, withReturn } from '../answer/soap-body.ts'
import { anomaliesIn } from '../checks/anomalies.ts'
import { namespaces } from '../namespaces.ts'

const kindOf = (identifier: string): string => {
  if (isNre(identifier)) return 'NRE'
  return isIup(identifier) ? 'IUP' : t`né NRE né IUP`
}

const prefixes = { sist: namespaces.sist }

const listed = (texts: readonly string[]): string =>
  texts.length === 0 ? t`nessuno` : texts.toSorted().join(', ')

/** How many prescriptions an answer lists; none where it is no such answer. */
export const listedIn = (exchange: Exchange): number => {
  const read = withReturn(
    exchange,
    (result) => result.find('sist:elenco/sist:prescrizione', prefixes).length,
  )
  return read.ok ? read.value : 0
}

/** What a reader looks at first in an answer of CVPService; nothing where it is not the answer that was promised. */
export const gistOf = (exchange: Exchange): Readonly<Record<string, string>> => {
  const read = withReturn(exchange, (result) => ({
    esito: textOf(result, 'esito')?.trim(),
    messages: result
      .find('sist:elencoComunicazioni/sist:comunicazione/sist:codice', prefixes)
      .map((node) => node.content.trim()),
  }))
  const anomalies = anomaliesIn(exchange)
  const identifiers = identifiersIn(exchange)
  if (!read.ok || !anomalies.ok || !identifiers.ok) return {}
  const { esito, messages } = read.value
  return {
    [t`anomalie`]: listed(anomalies.value.map(({ code, severity }) => `${code} (${severity})`)),
    ...(esito === undefined ? {} : { esito }),
    ...(exchange.operation === 'chkPrescrizione'
      ? {
          [t`identificativo`]: listed(identifiers.value.map(kindOf)),
          [t`comunicazioni`]: listed(messages),
        }
      : {}),
    ...(exchange.operation === 'getPrescrizioniIdentificate'
      ? { [t`prescrizioni elencate`]: String(listedIn(exchange)) }
      : {}),
  }
}
