import { makeProgram } from '../../src/cli/program.ts'

/** Every command that there is: the program itself says. */
export const commandNames = makeProgram(() => Promise.resolve(), { json: false })
  .commands.map((command) => command.name())
  .filter((name) => name !== 'help')

/** The commands that a help text ends with, each as what follows `collaudo`. */
export const examplesIn = (help: string): string[][] => {
  const [, text = ''] = /\nEsempi:\n((?: {2}collaudo .+\n)+)\s*$/.exec(help) ?? []
  return text
    .trimEnd()
    .split('\n')
    .map((line) => line.trim().split(' ').slice(1))
}
