import {
  buildMessage,
  chkContent,
  createdAt,
  payloadNamespace,
  type CallOptions,
} from '../../../../../support/raw-sist-client.ts'
import type { Breach, Breaches, Region } from './region.ts'

const chkWith =
  (options: (region: Region) => Partial<CallOptions>): Breach['breaks'] =>
  (region) =>
    region.chk(chkContent(), options(region))

const edited = (edit: (xml: string) => string): Breach['breaks'] => chkWith(() => ({ edit }))

const applicativo = (fields: Readonly<Record<string, string>>): Breach['breaks'] =>
  chkWith(() => ({ applicativo: fields }))

const sentWith =
  (headers: (soapAction: string) => Readonly<Record<string, string>>): Breach['breaks'] =>
  ({ pki, send }) => {
    const message = buildMessage('chkPrescrizione', chkContent(), { doctor: pki.titolare })
    return send(message, headers(message.soapAction))
  }

/** A search, which every role may make. */
const search =
  '<sist:dataEmissioneDal>01/11/2026</sist:dataEmissioneDal><sist:dataEmissioneAl>30/11/2026</sist:dataEmissioneAl>'

/** Requests that break one rule each of those that hold for every operation. */
export const requestBreaches: Breaches = {
  'content-type': sentWith(() => ({ 'content-type': 'application/json' })),
  'payload-single': edited((xml) => xml.replace('</soapenv:Body>', '<altro/></soapenv:Body>')),
  'payload-namespace': edited((xml) =>
    xml.replace(payloadNamespace, 'http://www.sist.puglia.it/altro/'),
  ),
  'soap-action': chkWith(() => ({
    soapAction: 'urn:sist:pddasl:bindings:1.0:CVPPortType#chkPrescrizione',
  })),
  'soap-action-quotes': sentWith((soapaction) => ({ soapaction })),
  'payload-schema': edited((xml) =>
    xml.replace(
      /(<sist:datiOperatore>.*<\/sist:datiOperatore>)(<sist:datiApplicativo>.*<\/sist:datiApplicativo>)/,
      '$2$1',
    ),
  ),
  'certificate-holder': chkWith(({ pki }) => ({
    security: { credential: pki.altro.authentication },
  })),
  'application-registered': applicativo({ versione: '9.9.9' }),
  'nonce-shape': applicativo({ nonce: 'N'.repeat(19) }),
  'created-shape': applicativo({ created: createdAt(new Date(), '') }),
  'application-digest': chkWith(() => ({ applicationCode: 'SBAGLIATO' })),
  'created-window': applicativo({ created: createdAt(new Date(Date.now() - 3_600_000)) }),
  'nonce-replay': async (region) => {
    const nonce = 'A1b2C3d4E5f6G7h8I9j0'
    await region.chk(chkContent(), { applicativo: { nonce } })
    return region.chk(chkContent(), { applicativo: { nonce } })
  },
  'operation-known': { breaks: ({ call }) => call('setAltro', ''), otherwise: 'system-error' },
  'operator-known': {
    breaks: chkWith(({ authentication }) => ({
      operatore: { codiceFiscale: 'PROVAX00X00X000Z' },
      security: { credential: authentication.unknown },
    })),
    otherwise: 'system-error',
  },
  'operator-structure': chkWith(() => ({ operatore: { codStruttura: '160115' } })),
  'operator-role': ({ call }) =>
    call('getPrescrizioniIdentificate', search, {
      operatore: { ruoloIstituzionale: 'RIS000005' },
    }),
  'operator-role-operation': chkWith(() => ({
    operatore: { codStruttura: '0001', ruoloIstituzionale: 'RIS000005' },
  })),
}
