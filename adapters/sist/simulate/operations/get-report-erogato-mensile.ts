import { ruled, type Operation, type OperationContext } from '../operation.ts'
import { rule } from '../rule.ts'
import { branch, leaf } from '../xml/write-xml.ts'

const monthShape = /^(\d{4})(0[1-9]|1[0-2])$/

/** `yyyyMM` as the beginning of an ISO date; undefined for no month. */
const parseMonth = (text: string): string | undefined => {
  const [, year, month] = monthShape.exec(text) ?? []
  return month === undefined ? undefined : `${year}-${month}`
}

/** What a pharmacy dispensed in a month. Nothing public says what the report holds: these elements are a guess. */
export const getReportErogatoMensile: Operation = ruled<OperationContext>(
  (context) => context,
  [
    rule('report-month', ({ body }) => {
      const text = body.text('annoMese') ?? ''
      return parseMonth(text) === undefined ? `annoMese "${text}": atteso aaaamm` : undefined
    }),
  ],
  ({ body, prescriptions }) => {
    const text = body.text('annoMese') ?? ''
    const month = parseMonth(text)
    const found = prescriptions.all().flatMap((prescription) => {
      const { dispensed, identifier } = prescription
      return dispensed !== null &&
        dispensed.codStruttura === body.text('datiOperatore/codStruttura') &&
        (month === undefined || dispensed.on.startsWith(month))
        ? [{ identifier, ...dispensed }]
        : []
    })
    return {
      content: [
        leaf('annoMese', text),
        leaf('numeroErogazioni', String(found.length)),
        branch(
          'elenco',
          ...found.map(({ identifier, on, packages }) =>
            branch(
              'erogazione',
              leaf('IUP', identifier),
              leaf('dataErogazione', on.split('-').toReversed().join('/')),
              leaf('confezioni', String(packages)),
            ),
          ),
        ),
      ].join(''),
    }
  },
)
