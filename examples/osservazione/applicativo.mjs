// Un applicativo dimostrativo, con le sole librerie di Node: chiede a SIST il numero di una ricetta.
//
//   node applicativo.mjs --url https://127.0.0.1:8443/aslba_test --ca proxy-ca.pem --keys chiavi [--fault NOME]
//
// Difetti: nonce-fisso (sempre lo stesso nonce), doppia-chiamata (chiede due volte), medico-sbagliato.
import { createHash, randomBytes, sign, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { request } from 'node:https'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'

const wss = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss'
const wsse = `${wss}-wssecurity-secext-1.0.xsd`
const wsu = `${wss}-wssecurity-utility-1.0.xsd`
const ds = 'http://www.w3.org/2000/09/xmldsig#'
const c14n = 'http://www.w3.org/2001/10/xml-exc-c14n#'

const sha1 = (text) => createHash('sha1').update(text).digest('base64')
const wireTime = (instant) => `${instant.toISOString().slice(0, 19)}Z`

/** La data e l'ora di Roma: gli anni, i mesi, … e lo scarto da UTC. */
const rome = (instant) => {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('it-IT', {
      timeZone: 'Europe/Rome',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
      timeZoneName: 'longOffset',
    })
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  )
  return { ...parts, offset: parts.timeZoneName.replace(/GMT|:/g, '') }
}

// Già in forma canonica: non serve una libreria per firmarlo.
const security = (certificate, key) => {
  const now = new Date()
  const timestamp = `<wsu:Timestamp xmlns:wsu="${wsu}" wsu:Id="TS-1"><wsu:Created>${wireTime(now)}</wsu:Created><wsu:Expires>${wireTime(new Date(now.getTime() + 300_000))}</wsu:Expires></wsu:Timestamp>`
  const signedInfo = `<ds:SignedInfo xmlns:ds="${ds}"><ds:CanonicalizationMethod Algorithm="${c14n}"></ds:CanonicalizationMethod><ds:SignatureMethod Algorithm="${ds}rsa-sha1"></ds:SignatureMethod><ds:Reference URI="#TS-1"><ds:Transforms><ds:Transform Algorithm="${c14n}"></ds:Transform></ds:Transforms><ds:DigestMethod Algorithm="${ds}sha1"></ds:DigestMethod><ds:DigestValue>${sha1(timestamp)}</ds:DigestValue></ds:Reference></ds:SignedInfo>`
  const profile = `${wss}-x509-token-profile-1.0#X509v3`
  return `<wsse:Security xmlns:wsse="${wsse}" xmlns:wsu="${wsu}" soapenv:mustUnderstand="1">${timestamp}<wsse:BinarySecurityToken EncodingType="${wss}-soap-message-security-1.0#Base64Binary" ValueType="${profile}" wsu:Id="X509-1">${certificate.raw.toString('base64')}</wsse:BinarySecurityToken><ds:Signature xmlns:ds="${ds}">${signedInfo}<ds:SignatureValue>${sign('sha1', Buffer.from(signedInfo), key).toString('base64')}</ds:SignatureValue><ds:KeyInfo><wsse:SecurityTokenReference><wsse:Reference URI="#X509-1" ValueType="${profile}"></wsse:Reference></wsse:SecurityTokenReference></ds:KeyInfo></ds:Signature></wsse:Security>`
}

const leaves = (fields) =>
  Object.entries(fields)
    .map(([name, value]) => `<sist:${name}>${value}</sist:${name}>`)
    .join('')

const prescription = ({ keys, fault }) => {
  const read = (name) => readFileSync(join(keys, name), 'utf8')
  const code = read('application-code.txt').trim()
  const now = rome(new Date())
  const created = `${now.year}-${now.month}-${now.day}T${now.hour}:${now.minute}:${now.second}${now.offset}`
  const nonce = fault === 'nonce-fisso' ? 'A1B2C3D4E5F6A7B8C9D0' : randomBytes(10).toString('hex')
  const body = [
    `<sist:datiOperatore>${leaves({ codStruttura: '160114', codiceFiscale: 'PROVAX00X00X000Y', ruoloIstituzionale: 'RIS000043' })}</sist:datiOperatore>`,
    `<sist:datiApplicativo>${leaves({ applDigest: sha1(nonce + created + code), created, nome: 'Applicativo dimostrativo', nonce, produttore: 'Collaudo', versione: '1.0.0' })}</sist:datiApplicativo>`,
    `<sist:assistito>${leaves({ codIdentificativoAssistito: 'PNIMRA70A01H501P', codNazionaleAslResidenza: '160114' })}</sist:assistito>`,
    leaves({
      tipologia: '1',
      dataPrescrizione: `${now.day}/${now.month}/${now.year} ${now.hour}:${now.minute}:${now.second}`,
      codMedicoPrescrittore: fault === 'medico-sbagliato' ? '1' : '000001',
      codEsenzione: 'NES00',
    }),
    `<sist:elencoPrestazioni><sist:prestazione>${leaves({ codPrestazione: '034298051', quantitaPrescritta: '1' })}</sist:prestazione></sist:elencoPrestazioni>`,
    leaves({ flagCiclica: '0', versione: '4.03', tipoVisita: 'A' }),
  ].join('')
  const header = security(
    new X509Certificate(read('medico-titolare-authentication.pem')),
    read('medico-titolare-authentication.key'),
  )
  return `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:sist="www.sist.puglia.it/Schemas/PDD_SIST/SCATEL/"><soapenv:Header>${header}</soapenv:Header><soapenv:Body><sist:chkPrescrizione>${body}</sist:chkPrescrizione></soapenv:Body></soapenv:Envelope>`
}

const post = (url, ca, body) =>
  new Promise((resolve, reject) => {
    const outgoing = request(`${url}/CVPService`, {
      method: 'POST',
      ca,
      headers: {
        'content-type': 'text/xml;charset=UTF-8',
        soapaction: '"urn:sist:pddsasl:bindings:1.0:CVPPortType#chkPrescrizione"',
        'content-length': Buffer.byteLength(body),
      },
    })
    outgoing.on('error', reject)
    outgoing.on('response', (incoming) => {
      const chunks = []
      incoming.on('data', (chunk) => chunks.push(chunk))
      incoming.on('end', () =>
        resolve({ status: incoming.statusCode, text: Buffer.concat(chunks).toString('utf8') }),
      )
    })
    outgoing.end(body)
  })

/** Prescrive un farmaco: ciò che un medico fa premendo un pulsante. */
export const prescribe = async ({ url, ca, keys, fault }) => {
  const trusted = readFileSync(ca, 'utf8')
  const times = fault === 'doppia-chiamata' ? 2 : 1
  let answer
  for (let count = 0; count < times; count++)
    answer = await post(url, trusted, prescription({ keys, fault }))
  const nre = /<(?:\w+:)?IUP>([^<]*)</.exec(answer.text)?.[1]
  return nre === undefined ? `ricetta rifiutata (HTTP ${answer.status})` : `ricetta ${nre}`
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { values } = parseArgs({
    options: Object.fromEntries(
      ['url', 'ca', 'keys', 'fault'].map((name) => [name, { type: 'string' }]),
    ),
  })
  process.stdout.write(`${await prescribe(values)}\n`)
}
