import { expect, test } from 'vitest'

import { requestProblems } from '../../../../adapters/sist/request-problems.ts'
import { SistRequest } from '../../../../adapters/sist/request.ts'
import { builtInContract } from '../../../../adapters/sist/sist-contract.ts'

const problemsOf = (send: unknown) => requestProblems(builtInContract, SistRequest.parse(send))

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
      message:
        '«document» accompagna solo setRegistraPrescrizione, setRegistraErogazioneFarm: trovato con chkPrescrizione',
    },
  ])
})

test('wants the document that the operation carries', async () => {
  const erogazione = { cda: 'erogazione', from: 'emissione' }
  expect(await problemsOf({ operation: 'setRegistraPrescrizione', document: erogazione })).toEqual([
    {
      path: ['document', 'cda'],
      message: 'setRegistraPrescrizione porta il CDA «prescrizione»: trovato «erogazione»',
    },
  ])
  expect(
    await problemsOf({ operation: 'setRegistraErogazioneFarm', document: erogazione }),
  ).toEqual([])
})

test('an operation outside of the contract is told with the nearest, or with how to bring its contract', async () => {
  const service = 'AAAService'
  expect(await problemsOf({ operation: 'chkPrescrizzione', service })).toEqual([
    {
      path: ['operation'],
      message: "il contratto WSDL non dichiara l'operazione chkPrescrizzione",
      hint: 'forse si intendeva «chkPrescrizione»',
    },
  ])
  expect(await problemsOf({ operation: 'getRuoliStruttureOperatore', service })).toEqual([
    {
      path: ['operation'],
      message: "il contratto WSDL non dichiara l'operazione getRuoliStruttureOperatore",
      hint: "un'operazione del solo contratto ufficiale si chiama indicando in SIST_WSDL_DIR la cartella dei suoi WSDL",
    },
  ])
  expect(await problemsOf({ operation: 'chkPrescrizione', service })).toEqual([
    { path: ['service'], message: 'AAAService non offre chkPrescrizione: la offre CVPService' },
  ])
})

test('without its service, an operation is one of those that are known', () => {
  expect(SistRequest.safeParse({ operation: 'getRuoliStruttureOperatore' }).success).toBe(false)
  expect(SistRequest.safeParse({ operation: 'getReportErogatoMensile' }).success).toBe(true)
})

test('what a known operation does is not for the case to say', async () => {
  expect(await problemsOf({ operation: 'getReportErogatoMensile', writes: 'true' })).toMatchObject([
    { path: ['writes'], hint: 'togliere writes:' },
  ])
})
