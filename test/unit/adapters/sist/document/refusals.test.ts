import { describe, expect, test } from 'vitest'

import {
  buildPrescriptionCda,
  type PrescriptionInput,
} from '../../../../../adapters/sist/document/prescription-cda.ts'
import {
  changed,
  drug,
  farmaceutica,
  inputOf,
  registered,
  service,
  specialistica,
} from './prescriptions.ts'

const without = (data: Readonly<Record<string, unknown>>, name: string) =>
  Object.fromEntries(Object.entries(data).filter(([key]) => key !== name))

const doctor = { codiceFiscale: 'PROVAX00X00X000Y', codiceRegionale: '000001' }

describe('buildPrescriptionCda refuses', () => {
  test.each<[string, PrescriptionInput, string]>([
    [
      'an unknown tipologia',
      inputOf(changed(farmaceutica, { tipologia: '9' })),
      '«tipologia» è «9», non 1 (farmaceutica), 2 (ricovero) o 3 (specialistica)',
    ],
    [
      'no tipologia',
      inputOf(without(farmaceutica, 'tipologia')),
      'nella richiesta chkPrescrizione manca «tipologia»',
    ],
    [
      'a birth date of another shape',
      inputOf(changed(farmaceutica, { assistito: { ...registered, dataNascita: '1970-01-01' } })),
      '«assistito/dataNascita» è «1970-01-01», non una data GG/MM/AAAA',
    ],
    [
      'no tipoVisita',
      inputOf(without(farmaceutica, 'tipoVisita')),
      'nella richiesta chkPrescrizione manca «tipoVisita»',
    ],
    [
      'an unknown tipoVisita',
      inputOf(changed(farmaceutica, { tipoVisita: 'X' })),
      '«tipoVisita» è «X», non A (ambulatoriale) o D (domiciliare)',
    ],
    [
      'no prestazioni',
      inputOf(changed(farmaceutica, { elencoPrestazioni: { prestazione: [] } })),
      'nella richiesta chkPrescrizione manca «elencoPrestazioni/prestazione»',
    ],
    [
      'a drug without any code',
      inputOf(
        changed(farmaceutica, {
          elencoPrestazioni: { prestazione: [drug, { quantitaPrescritta: '1' }] },
        }),
      ),
      'in «elencoPrestazioni/prestazione[2]» mancano sia «codPrestazione» (AIC) sia ' +
        '«codGruppoEquivalenza»: ne serve uno',
    ],
    [
      'a drug without quantity',
      inputOf(changed(farmaceutica, {}, { codPrestazione: '034298051' })),
      'nella richiesta chkPrescrizione manca ' +
        '«elencoPrestazioni/prestazione[1]/quantitaPrescritta»',
    ],
    [
      'a service without code',
      inputOf(changed(specialistica, {}, { quantitaPrescritta: '1' })),
      'nella richiesta chkPrescrizione manca «elencoPrestazioni/prestazione[1]/codPrestazione»',
    ],
    [
      'an unknown tipoAccesso',
      inputOf(changed(specialistica, {}, { ...service, tipoAccesso: '2' })),
      '«elencoPrestazioni/prestazione[1]/tipoAccesso» è «2», non 0 o 1',
    ],
    [
      'no identifier',
      inputOf(farmaceutica, { identifier: { iup: '', codAutenticazione: null } }),
      'manca lo IUP della ricetta',
    ],
    [
      'an author without codice fiscale',
      inputOf(farmaceutica, { author: { ...doctor, codiceFiscale: '' } }),
      "manca il codice fiscale dell'autore",
    ],
    [
      'an author without codice regionale',
      inputOf(farmaceutica, { author: { ...doctor, codiceRegionale: '' } }),
      "manca il codice regionale dell'autore",
    ],
    [
      'a signer without codice fiscale',
      inputOf(farmaceutica, { signer: { codiceFiscale: '' } }),
      'manca il codice fiscale del firmatario',
    ],
    [
      'no structure',
      inputOf(farmaceutica, { codStruttura: '' }),
      'manca il codice della struttura',
    ],
    [
      'a sostituzione without the titolare',
      inputOf(changed(farmaceutica, { codMedicoSostituito: '000001' })),
      'la richiesta indica il medico sostituito «000001», ma mancano i suoi dati di titolare',
    ],
  ])('%s', (_, input, reason) => {
    expect(() => buildPrescriptionCda(input)).toThrow(
      expect.objectContaining({
        code: 'DOCUMENT_INCOMPLETE',
        message: `Il documento non si può costruire: ${reason}.`,
        hint: expect.stringMatching(/^(Controllare|Indicare) .+\.$/),
      }),
    )
  })

  test.each([
    ['\u0007', 'U+0007'],
    ['\ud83d', 'U+D83D'],
  ])('a character that XML cannot hold (%j)', (character, shown) => {
    const input = inputOf(changed(farmaceutica, {}, { ...drug, nota: `a${character}b` }))
    expect(() => buildPrescriptionCda(input)).toThrow(
      expect.objectContaining({
        code: 'REQUEST_INVALID',
        message: `Un testo contiene il carattere ${shown}, che in XML non si può scrivere.`,
      }),
    )
  })
})
