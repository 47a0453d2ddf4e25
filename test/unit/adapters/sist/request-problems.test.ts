import { expect, test } from 'vitest'

import { requestProblems } from '../../../../adapters/sist/request-problems.ts'
import { SistRequest } from '../../../../adapters/sist/request.ts'

const problemsOf = (send: unknown) => requestProblems(SistRequest.parse(send))

const chk = (body: unknown) => problemsOf({ operation: 'chkPrescrizione', body })

test('finds nothing in a right request, whatever the order of its keys', async () => {
  const body = {
    tipologia: '1',
    elencoPrestazioni: { prestazione: [{ notaCUF: '001', codPrestazione: '034298051' }] },
    assistito: { codIdentificativoAssistito: 'PNIMRA70A01H501P', sesso: null },
    datiOperatore: { codStruttura: '160115' },
    dispReg: '',
  }
  expect(await chk(body)).toEqual([])
})

test('names an unknown element with its place and the nearest known one', async () => {
  const [problem, ...others] = await chk({ assistito: { codNazionaleAslResidenz: '160114' } })
  expect(others).toEqual([])
  expect(problem).toMatchObject({
    path: ['body', 'assistito', 'codNazionaleAslResidenz'],
    hint: 'forse si intendeva «codNazionaleAslResidenza»',
  })
  expect(problem?.message).toMatch(
    /^«codNazionaleAslResidenz» non è un elemento di «assistito»: ammessi «codIdentificativoAssistito», /,
  )
})

test('finds every nesting mistake at once', async () => {
  const body = {
    assistito: 'PNIMRA70A01H501P',
    tipologia: { valore: '1' },
    codEsenzione: ['048', '049'],
    elencoPrestazioni: { prestazione: [{ codPrestazione: ['1'] }, 'x'] },
  }
  const problems = await chk(body)
  expect(problems.map(({ path, message }) => [path.join('.'), message])).toEqual([
    [
      'body.assistito',
      expect.stringMatching(
        /^«assistito» contiene elementi \(.*\): trovato il testo «PNIMRA70A01H501P»$/,
      ),
    ],
    ['body.tipologia', '«tipologia» contiene testo: atteso un valore, trovati elementi'],
    ['body.codEsenzione', '«codEsenzione» compare una volta sola: trovata una lista'],
    [
      'body.elencoPrestazioni.prestazione.0.codPrestazione',
      '«codPrestazione» compare una volta sola: trovata una lista',
    ],
    [
      'body.elencoPrestazioni.prestazione.1',
      expect.stringMatching(/^«prestazione» contiene elementi/),
    ],
  ])
})

test('refuses a value outside of a closed set, unless a template may still become one', async () => {
  expect(await chk({ tipoRic: 'SSN' })).toEqual([
    {
      path: ['body', 'tipoRic'],
      message: '«tipoRic» ammette «EE», «UE», «NA», «ND», «NE», «NX», «ST»: trovato «SSN»',
    },
  ])
  expect(await chk({ tipoRic: '${ tipo }', assistito: '${ people.rossi }' })).toEqual([])
})

test('wants exactly one of document and prescrizione in a registration', async () => {
  const document = { cda: 'prescrizione', from: 'emissione' }
  const operation = 'setRegistraPrescrizione'
  expect(await problemsOf({ operation, document, body: { oscurato: 'false' } })).toEqual([])
  expect(await problemsOf({ operation, body: { prescrizione: '' } })).toEqual([])
  expect(await problemsOf({ operation, document, body: { prescrizione: 'MII=' } })).toMatchObject([
    { path: ['body', 'prescrizione'] },
  ])
  expect(await problemsOf({ operation })).toMatchObject([{ path: ['operation'] }])
  expect(await problemsOf({ operation: 'chkPrescrizione', document })).toEqual([
    {
      path: ['document'],
      message: '«document» accompagna solo setRegistraPrescrizione: trovato con chkPrescrizione',
    },
  ])
})
