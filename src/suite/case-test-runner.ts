import { TestRunner, type RunnerTaskEventPack, type RunnerTaskResultPack } from 'vitest'

type SendUpdates = (
  packs: RunnerTaskResultPack[],
  events: RunnerTaskEventPack[],
) => Promise<void> | void

/**
 * Vitest's own runner, which lets go of what a test told for its result once the main process has taken it: what thousands
 * of cases attach has no room in memory together.
 */
// oxlint-disable-next-line import/no-default-export -- Vitest takes a module's default export for its runner
export default class CaseTestRunner extends TestRunner {
  #send: SendUpdates | undefined

  // Vitest puts its own sending in this place.
  get onTaskUpdate(): SendUpdates | undefined {
    return this.#send
  }

  set onTaskUpdate(send: SendUpdates | undefined) {
    this.#send =
      send === undefined
        ? undefined
        : async (packs, events) => {
            // Vitest empties the list as soon as it is on its way. A state alone says too little: hooks come after it.
            const finished = new Set(
              events.flatMap(([id, event]) => (event === 'test-finished' ? [id] : [])),
            )
            await send(packs, events)
            for (const [id, , meta] of packs)
              if (finished.has(id))
                for (const name of Object.keys(meta)) Reflect.deleteProperty(meta, name)
          }
  }
}
