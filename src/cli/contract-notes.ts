import type { Adapter } from '../adapter/define-adapter.ts'
import type { ContractDifference, ContractName } from '../adapter/supplied.ts'
import { t } from '../lib/language/t.ts'

interface SuppliedNotes {
  readonly adapter: string
  readonly contract: ContractName
  readonly differences: readonly ContractDifference[]
}

const notesOf = async (adapters: readonly Adapter[]): Promise<readonly SuppliedNotes[]> => {
  const notes: SuppliedNotes[] = []
  for (const { id, contractName, differences } of adapters)
    if (contractName?.isSupplied === true)
      notes.push({
        adapter: id,
        contract: contractName,
        differences: (await differences?.()) ?? [],
      })
  return notes
}

/** The contracts that were supplied, and in what they differ from ours: notes, never mistakes of a plan. */
export const contractLines = async (adapters: readonly Adapter[]): Promise<readonly string[]> =>
  (await notesOf(adapters)).flatMap(({ contract, differences }) => [
    t`contratto fornito: ${contract.name} (SHA-256 ${contract.sha256})`,
    differences.length === 0
      ? t`  uguale al nostro in ciò che si può confrontare`
      : differences.length === 1
        ? t`  una differenza dal nostro (nota, non errore):`
        : t`  ${differences.length} differenze dal nostro (note, non errori):`,
    ...differences.map(
      ({ service, operation, place, text }) =>
        `  - ${service} ${place === '' ? operation : place}: ${text}`,
    ),
  ])

/** The same as data; nothing where nothing was supplied. */
export const contractsAsData = async (
  adapters: readonly Adapter[],
): Promise<{ readonly contracts?: readonly unknown[] }> => {
  const notes = await notesOf(adapters)
  return notes.length === 0
    ? {}
    : {
        contracts: notes.map(({ adapter, contract: { name, sha256 }, differences }) => ({
          adapter,
          name,
          sha256,
          differences,
        })),
      }
}
