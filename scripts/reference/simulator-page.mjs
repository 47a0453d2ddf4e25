import { adapters } from '../../dist/adapters/index.js'
import { conditionForm } from '../../dist/src/adapter/condition.js'
import { simulatorOffer } from '../../dist/src/session/load-target.js'
import { code, either, notice, plain, table } from './markdown.mjs'

const switchRows = (switches) =>
  switches.map(({ name, question, values, default: chosen, certainty }) => [
    code(name),
    plain(question),
    values.map((value) => (value === chosen ? `**${code(value)}**` : code(value))).join(', '),
    code(certainty),
  ])

/** Every switch and every condition of the simulator. */
export const simulatorPage = () => {
  const simulated = adapters.filter(({ simulator }) => simulator !== undefined)
  return (
    [
      `# ${either('The switches and conditions of the simulator', 'Gli interruttori e le condizioni del simulatore')}`,
      either(
        'A switch is an open question about the authority, with a declared default (in bold); `switches:` of an environment sets another. A condition is trouble that a case, a run or `collaudo simulate` orders. [environments.md](environments.md) says how both are used.',
        'Un interruttore è una questione aperta sull’autorità, con un valore predefinito dichiarato (in grassetto); `switches:` di un ambiente ne dà un altro. Una condizione è un guasto che un caso, un’esecuzione o `collaudo simulate` ordina. [environments.md](environments.md) dice come si usano.',
      ),
      notice(),
      `## ${either('Switches', 'Interruttori')}`,
      ...simulated.flatMap(({ id, title, simulator: { switches } }) => [
        `### ${code(id)}`,
        plain(title),
        table(
          either(
            ['switch', 'question', 'values', 'certainty'],
            ['interruttore', 'questione', 'valori', 'certezza'],
          ),
          switchRows(switches),
        ),
      ]),
      `## ${either('Conditions', 'Condizioni')}`,
      table(
        either(['condition', 'what happens'], ['condizione', 'che cosa succede']),
        simulatorOffer(adapters).conditions.map((condition) => [
          code(conditionForm(condition)),
          plain(condition.description),
        ]),
      ),
    ].join('\n\n') + '\n'
  )
}
