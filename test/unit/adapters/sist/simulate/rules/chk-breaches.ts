import { chkContent } from '../../../../../support/raw-sist-client.ts'
import type { Breach, Breaches } from './region.ts'

type Fields = Readonly<Record<string, string | null>>

const chk =
  (fields: Fields = {}, item: Fields = {}, assistito: Fields = {}): Breach['breaks'] =>
  (region) =>
    region.chk(chkContent(fields, item, assistito))

const specialistica = { tipologia: '3' }
const visit = { codPrestazione: '897' }

export const foreignPerson = {
  codIdentificativoAssistito: '80380000900000000001',
  codNazionaleAslResidenza: null,
  statoEstero: 'FR',
  istituzCompetente: 'ISTITUTO DI PROVA',
  numIdentPers: '1',
  numIdentTess: '80380000900000000001',
  dataScadTessera: '31/12/2030',
}

/** Prescriptions that break one rule each, or have one anomaly. */
export const chkBreaches: Breaches = {
  'chk-mandatory': chk({ tipoVisita: null }),
  'chk-date': chk({ dataPrescrizione: '31/02/2026 10:00:00' }),
  'chk-patient-dates': chk({}, {}, { dataNascita: '1970-01-01' }),
  'chk-version': chk({ versione: '3.99' }),
  'chk-prescriber': chk({ codMedicoPrescrittore: '000003' }),
  'chk-substituted': chk({ codMedicoSostituito: '000001' }),
  'chk-stp': chk({}, {}, { codIdentificativoAssistito: 'STP1601010000001' }),
  'chk-sasn': chk({ tipoRic: 'NA' }),
  'chk-foreign': chk({ tipoRic: 'UE' }, {}, { ...foreignPerson, numIdentTess: null }),
  'chk-asl-present': chk({}, {}, { codNazionaleAslResidenza: null }),
  'chk-asl-shape': chk({}, {}, { codNazionaleAslResidenza: '114' }),
  'chk-masked-address': chk({ oscuramDati: '1' }, {}, { indirizzoResidenza: 'VIA DI PROVA 1' }),
  'chk-hospital': chk({ richiestaRicovero: 'ricovero' }),
  'chk-cyclic': chk({ ...specialistica, flagCiclica: '1' }, visit),
  'chk-iup': async (region) => {
    await region.chk(chkContent({ iup: '1600A9876543210' }))
    return region.chk(chkContent({ iup: '1600A9876543210' }))
  },
  'chk-quantity': chk({}, { quantitaPrescritta: '10' }),
  'chk-sessions': chk(specialistica, { ...visit, numSedute: '0' }),
  'chk-drug-code': chk({}, { codPrestazione: null }),
  'chk-service-code': chk(specialistica, { codPrestazione: '89.7' }),
  'chk-service-known': chk(specialistica, { codPrestazione: '99999' }),
  'chk-catalogue': chk(specialistica, { ...visit, codCatalogoPrescr: '90001', tipoAccesso: '1' }),
  'chk-access': chk(specialistica, { ...visit, codCatalogoPrescr: '51609' }),
  'chk-patient-known': chk({}, {}, { codIdentificativoAssistito: 'XXXXXX00A01A000X' }),
  'anomaly-0007': chk({ codEsenzione: null }),
  'anomaly-0023': chk(
    { codEsenzione: '048' },
    {},
    { codIdentificativoAssistito: 'ZZZZZZ99T71Z999L' },
  ),
  'anomaly-0048': chk({}, { codPrestazione: '999999999' }),
  'anomaly-0051': chk({}, { codPrestazione: '900000011' }),
  'anomaly-0053': chk({}, { notaCUF: '001' }),
  'anomaly-0184': chk({}, {}, { codIdentificativoAssistito: 'QQQWWW20B29Z998O' }),
}
