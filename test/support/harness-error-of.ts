import { HarnessError } from '../../src/errors/harness-error.ts'

/** The parts of an error that a person or a program reads. */
export interface ToldError {
  readonly code: string
  readonly message: string
  readonly hint: string | undefined
}

const told = (error: unknown): ToldError => {
  if (!(error instanceof HarnessError)) throw error
  return { code: error.code, message: error.message, hint: error.hint }
}

/** The HarnessError that a function throws; any other end of it is a failure of the test. */
export const harnessErrorOf = (run: () => unknown): ToldError => {
  try {
    run()
  } catch (error) {
    return told(error)
  }
  throw new Error('it did not throw')
}

/** The HarnessError that a promise is rejected with. */
export const harnessErrorFrom = async (promise: Promise<unknown>): Promise<ToldError> => {
  try {
    await promise
  } catch (error) {
    return told(error)
  }
  throw new Error('it was not rejected')
}
