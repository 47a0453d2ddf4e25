/** Where the tests are, as patterns from the root. */

export const units = ['test/unit/**/*.test.ts', 'test/contract/**/*.test.ts', 'test/*.test.ts']

/** They start whole processes. */
export const wholeCommands = ['test/e2e/**/*.test.ts', 'test/third-parties/**/*.test.ts']

/** They ask of everything what the others ask of some: `npm run test:exhaustive`. */
export const exhaustive = ['test/exhaustive/**/*.test.ts']
