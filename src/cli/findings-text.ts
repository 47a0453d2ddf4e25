import { t } from '../lib/language/t.ts'
import type { TrafficRecord } from '../model/traffic.ts'

/** What the rules for all traffic say of a recording, in a few lines. */
export const findingsSummary = ({
  rules,
  findings,
}: Pick<TrafficRecord, 'rules' | 'findings'>): string => {
  const judged = rules.filter(({ calls }) => calls > 0)
  const counted = (level: 'required' | 'warning'): number =>
    new Set(findings.filter((one) => one.level === level).map(({ rule }) => rule)).size
  if (judged.length === 0) return t`Regole su tutto il traffico: nessuna chiamata da giudicare\n`
  const lines = rules.flatMap(({ level, title, breached, calls }) =>
    breached === 0
      ? []
      : [
          level === 'required'
            ? t`  ✗ ${title}: chiamate ${breached} su ${calls}`
            : t`  ! ${title}: chiamate ${breached} su ${calls}`,
        ],
  )
  return [
    t`Regole su tutto il traffico: ${judged.length} giudicate; non rispettate ${counted('required')}, con un avviso ${counted('warning')}`,
    ...lines,
    '',
  ].join('\n')
}
