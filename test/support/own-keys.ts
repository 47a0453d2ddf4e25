type MakeAll<Made> = () => Promise<Made>

/** As `ready-keys.mjs` has put it there, in a process into which that was loaded. */
const takenOut = (
  globalThis as { [key: symbol]: (<Made>(makeAll: MakeAll<Made>) => Promise<Made>) | undefined }
)[Symbol.for('collaudo.take-out-keys')]

/** Makes what outlives a test: no test after it is given one of its keys as a new one. */
export const withOwnKeys = <Made>(makeAll: MakeAll<Made>): Promise<Made> =>
  takenOut === undefined ? makeAll() : takenOut(makeAll)
