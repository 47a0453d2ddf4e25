import { rawCades } from '../../../../../support/raw-cades.ts'
import { rawDispensing } from '../../../../../support/raw-cda.ts'
import { chkContent } from '../../../../../support/raw-sist-client.ts'
import type { Breach, Breaches, Issued, Region, Reply } from './region.ts'

interface Dispensed {
  readonly content?: string
  readonly edit?: (document: string, issued: Issued) => string
  readonly tipoOperazione?: string
  readonly meanwhile?: (region: Region, issued: Issued) => Promise<unknown>
}

const inPharmacy = { codStruttura: '0001', ruoloIstituzionale: 'RIS000005' }

/** Dispenses a prescription in the pharmacy in which the titolare is registered too. */
export const dispense = async (region: Region, given: Dispensed = {}): Promise<Reply> => {
  const { pki, issue, call } = region
  const issued = await issue(given.content)
  await given.meanwhile?.(region, issued)
  const document = rawDispensing(issued.identifier)
  const p7m = rawCades(given.edit?.(document, issued) ?? document, pki.titolare.signature)
  return call(
    'setRegistraErogazioneFarm',
    `<sist:erogazione>${p7m.toString('base64')}</sist:erogazione><sist:tipoOperazione>${given.tipoOperazione ?? '1'}</sist:tipoOperazione>`,
    { operatore: inPharmacy },
  )
}

const dispenses =
  (given: Dispensed): Breach['breaks'] =>
  (region) =>
    dispense(region, given)

const replaced = (from: string | RegExp, to: string): Breach['breaks'] =>
  dispenses({ edit: (document) => document.replace(from, to) })

/** Dispensings that break one rule each. */
export const dispensingBreaches: Breaches = {
  'eroga-operation': dispenses({ tipoOperazione: '2' }),
  'eroga-known': {
    breaks: replaced(/(<order>.*?extension=")[^"]*/, '$11600A9999999999'),
    otherwise: 'system-error',
  },
  'eroga-kind': dispenses({
    content: chkContent({ tipologia: '3' }, { codPrestazione: '897', codGruppoEquivalenza: '02D' }),
  }),
  'eroga-template': replaced('ITPRF_EROG_FARMA-001', 'ITPRF_PRESC_FARMA-001'),
  'eroga-type': replaced('29304-3', '57833-6'),
  'eroga-id': replaced(/(<id root="[^"]*" extension=")E/, '$1'),
  'eroga-product': replaced('034298051', '900000011'),
  'eroga-state': dispenses({
    meanwhile: ({ call }, { identifier }) =>
      call(
        'setAnnullaPrescrizione',
        `<sist:identificativoPrescrizione>${identifier}</sist:identificativoPrescrizione>`,
      ),
  }),
  'report-month': ({ call }) =>
    call('getReportErogatoMensile', '<sist:annoMese>202613</sist:annoMese>', {
      operatore: inPharmacy,
    }),
}
