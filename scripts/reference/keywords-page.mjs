import { toJSONSchema } from 'zod'

import { adapters } from '../../dist/adapters/index.js'
import { commonChecks } from '../../dist/src/check/common-checks.js'
import { CommonKeys } from '../../dist/src/check/expectation.js'
import { t } from '../../dist/src/lib/language/t.js'
import { TlsLayer } from '../../dist/src/model/tls-deviation.js'
import { ApplicationShape } from '../../dist/src/plan/application-schema.js'
import { CaseShape, DeclaredShape, SkeletonShape } from '../../dist/src/plan/case-schema.js'
import { EnvironmentShape } from '../../dist/src/plan/environment-schema.js'
import { ObserveShape } from '../../dist/src/plan/observe-schema.js'
import { PlanShape, SuiteShape } from '../../dist/src/plan/plan-schema.js'
import { ProcedureShape } from '../../dist/src/plan/procedure-schema.js'
import { CallShape, FragmentShape, stepShapes } from '../../dist/src/plan/step-schema.js'
import { TrafficRulesShape } from '../../dist/src/plan/traffic-rules-schema.js'
import { filterNames } from '../../dist/src/template/filters.js'
import { code, either, notice, plain, table } from './markdown.mjs'
import { schemaHeadings, schemaRows } from './schema-rows.mjs'

const keysOf = (schema) => table(schemaHeadings(), schemaRows(schema))

const section = (level, heading, ...parts) => [`${'#'.repeat(level)} ${heading}`, ...parts]

const presumed = () => ({
  expected: either('the expected answer', 'la risposta attesa'),
  service: either(
    'an answer of the service, a refusal too',
    'una risposta del servizio, anche un rifiuto',
  ),
  http: either('any HTTP answer', 'qualunque risposta HTTP'),
  anything: either('whatever came', 'qualunque cosa sia arrivata'),
})

const checkSections = (checks) =>
  checks.flatMap((check) => {
    const asked =
      typeof check.presumes === 'string'
        ? either(
            `Asked of ${presumed()[check.presumes]}.`,
            `Si chiede di: ${presumed()[check.presumes]}.`,
          )
        : either(
            'What it presumes depends on its values.',
            'Che cosa presume dipende dai suoi valori.',
          )
    return section(3, code(check.key), asked, keysOf(check.schema))
  })

const layersOf = (schema) => {
  const { properties = {} } = toJSONSchema(schema, {
    target: 'draft-7',
    io: 'input',
    unrepresentable: 'any',
  })
  return Object.entries(properties)
}

const namesIn = (schema) => [
  ...(schema.enum ?? []),
  ...('const' in schema ? [schema.const] : []),
  ...(schema.anyOf ?? schema.oneOf ?? []).flatMap((one) => namesIn(one)),
]

const deviationSections = (adapter) => [
  ...section(3, adapter.id, plain(adapter.title)),
  ...layersOf(adapter.deviations).flatMap(([layer, schema]) => {
    const names = namesIn(schema)
    return [
      `**${code(`${layer}:`)}** ${plain(schema.description ?? '')}`,
      ...(names.length === 0 ? [] : [names.map((name) => code(name)).join(', ')]),
      ...(schemaRows(adapter.deviations.shape[layer]).length === 0
        ? []
        : [keysOf(adapter.deviations.shape[layer])]),
    ]
  }),
]

/** Everything that a person may write in a file of the workspace. */
export const keywordsPage = () =>
  [
    ...section(
      1,
      either('Every keyword', 'Ogni parola chiave'),
      either(
        'What each file of a workspace may hold. [cases.md](cases.md) shows the keywords of a case at work; here they stand for reference.',
        'Che cosa può contenere ogni file della cartella di lavoro. [cases.md](cases.md) mostra all’opera le parole di un caso; qui stanno per consultazione.',
      ),
      notice(),
    ),
    ...section(2, either('A case', 'Il caso'), keysOf(CaseShape)),
    ...section(3, code('kind: declared'), keysOf(DeclaredShape)),
    ...section(3, code('state: to-be-encoded'), keysOf(SkeletonShape)),
    ...section(2, either('Steps', 'I passi')),
    ...section(3, code('uses'), keysOf(CallShape)),
    ...section(3, code('uses: observe'), keysOf(ObserveShape)),
    ...Object.entries(stepShapes).flatMap(([name, shape]) => section(3, code(name), keysOf(shape))),
    ...section(2, either('What a call sends', 'Che cosa invia una chiamata')),
    ...adapters.flatMap((adapter) =>
      section(3, code(`uses: ${adapter.id}`), plain(adapter.title), keysOf(adapter.request)),
    ),
    ...section(
      2,
      either('Checks', 'Le verifiche'),
      either('Beside any check may stand:', 'Accanto a qualunque verifica possono stare:'),
      keysOf(CommonKeys),
      table(either(['combination', 'meaning'], ['combinazione', 'significato']), [
        [code('all'), t`Tutte queste verifiche`],
        [code('any'), t`Almeno una`],
        [code('not'), t`Nessuna`],
      ]),
    ),
    ...checkSections(commonChecks),
    ...adapters.flatMap(({ checks }) => checkSections(checks)),
    ...section(
      2,
      either('Deviations', 'Le deviazioni'),
      either(
        'What a step breaks on purpose, by layer: whatever is named, exactly that is broken. Every adapter has the layer of the connection:',
        'Che cosa un passo rompe di proposito, per strato: si rompe ciò che è nominato, e nient’altro. Ogni adattatore ha lo strato della connessione:',
      ),
      keysOf(TlsLayer),
    ),
    ...adapters.flatMap((adapter) => deviationSections(adapter)),
    ...section(
      2,
      either('Filters of expressions', 'I filtri delle espressioni'),
      filterNames.map((name) => code(name)).join(', '),
    ),
    ...section(2, either('Other files', 'Gli altri file')),
    ...section(3, either('A fragment', 'Il frammento'), keysOf(FragmentShape)),
    ...section(3, code('plan.yaml'), keysOf(PlanShape)),
    ...section(3, either('A suite', 'La suite'), keysOf(SuiteShape)),
    ...section(3, either('An application', 'L’applicazione'), keysOf(ApplicationShape)),
    ...section(3, code('environment.yaml'), keysOf(EnvironmentShape)),
    ...section(3, code('procedure.yaml'), keysOf(ProcedureShape)),
    ...section(
      3,
      either('Rules for all traffic', 'Le regole su tutto il traffico'),
      keysOf(TrafficRulesShape),
    ),
  ].join('\n\n') + '\n'
