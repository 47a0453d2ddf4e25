import { X509Certificate } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

import { beforeAll, expect, test } from 'vitest'

import { cliHere } from '../../../support/cli-here.ts'
import { hasTool, pythonWith } from '../../../support/external-tool.ts'
import {
  commonName,
  makeCertificate,
  rightExtensions,
  rsaKey,
} from '../../../support/make-certificate.ts'
import { readDraft } from '../../../support/read-draft.ts'
import { jsonOf } from '../../../support/run-cli.ts'
import {
  makeFormSigner,
  makePdf,
  opensslSign,
  signPdf,
  type FormSigner,
} from '../../../support/signed-forms.ts'
import { makeProject, type TempProject } from '../../../support/temp-project.ts'

const python = pythonWith('email')
const withTools = test.skipIf(!hasTool('openssl') || python === undefined)

const sender = `sender:
  organization: Società Esempio S.r.l.
  partita-iva: 01234567897
  name: Niccolò Prova
  email: integrazione@example.it
  pec: società@pec.example.it
  phone: 080 0000000
`.replace('società@', 'societa@')

const procedure = `${sender}forms:
  integrazione: moduli/richiesta.pdf.p7m
  vpn: moduli/vpn-è-questo.pdf
`

const application = `title: Cartella «Città»
producer: Società Esempio S.r.l.
version: 2.1.0
profile: struttura
`

let signer: FormSigner
let p7m: Buffer
let pdf: Buffer

beforeAll(async () => {
  if (!hasTool('openssl')) return
  signer = await makeFormSigner()
  p7m = opensslSign(makePdf(), [signer])
  pdf = signPdf([signer])
})

const at = ({ folder }: TempProject) => ({
  messages: (...args: readonly string[]) => cliHere(['messages', ...args], { cwd: folder }),
})

/** A workspace in which stage 1 is ready. */
const ready = (files: Readonly<Record<string, string | Uint8Array>> = {}) => {
  const project = makeProject({
    'plans/vuoto.txt': '',
    'applications/cartella.yaml': application,
    'procedure.yaml': procedure,
    'moduli/richiesta.pdf.p7m': p7m,
    'moduli/vpn-è-questo.pdf': pdf,
    ...files,
  })
  return { ...project, ...at(project) }
}

const draftAt = (file: string) => readDraft(python ?? '', readFileSync(file))

/** What is missing, as a person reads it: place and message. */
const missingIn = (error: string): string[] =>
  error.split('\n').filter((line) => line.includes(' MESSAGE_INCOMPLETE '))

withTools('drafts the request of integration with both signed forms', async () => {
  const { messages, path } = ready()
  const { code, out, error } = await messages('richiesta')
  expect({ code, error }).toEqual({ code: 0, error: '' })
  expect(out).toMatch(/^Bozza: messages.fase-1-richiesta-di-integrazione\.eml\n/)
  expect(out).toContain(
    'richiesta.pdf.p7m (CAdES): firmato da Niccolò Prova (TSTTST00A01A000W), il ',
  )
  expect(out).toContain(
    'vpn-è-questo.pdf (PAdES): firmato da Niccolò Prova (TSTTST00A01A000W), il ',
  )
  expect(out).toContain('Non è stato inviato niente')
  const file = path('messages/fase-1-richiesta-di-integrazione.eml')
  const draft = draftAt(file)
  expect(draft).toMatchObject({
    from: { name: 'Società Esempio S.r.l.', address: 'societa@pec.example.it' },
    to: ['sist@pec.rupar.puglia.it'],
    defects: [],
  })
  expect(draft.headers).toMatchObject({
    Subject: 'Richiesta di integrazione SIST-FSE',
    'X-Unsent': '1',
    'MIME-Version': '1.0',
  })
  expect(Object.keys(draft.headers)).toEqual(
    expect.arrayContaining(['Date', 'Message-ID', 'Content-Type']),
  )
  expect(draft.attachments).toEqual([
    {
      name: 'richiesta.pdf.p7m',
      type: 'application/pkcs7-mime',
      disposition: 'attachment',
      content: p7m.toString('base64'),
    },
    {
      name: 'vpn-è-questo.pdf',
      type: 'application/pdf',
      disposition: 'attachment',
      content: pdf.toString('base64'),
    },
  ])
  for (const said of [
    'partita IVA 01234567897',
    'Cartella «Città»',
    'Versione:     2.1.0',
    '«Richiesta di integrazione al SIST-FSE Puglia»',
    '«Modulo Richiesta VPN»',
    'Niccolò Prova, codice fiscale TSTTST00A01A000W',
    'certificato emesso da CA di firma di prova, Prestatore di prova',
    'Telefono 080 0000000',
  ])
    expect(draft.text).toContain(said)
  // RFC 5322 §2.1 and §2.1.1: lines end with CR LF, and have at most 998 characters of US-ASCII.
  const bytes = readFileSync(file)
  expect(bytes.toString('latin1')).not.toMatch(/[^\r]\n|\r[^\n]|[^\0-\x7f]/)
  expect(
    Math.max(
      ...bytes
        .toString('latin1')
        .split('\r\n')
        .map(({ length }) => length),
    ),
  ).toBeLessThan(999)
})

withTools('lists all that is missing, where it is to be written, and drafts nothing', async () => {
  const project = makeProject({ 'applications/cartella.yaml': application })
  const { messages } = at(project)
  const { code, out, error } = await messages('richiesta')
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(missingIn(error)).toEqual([
    "procedure.yaml:1:1 MESSAGE_INCOMPLETE manca «sender»: chi scrive all'autorità",
    'procedure.yaml:1:1 MESSAGE_INCOMPLETE manca «sender.pec»: la richiesta di integrazione parte da una PEC',
    "procedure.yaml:1:1 MESSAGE_INCOMPLETE manca «sender.partita-iva»: di chi chiede l'integrazione",
    'procedure.yaml:1:1 MESSAGE_INCOMPLETE manca «forms.integrazione»: il modulo «Richiesta di integrazione al SIST-FSE Puglia» firmato digitalmente',
    'procedure.yaml:1:1 MESSAGE_INCOMPLETE manca «forms.vpn»: il modulo «Modulo Richiesta VPN» firmato digitalmente',
  ])
  expect(error).toContain('5 errori: non è stato inviato niente')
  const data = jsonOf<{ problems: unknown[] }>(await messages('richiesta', '--json'))
  expect(data.problems).toHaveLength(5)
  expect(existsSync(project.path('messages'))).toBe(false)
})

withTools('a scan, an altered form and one form twice are no signed forms', async () => {
  const scan = ready({ 'moduli/vpn-è-questo.pdf': makePdf() })
  const altered = Buffer.from(p7m)
  altered[p7m.indexOf('Modulo di prova')] = 0x2e
  scan.write('moduli/richiesta.pdf.p7m', altered)
  expect(missingIn((await scan.messages('richiesta')).error)).toEqual([
    'procedure.yaml:9:17 MESSAGE_INCOMPLETE «Richiesta di integrazione al SIST-FSE Puglia» (moduli/richiesta.pdf.p7m): la firma non corrisponde al contenuto: il file è stato alterato o danneggiato',
    'procedure.yaml:10:8 MESSAGE_INCOMPLETE «Modulo Richiesta VPN» (moduli/vpn-è-questo.pdf): è un PDF senza firma digitale: una scansione, anche con la firma autografa, non è una firma',
  ])
  const twice = ready({ 'moduli/vpn-è-questo.pdf': p7m })
  expect((await twice.messages('richiesta')).error).toContain('i due moduli sono lo stesso file')
  const outside = ready({
    'procedure.yaml': procedure.replace('moduli/richiesta', '../richiesta'),
  })
  expect((await outside.messages('richiesta')).error).toContain('esce dalla cartella')
  const absent = ready({ 'procedure.yaml': procedure.replace('moduli/richiesta', 'moduli/altra') })
  expect((await absent.messages('richiesta')).error).toContain('il file non esiste')
})

withTools('never replaces a draft by itself', async () => {
  const { messages, path } = ready()
  await messages('richiesta')
  const file = path('messages/fase-1-richiesta-di-integrazione.eml')
  writeFileSync(file, 'riletta e corretta')
  const again = await messages('richiesta')
  expect(again.code).toBe(2)
  expect(again.error).toContain("c'è già fase-1-richiesta-di-integrazione.eml")
  expect(readFileSync(file, 'utf8')).toBe('riletta e corretta')
  const elsewhere = await messages('richiesta', '--out', 'altrove', '--json')
  expect(jsonOf(elsewhere)).toMatchObject({
    file: path('altrove/fase-1-richiesta-di-integrazione.eml'),
    replaced: false,
    sent: false,
    to: 'sist@pec.rupar.puglia.it',
    attachments: ['richiesta.pdf.p7m', 'vpn-è-questo.pdf'],
  })
  const forced = await messages('richiesta', '--force')
  expect(forced.out).toMatch(/^Bozza sostituita: /)
  expect(draftAt(file).defects).toEqual([])
})

const name = '01234567897.ospedale-esempio.it'

const certificateOf = async (from = -30): Promise<string> =>
  (
    await makeCertificate({
      name: commonName(name),
      key: await rsaKey(),
      from,
      to: from + 90,
      extensions: rightExtensions(name),
    })
  ).pem

withTools('tells a structure by the public key of its certificate', async () => {
  const pem = await certificateOf()
  const { messages, path } = ready({
    'applications/cartella.yaml': `${application}configuration: { certificate: da-inviare/certificato.pem }\n`,
    'da-inviare/certificato.pem': pem,
  })
  const { code, error } = await messages('configurazione')
  expect({ code, error }).toEqual({ code: 0, error: '' })
  const draft = draftAt(path('messages/fase-3-configurazione-cartella-2.1.0.eml'))
  expect(draft).toMatchObject({
    from: { name: 'Niccolò Prova (Società Esempio S.r.l.)', address: 'integrazione@example.it' },
    to: ['helpdesk@sist.puglia.it'],
    headers: { Subject: 'Integrazione SIST-FSE: configurazione', 'X-Unsent': '1' },
    defects: [],
  })
  const certificate = new X509Certificate(pem)
  const key = certificate.publicKey.export({ type: 'spki', format: 'pem' }).toString()
  expect(draft.text).toContain(key.trim())
  expect(draft.text).toContain(certificate.fingerprint256.replaceAll(':', '').toLowerCase())
  for (const said of ['Cartella «Città»', '2.1.0', name]) expect(draft.text).toContain(said)
  const files = Object.fromEntries(
    draft.attachments.map((one) => [one.name, Buffer.from(one.content, 'base64')]),
  )
  expect(Object.keys(files)).toEqual(['chiave-pubblica.pem', 'certificato.pem', 'certificato.cer'])
  expect(files['chiave-pubblica.pem']?.toString()).toBe(key)
  expect(files['certificato.cer']?.equals(certificate.raw)).toBe(true)
})

withTools.each([
  ['', 'manca «configuration.certificate»: il certificato di cui comunicare la chiave pubblica'],
  ['scaduto.pem', 'il certificato scaduto.pem non è in corso di validità: dal '],
  ['chiave.pem', 'chiave.pem contiene anche la chiave privata, che non si invia a nessuno'],
  ['nessuno.pem', 'il file «nessuno.pem»: il file non esiste'],
])('sends no certificate that will not do: %s', async (file, reason) => {
  const { messages } = ready({
    'applications/cartella.yaml': `${application}${file === '' ? '' : `configuration: { certificate: ${file} }\n`}`,
    'scaduto.pem': await certificateOf(-100),
    'chiave.pem': `${await certificateOf()}${(await rsaKey()).pem}`,
  })
  const { code, error } = await messages('configurazione')
  expect(code).toBe(2)
  expect(missingIn(error).join('\n')).toContain(`MESSAGE_INCOMPLETE ${reason}`)
})

const device = application.replace('struttura', 'dispositivo')

withTools(
  'tells a device by the codice fiscale of its cards, and a new version as such',
  async () => {
    const { messages, path, folder } = ready({
      'applications/cartella.yaml': `${device}configuration:
  devices: [{ codiceFiscale: PROVAX00X00X000Y }, { codiceFiscale: { env: CARTA } }]
communicated:
  date: 2026-01-15
  title: Cartella «Città»
  producer: Società Esempio S.r.l.
  version: 2.0.0
  devices: [{ codiceFiscale: PROVAX00X00X000Y }]
`,
    })
    expect(missingIn((await messages('configurazione')).error)).toEqual([
      expect.stringContaining('la variabile di ambiente CARTA non ha un valore'),
    ])
    const { code } = await cliHere(['messages', 'configurazione'], {
      cwd: folder,
      env: { CARTA: 'PROVAX00X00X000Z' },
    })
    expect(code).toBe(0)
    const draft = draftAt(path('messages/fase-3-configurazione-cartella-2.1.0.eml'))
    expect(draft.text).toContain('  PROVAX00X00X000Y\n  PROVAX00X00X000Z')
    expect(draft.text).toContain('la 2.0.0 è stata comunicata il 15/01/2026')
    expect(draft).toMatchObject({ attachments: [], defects: [] })
  },
)

withTools('asks for the plan only for the version that was communicated', async () => {
  const told = (version: string): string => `${device}communicated:
  date: 2026-03-02
  title: Cartella «Città»
  producer: Società Esempio S.r.l.
  version: ${version}
  devices: [{ codiceFiscale: PROVAX00X00X000Y }]
`
  const { messages, path, write } = ready({ 'applications/cartella.yaml': device })
  expect(missingIn((await messages('piano')).error)).toEqual([
    'applications/cartella.yaml:1:1 MESSAGE_INCOMPLETE manca «communicated»: che cosa è stato comunicato nella fase 3, e quando',
  ])
  write('applications/cartella.yaml', told('2.0.0'))
  expect(missingIn((await messages('piano')).error)).toEqual([
    "applications/cartella.yaml:9:12 MESSAGE_INCOMPLETE «communicated.version» è «2.0.0», e l'applicazione ha «2.1.0»: la fase 3 è da rifare",
  ])
  // Another card than that of which the authority knows.
  const other = 'configuration: { devices: [{ codiceFiscale: PROVAX00X00X000Z }] }\n'
  write('applications/cartella.yaml', `${told('2.1.0')}${other}`)
  expect(missingIn((await messages('piano')).error)).toEqual([
    'applications/cartella.yaml:10:12 MESSAGE_INCOMPLETE «communicated.devices» non è ciò che «configuration» dice di comunicare: la fase 3 è da rifare',
  ])
  write('applications/cartella.yaml', `${told('2.1.0')}${other.replace('Z', 'Y')}`)
  expect((await messages('piano')).code).toBe(0)
  const draft = draftAt(path('messages/fase-4-piano-di-test-cartella-2.1.0.eml'))
  expect(draft).toMatchObject({
    to: ['helpdesk@sist.puglia.it'],
    headers: { Subject: 'Integrazione SIST-FSE: Piano di test' },
    defects: [],
  })
  expect(draft.text).toContain('comunicati il 02/03/2026')
})

withTools(
  'no text of a file becomes a header, and mistakes of procedure.yaml are told',
  async () => {
    const { messages, write, path } = ready({
      'procedure.yaml': procedure.replace(
        'name: Niccolò Prova',
        "name: 'X <a@b.it>, \"Bcc: c@d.it'",
      ),
    })
    expect((await messages('richiesta')).code).toBe(0)
    const draft = draftAt(path('messages/fase-1-richiesta-di-integrazione.eml'))
    expect(draft.to).toEqual(['sist@pec.rupar.puglia.it'])
    expect(Object.keys(draft.headers)).not.toContain('Bcc')
    write(
      'procedure.yaml',
      procedure
        .replace('Niccolò Prova', '"Niccolò\\r\\nBcc: c@d.it"')
        .replace('01234567897', '01234567890')
        .replace('integrazione@example.it', 'integrazione')
        .concat('recorded: [{ stage: 6, date: 2026-02-30 }]\n'),
    )
    const { code, error } = await messages('richiesta')
    expect(code).toBe(2)
    expect(error.split('\n').filter((line) => line.includes('PROCEDURE_INVALID'))).toHaveLength(5)
  },
)
