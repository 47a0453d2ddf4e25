import type { Adapter } from '../adapter/define-adapter.ts'
import { HarnessError } from '../errors/harness-error.ts'
import { t } from '../lib/language/t.ts'
import { supply, type SuppliedAdapters } from '../session/supply.ts'
import { line, type DoctorLine } from './line.ts'

const check = line('contract', t`Contratto ufficiale (SIST_WSDL_DIR)`)

const suppliedLine = async (adapters: readonly Adapter[]): Promise<DoctorLine> => {
  const supplied = adapters.filter(({ contractName }) => contractName?.isSupplied === true)
  if (supplied.length === 0) return check.idle(t`non è indicato: vale il contratto incluso`)
  const names = supplied.flatMap(({ contractName }) => contractName?.name ?? []).join(', ')
  const differences = await Promise.all(
    supplied.map(async (one) => (await one.differences?.()) ?? []),
  )
  const absent = differences.flat().filter(({ isAbsent }) => isAbsent === true)
  return absent.length === 0
    ? check.ok(t`si legge, con tutte le operazioni del nostro: ${names}`)
    : check.warning(
        t`si legge (${names}), e non ha ${absent.map(({ service, operation }) => `${service} ${operation}`).join(', ')}`,
        t`per queste operazioni vale il contratto incluso: riprendere dal pacchetto ufficiale i WSDL che mancano`,
      )
}

/** The adapters with what the vendor supplies; as they are installed, where that cannot be used. */
export const suppliedContract = async (
  installed: readonly Adapter[],
  env: Readonly<Record<string, string | undefined>>,
  from: string,
): Promise<{ readonly supplied: SuppliedAdapters; readonly line: DoctorLine }> => {
  try {
    const supplied = await supply(installed, env, from)
    return { supplied, line: await suppliedLine(supplied.adapters) }
  } catch (error) {
    if (!(error instanceof HarnessError)) throw error
    return {
      supplied: { adapters: installed, supplied: {} },
      line: check.failed(error.message, error.hint ?? null),
    }
  }
}
