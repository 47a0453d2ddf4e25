import type { TableDoubt } from '../importer/doubts.ts'
import { fields } from '../importer/fields.ts'
import type { Choice } from '../importer/map-columns.ts'
import { t } from '../lib/language/t.ts'
import { nearest } from '../lib/nearest.ts'
import { columnLetters, columnNumber } from '../workbook/grid.ts'
import { openTerminal } from './ask-operator.ts'
import type { Io } from './io.ts'

/**
 * Asks a person what some columns are. An empty line takes the proposal; a dash says that the column is none of
 * the known ones. Null when there is no answer.
 */
export const askColumns = async (
  doubts: readonly TableDoubt[],
  input: NodeJS.ReadableStream,
  io: Pick<Io, 'cwd' | 'signal' | 'error'>,
): Promise<readonly Choice[] | null> => {
  const terminal = openTerminal(input, { write: (text) => io.error(text) }, io.cwd, io.signal)
  const choices: Choice[] = []
  try {
    for (const { sheet, column, header, fields: proposed, why } of doubts) {
      const letters = columnLetters(column)
      if (choices.some((choice) => choice.column === letters)) continue
      const [proposal = '-'] = proposed
      terminal.write(
        t`${sheet}, colonna ${letters} «${header.replace(/\s+/g, ' ').slice(0, 80)}»: ${why}.\n  Che cos'è? Invio per «${proposal}», - per nessuna, un altro campo (${fields.join(', ')}), o la lettera della colonna giusta: `,
      )
      for (;;) {
        const line = (await terminal.nextLine())?.trim()
        if (line === undefined) return null
        const field = fields.find((one) => one === (line === '' ? proposal : line.toLowerCase()))
        const other = /^[A-Z]{1,3}$/.test(line) ? columnNumber(line) : 0
        if (field !== undefined) choices.push({ column: letters, field })
        else if (line === '-') choices.push({ column: letters, field: null })
        else if (other > 0)
          choices.push(
            { column: letters, field: null },
            { column: columnLetters(other), field: fields.find((one) => one === proposal) ?? null },
          )
        else {
          const near = nearest(line, fields)
          terminal.write(
            near === undefined
              ? t`  «${line}» non è un campo: `
              : t`  «${line}» non è un campo, forse si intendeva «${near}»: `,
          )
          continue
        }
        break
      }
    }
    return choices
  } finally {
    terminal.close()
  }
}
