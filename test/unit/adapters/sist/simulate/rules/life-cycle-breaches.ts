import type { Breach, Breaches, Region } from './region.ts'

const cancel = ({ call }: Region, identifier: string, conditions?: readonly string[]) =>
  call(
    'setAnnullaPrescrizione',
    `<sist:identificativoPrescrizione>${identifier}</sist:identificativoPrescrizione>`,
    {},
    conditions,
  )

const identify = (
  { call }: Region,
  identifier: string,
  patient = 'PNIMRA70A01H501P',
  conditions?: readonly string[],
) =>
  call(
    'getPrescrizioneIdentificata',
    `<sist:codiceFiscale>${patient}</sist:codiceFiscale><sist:identificativoRicetta>${identifier}</sist:identificativoRicetta>`,
    {},
    conditions,
  )

const list =
  (fields: Readonly<Record<string, string>>): Breach['breaks'] =>
  ({ call }) =>
    call(
      'getPrescrizioniIdentificate',
      Object.entries(fields)
        .map(([name, value]) => `<sist:${name}>${value}</sist:${name}>`)
        .join(''),
    )

const nobody = '1600A9999999999'

/** Requests that break one rule each about a prescription that exists already, or should. */
export const lifeCycleBreaches: Breaches = {
  'annulla-known-sac': {
    breaks: (region) => cancel(region, nobody, ['sac-down']),
    otherwise: 'annulla-known',
  },
  'annulla-known': { breaks: (region) => cancel(region, nobody), otherwise: 'system-error' },
  'annulla-own': async (region) => {
    const { identifier } = await region.issue()
    return region.call(
      'setAnnullaPrescrizione',
      `<sist:identificativoPrescrizione>${identifier}</sist:identificativoPrescrizione>`,
      { doctor: region.pki.altro },
    )
  },
  'annulla-state': async (region) => {
    const { identifier } = await region.issue()
    await cancel(region, identifier)
    return cancel(region, identifier)
  },
  'identify-known-sac': {
    breaks: (region) => identify(region, nobody, undefined, ['sac-down']),
    otherwise: 'identify-known',
  },
  'identify-known': { breaks: (region) => identify(region, nobody), otherwise: 'system-error' },
  'identify-patient': async (region) =>
    identify(region, (await region.issue()).identifier, 'TSTTST00A01A000W'),
  'list-dates': list({ dataEmissioneDal: '31/11/2026', dataEmissioneAl: '31/11/2026' }),
  'list-period': list({ versione: '4.03' }),
  'list-period-half': list({ dataEmissioneDal: '01/11/2026' }),
  'list-period-order': list({ dataEmissioneDal: '30/11/2026', dataEmissioneAl: '01/11/2026' }),
}
