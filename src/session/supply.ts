import type { Adapter } from '../adapter/define-adapter.ts'
import type { ContractName, OwnFiles, Supplied } from '../adapter/supplied.ts'

/** What vendors supply, by the id of the adapter that it is for. */
export type SuppliedParts = Readonly<Record<string, Supplied>>

/** The installed adapters with what the vendor supplies for them. */
export interface SuppliedAdapters {
  readonly adapters: readonly Adapter[]
  /** The same parts, to be handed to another thread. */
  readonly supplied: SuppliedParts
}

/** The adapters with the parts that were read for them. */
export const withSupplied = (
  installed: readonly Adapter[],
  supplied: SuppliedParts,
): readonly Adapter[] =>
  installed.map((adapter) => {
    const given = supplied[adapter.id]
    return given === undefined || adapter.withSupplied === undefined
      ? adapter
      : { ...adapter, ...adapter.withSupplied(given) }
  })

/** Reads what the environment variables say is supplied; paths are relative to `from`. */
export const supply = async (
  installed: readonly Adapter[],
  env: Readonly<Record<string, string | undefined>>,
  from: string,
): Promise<SuppliedAdapters> => {
  const parts: Record<string, Supplied> = {}
  for (const adapter of installed) {
    const given = await adapter.readSupplied?.(env, from)
    if (given !== undefined) parts[adapter.id] = given
  }
  return { adapters: withSupplied(installed, parts), supplied: parts }
}

/** The adapters of the workspace's own, by name, with the files that they are made of. */
export const ownFiles = (adapters: readonly Adapter[]): Readonly<Record<string, OwnFiles>> =>
  Object.fromEntries(adapters.flatMap(({ id, own }) => (own === undefined ? [] : [[id, own]])))

/** Which contracts are in force, by adapter. */
export const contractNames = (
  adapters: readonly Adapter[],
): Readonly<Record<string, ContractName>> =>
  Object.fromEntries(
    adapters.flatMap(({ id, contractName }) =>
      contractName === undefined ? [] : [[id, contractName]],
    ),
  )
