import { execFileSync } from 'node:child_process'
import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { connect, createServer } from 'node:tls'

import { expect, test } from 'vitest'

import { scanSecrets } from '../../../../src/evidence/scan-secrets.ts'
import { cliHere } from '../../../support/cli-here.ts'
import { hasTool } from '../../../support/external-tool.ts'
import {
  commonName,
  extension,
  inDays,
  makeCertificate,
  makeKey,
  rightExtensions,
  rsaKey,
} from '../../../support/make-certificate.ts'
import { jsonOf } from '../../../support/run-cli.ts'
import { makeProject } from '../../../support/temp-project.ts'
import { listText, signList } from '../../../support/trusted-list.ts'

const name = '01234567897.ospedale-esempio.it'
const passphrase = 'Passphrase-di-prova-7731'
const env = { SEGRETO: passphrase }

const openssl = test.skipIf(!hasTool('openssl'))

const posix = test.skipIf(process.platform === 'win32')

const at = (folder: string) => {
  const cert = (...args: readonly string[]) => cliHere(['cert', ...args], { cwd: folder, env })
  const run = (...args: readonly string[]): string =>
    execFileSync('openssl', args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' })
  return { cert, run }
}

/** A right certificate in `certificati/`, with an EC key unless said. */
const made = async (...options: readonly string[]) => {
  const project = makeProject()
  const { cert, run } = at(project.folder)
  const result = await cert(
    ...['new', '--cn', name, '--out', 'certificati', '--key', 'ec-p256', ...options],
  )
  return { ...project, cert, run, result }
}

const rulesOf = (out: string): Readonly<Record<string, string>> => {
  const { rules } = JSON.parse(out) as { rules: { id: string; result: string }[] }
  return Object.fromEntries(rules.map(({ id, result }) => [id, result]))
}

test('new makes a certificate that its own check has nothing to say of', async () => {
  const { cert, result, path } = await made()
  const pem = new X509Certificate(readFileSync(path('certificati/client.pem')))
  expect(result).toMatchObject({ code: 0, error: '' })
  expect(result.out).toBe(
    [
      `Certificato autogenerato di ${name}, EC P-256, valido fino al ${result.out.match(/\d\d\/\d\d\/\d{4}/)?.[0]}`,
      '  certificato     certificati/client.pem',
      '  chiave privata  certificati/client.key (in chiaro, leggibile solo dal proprietario)',
      `  SHA-256         ${pem.fingerprint256.replaceAll(':', '').toLowerCase()}`,
      'La chiave non va inviata a nessuno. Ciò che si invia lo prepara collaudo cert export certificati/client.pem --out da-inviare',
      '',
    ]
      .join('\n')
      .replaceAll('certificati/', join('certificati', '/')),
  )
  expect(readdirSync(path('certificati')).toSorted()).toEqual(['client.key', 'client.pem'])
  const check = await cert(
    ...['check', 'certificati/client.pem', '--key-file', 'certificati/client.key', '--json'],
  )
  expect(check).toMatchObject({ code: 0, error: '' })
  expect(new Set(Object.values(rulesOf(check.out)))).toEqual(new Set(['met']))
})

openssl.each([
  ['rsa-3072', 'Public-Key: (3072 bit)', 'sha256WithRSAEncryption'],
  ['ec-p256', 'Public-Key: (256 bit)', 'ecdsa-with-SHA256'],
])('openssl agrees on a certificate with a key %s', async (kind, key, algorithm) => {
  const { folder } = makeProject()
  const { cert, run } = at(folder)
  const san = ['--san', 'prova.example.invalid', '127.0.0.1']
  await cert(
    ...['new', '--cn', name, '--out', 'c', '--key', kind, '--days', '90', ...san],
    ...['--organization', 'Ospedale «Esempio»'],
  )
  const text = run(
    'x509',
    '-in',
    'c/client.pem',
    '-noout',
    '-text',
    '-nameopt',
    'utf8,sep_comma_plus',
  )
  expect(text).toContain(key)
  expect(text).toContain(`Signature Algorithm: ${algorithm}`)
  expect(text).toMatch(`Subject: O=Ospedale «Esempio»,CN=${name}`)
  expect(text).toContain(`DNS:${name}, DNS:prova.example.invalid, IP Address:127.0.0.1`)
  expect(text).toContain('TLS Web Server Authentication, TLS Web Client Authentication')
  expect(text).toContain('CA:FALSE')
  const { validFrom, validTo } = new X509Certificate(readFileSync(join(folder, 'c/client.pem')))
  const hours = (Date.parse(validTo) - Date.parse(validFrom)) / 3_600_000
  expect(hours).toBe(90 * 24 + 1)
  for (const purpose of ['sslserver', 'sslclient'])
    expect(
      run(
        'verify',
        '-CAfile',
        'c/client.pem',
        '-auth_level',
        '2',
        '-purpose',
        purpose,
        'c/client.pem',
      ),
    ).toBe('c/client.pem: OK\n')
  expect(run('pkey', '-in', 'c/client.key', '-pubout')).toBe(
    run('x509', '-in', 'c/client.pem', '-noout', '-pubkey'),
  )
  writeFileSync(join(folder, 'testo'), 'prova')
  run(
    ...['cms', '-sign', '-binary', '-nodetach', '-in', 'testo', '-out', 'testo.p7m'],
    ...['-outform', 'DER', '-signer', 'c/client.pem', '-inkey', 'c/client.key'],
  )
  expect(
    run(
      ...['cms', '-verify', '-inform', 'DER', '-in', 'testo.p7m'],
      ...['-CAfile', 'c/client.pem', '-purpose', 'any'],
    ),
  ).toBe('prova')
})

openssl('with a passphrase the key is encrypted, and openssl opens the PKCS#12', async () => {
  const { run, path, result, cert } = await made('--passphrase-env', 'SEGRETO')
  expect(result.code).toBe(0)
  expect(readFileSync(path('certificati/client.key'), 'utf8')).toMatch(
    /^-----BEGIN ENCRYPTED PRIVATE KEY-----/,
  )
  const opened = (...args: string[]): string =>
    execFileSync('openssl', [...args, '-passin', 'env:SEGRETO'], {
      cwd: path('certificati'),
      encoding: 'utf8',
      stdio: 'pipe',
      env: { ...process.env, ...env },
    })
  const key = opened('pkey', '-in', 'client.key')
  expect(opened('pkcs12', '-in', 'client.p12', '-nocerts', '-nodes')).toContain(key.trim())
  expect(opened('pkcs12', '-in', 'client.p12', '-nokeys')).toContain(
    readFileSync(path('certificati/client.pem'), 'utf8').trim(),
  )
  expect(run('x509', '-in', 'certificati/client.pem', '-noout', '-subject')).toContain(name)
  const check = await cert(
    ...['check', 'certificati/client.p12', '--passphrase-env', 'SEGRETO', '--json'],
  )
  expect(rulesOf(check.out)['key-match']).toBe('met')
})

/** A handshake of a server and a client that both show the same certificate, and both want to see it. */
const handshake = async (options: object, ca: string): Promise<string> => {
  const server = createServer(
    { ...options, ca, requestCert: true, rejectUnauthorized: true },
    (socket) => socket.end('visto'),
  )
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  try {
    const { port } = server.address() as AddressInfo
    const socket = connect({ ...options, ca, port, host: '127.0.0.1', servername: name })
    const [data] = (await once(socket, 'data')) as [Buffer]
    socket.destroy()
    return data.toString()
  } finally {
    server.close()
  }
}

test('what it makes serves both ends of mutual TLS', async () => {
  const { path } = await made('--passphrase-env', 'SEGRETO')
  const pem = readFileSync(path('certificati/client.pem'), 'utf8')
  const key = readFileSync(path('certificati/client.key'), 'utf8')
  expect(await handshake({ cert: pem, key, passphrase }, pem)).toBe('visto')
  const pfx = readFileSync(path('certificati/client.p12'))
  expect(await handshake({ pfx, passphrase }, pem)).toBe('visto')
})

test.each([
  [
    '01234567890.ospedale-esempio.it',
    'la cifra di controllo di 01234567890 è sbagliata: una delle 11 cifre è errata',
  ],
  ['01234567897.esempio.com', 'il dominio «esempio.com» non termina con .it'],
  [
    '01234567897.perché.it',
    '«perché» non può stare in un nome DNS: attese lettere senza accento, cifre e trattini interni',
  ],
  ['', 'il nome comune è vuoto'],
  ['x'.repeat(65), 'il nome comune ha 65 caratteri: il massimo è 64'],
])('new refuses «%s», also with --any-cn, and writes nothing', async (cn, reason) => {
  const { folder } = makeProject()
  const { cert } = at(folder)
  const hint =
    'rimedio: la forma è PartitaIva.Dominio.it, per esempio 01234567897.ospedale-esempio.it\n'
  expect(await cert('new', '--cn', cn, '--out', 'c', '--any-cn')).toMatchObject({
    code: 2,
    out: '',
    error: `errore COMMAND_INVALID: ${reason}\n${hint}`,
  })
  expect(readdirSync(folder)).toEqual([])
})

test('a name of another form is refused, and made with a warning under --any-cn', async () => {
  const { folder } = makeProject()
  const { cert } = at(folder)
  const asked = ['new', '--cn', 'Postazione 1', '--out', 'c', '--key', 'ec-p256']
  const reason =
    '«Postazione 1» non comincia con una partita IVA: attesa la forma 01234567897.ospedale-esempio.it'
  const refused = await cert(...asked)
  expect(refused).toMatchObject({ code: 2, out: '' })
  expect(refused.error).toBe(
    `errore COMMAND_INVALID: ${reason}\nrimedio: la forma è PartitaIva.Dominio.it, per esempio 01234567897.ospedale-esempio.it; fuori dalla produzione --any-cn ammette un altro nome\n`,
  )
  const accepted = await cert(...asked, '--any-cn')
  expect(accepted).toMatchObject({
    code: 0,
    error: `avviso: ${reason}; in produzione un nome così è rifiutato\n`,
  })
  const inCollaudo = await cert('check', 'c/client.pem', '--json')
  expect(inCollaudo.code).toBe(0)
  expect(rulesOf(inCollaudo.out)['common-name-form']).toBe('warning')
  const inProduction = await cert('check', 'c/client.pem', '--production', '--json')
  expect(inProduction.code).toBe(1)
  expect(rulesOf(inProduction.out)['common-name-form']).toBe('unmet')
  const forProduction = await cert('csr', '--cn', 'Postazione 1', '--out', 'p')
  expect(forProduction.code).toBe(2)
  expect(forProduction.error).toContain(reason)
})

test('no file is replaced unless it is asked for', async () => {
  const { cert, path } = await made()
  const key = readFileSync(path('certificati/client.key'), 'utf8')
  const again = ['new', '--cn', name, '--out', 'certificati', '--key', 'ec-p256']
  const refused = await cert(...again)
  expect(refused.code).toBe(2)
  expect(refused.error).toMatch(/c'è già client\.pem, client\.key\n/)
  expect(readFileSync(path('certificati/client.key'), 'utf8')).toBe(key)
  expect((await cert(...again, '--force')).code).toBe(0)
  expect(readFileSync(path('certificati/client.key'), 'utf8')).not.toBe(key)
  expect(readdirSync(path('certificati')).toSorted()).toEqual(['client.key', 'client.pem'])
})

posix('only its owner may read a key, also where others could read what it replaces', async () => {
  const { cert, path } = await made('--passphrase-env', 'SEGRETO')
  const mode = (file: string): string => (statSync(path(file)).mode & 0o777).toString(8)
  const secret = ['certificati/client.key', 'certificati/client.p12']
  expect(secret.map(mode)).toEqual(['600', '600'])
  for (const file of secret) chmodSync(path(file), 0o644)
  await cert(
    ...['new', '--cn', name, '--out', 'certificati', '--key', 'ec-p256', '--force'],
    ...['--passphrase-env', 'SEGRETO'],
  )
  expect(secret.map(mode)).toEqual(['600', '600'])
  await cert('csr', '--cn', name, '--out', 'p', '--key', 'ec-p256')
  expect(mode('p/client.key')).toBe('600')
})

posix('a link in the place of a key is replaced, and nothing is written through it', async () => {
  const { folder, path } = makeProject({ 'altro.txt': 'mio' })
  mkdirSync(path('c'))
  symlinkSync(path('altro.txt'), path('c/client.key'))
  const { cert } = at(folder)
  const asked = ['new', '--cn', name, '--out', 'c', '--key', 'ec-p256']
  expect((await cert(...asked)).code).toBe(2)
  expect((await cert(...asked, '--force')).code).toBe(0)
  expect(readFileSync(path('altro.txt'), 'utf8')).toBe('mio')
  expect(readFileSync(path('c/client.key'), 'utf8')).toContain('PRIVATE KEY')
})

test.each<[readonly string[], RegExp]>([
  [['--days', '0'], /attesi da 1 a 3650 giorni/],
  [['--days', '4000'], /attesi da 1 a 3650 giorni/],
  [['--days', 'uno'], /attesi da 1 a 3650 giorni/],
  [['--key', 'rsa-1024'], /attesa una tra rsa-2048, rsa-3072, ec-p256/],
  [['--san', 'un nome'], /--san un nome: «un nome» non può stare in un nome DNS/],
  [
    ['--passphrase-env', 'NON_CE'],
    /^errore ENVIRONMENT_VALUE_MISSING: la variabile di ambiente NON_CE non ha un valore\n/,
  ],
  [['--passphrase-env', 'non-un-nome!'], /--passphrase-env vuole il nome di una variabile/],
  [['--ask-passphrase'], /nessuno è al terminale a scrivere la passphrase/],
])('new refuses %j', async (options, reason) => {
  const { result, folder } = await made(...options)
  expect(result.code).toBe(2)
  expect(result.error).toMatch(reason)
  expect(readdirSync(folder)).toEqual([])
})

test.each(['corta', 'perché dovrei', 'x'.repeat(129)])(
  'new refuses a passphrase that other programs may not open: %#',
  async (value) => {
    const { folder } = makeProject()
    const result = await cliHere(
      ['cert', 'new', '--cn', name, '--out', 'c', '--passphrase-env', 'SEGRETO'],
      { cwd: folder, env: { SEGRETO: value } },
    )
    expect(result).toMatchObject({ code: 2, out: '' })
    expect(result.error).toContain('la passphrase deve avere da 8 a 128 caratteri ASCII')
    expect(result.error).not.toContain(value)
    expect(readdirSync(folder)).toEqual([])
  },
)

test('a command without its options says which, in Italian', async () => {
  const { folder } = makeProject()
  const { cert } = at(folder)
  expect(await cert('new', '--out', 'c')).toMatchObject({
    code: 2,
    error:
      "errore COMMAND_INVALID: manca l'opzione --cn <nome>\nrimedio: collaudo cert new --help\n",
  })
})

openssl(
  'csr makes a request that openssl verifies, with a new key or with one that is there',
  async () => {
    const { cert, run, folder } = await made()
    const asked = [
      '--cn',
      name,
      '--organization',
      'Ospedale «Esempio»',
      '--locality',
      'Bari',
      '--province',
      'BA',
    ]
    const first = await cert('csr', ...asked, '--out', 'p', '--key', 'ec-p256')
    expect(first).toMatchObject({ code: 0, error: '' })
    expect(first.out).toContain('collaudo cert check --production --key-file ')
    const text = (file: string): string =>
      run('req', '-in', file, '-verify', '-noout', '-text', '-nameopt', 'utf8,sep_comma_plus')
    expect(text('p/client.csr')).toContain(
      `Subject: C=IT,ST=BA,L=Bari,O=Ospedale «Esempio»,CN=${name}`,
    )
    expect(text('p/client.csr')).toContain(`DNS:${name}`)
    expect(text('p/client.csr')).toContain(
      'TLS Web Server Authentication, TLS Web Client Authentication',
    )
    expect(run('req', '-in', 'p/client.csr', '-noout', '-pubkey')).toBe(
      run('pkey', '-in', 'p/client.key', '-pubout'),
    )
    const again = await cert(
      'csr',
      ...asked,
      '--out',
      'r',
      '--key-file',
      'certificati/client.key',
      '--json',
    )
    expect(jsonOf<{ files: string[] }>(again).files).toEqual([join(folder, 'r', 'client.csr')])
    expect(run('req', '-in', 'r/client.csr', '-noout', '-pubkey')).toBe(
      run('pkey', '-in', 'certificati/client.key', '-pubout'),
    )
  },
)

test('export writes what is sent, in three forms that are the same, and no key', async () => {
  const { cert, path } = await made('--passphrase-env', 'SEGRETO')
  const exported = await cert(
    ...['export', 'certificati/client.p12', '--passphrase-env', 'SEGRETO', '--out', 'da-inviare'],
  )
  expect(exported).toMatchObject({ code: 0, error: '' })
  expect(readdirSync(path('da-inviare')).toSorted()).toEqual([
    'certificato.cer',
    'certificato.pem',
    'chiave-pubblica.pem',
  ])
  const own = new X509Certificate(readFileSync(path('certificati/client.pem')))
  for (const file of ['certificato.cer', 'certificato.pem'])
    expect(new X509Certificate(readFileSync(path(`da-inviare/${file}`))).raw).toEqual(own.raw)
  const key = createPublicKey(readFileSync(path('da-inviare/chiave-pubblica.pem')))
  expect(key.equals(own.publicKey)).toBe(true)
  expect(exported.out).toContain(own.fingerprint256.replaceAll(':', '').toLowerCase())
  expect((await cert('export', 'certificati/client.pem', '--out', 'da-inviare')).code).toBe(2)
})

test('show says what a file holds', async () => {
  const { cert, path } = await made('--days', '90')
  const own = new X509Certificate(readFileSync(path('certificati/client.pem')))
  const shown = await cert('show', 'certificati/client.pem')
  expect(shown).toMatchObject({ code: 0, error: '' })
  for (const text of [
    'certificati/client.pem (PEM)\n',
    `  soggetto         CN=${name}\n`,
    '  emittente        lui stesso (autogenerato)\n',
    '  partita IVA      01234567897\n',
    'giorni interi rimasti: 89\n',
    '  chiave           EC P-256\n',
    '  usi              digitalSignature; serverAuth, clientAuth\n',
    `  numero di serie  ${own.serialNumber}\n`,
    '  chiave privata   non è nel file\n',
  ])
    expect(shown.out).toContain(text)
  const data = jsonOf(await cert('show', 'certificati/client.pem', '--json'))
  expect(data).toMatchObject({
    form: 'PEM',
    privateKey: 'absent',
    certificate: {
      commonName: name,
      partitaIva: '01234567897',
      codiceFiscale: null,
      daysLeft: 89,
      selfSigned: true,
      dnsNames: [name],
    },
    issuers: [],
    inOrder: true,
  })
})

test.each<[string, (folder: string) => void, string]>([
  ['that is not there', () => undefined, 'COMMAND_INVALID: x.pem: il file non esiste'],
  [
    'that is a folder',
    (folder) => mkdirSync(join(folder, 'x.pem')),
    'COMMAND_INVALID: x.pem: è una cartella, non un file',
  ],
  [
    'that is empty',
    (folder) => writeFileSync(join(folder, 'x.pem'), ''),
    'CERTIFICATE_UNREADABLE: x.pem: il file è vuoto',
  ],
  [
    'with a key alone',
    (folder) => writeFileSync(join(folder, 'x.pem'), keyAlone),
    "CERTIFICATE_UNREADABLE: x.pem: nel file non c'è un certificato",
  ],
  [
    'of a gigabyte',
    (folder) => {
      writeFileSync(join(folder, 'x.pem'), '')
      truncateSync(join(folder, 'x.pem'), 2 ** 30)
    },
    'COMMAND_INVALID: x.pem: ha 1073741824 byte: al più 1048576',
  ],
  [
    'that is a pipe',
    (folder) => void execFileSync('mkfifo', [join(folder, 'x.pem')]),
    'COMMAND_INVALID: x.pem: non è un file normale',
  ],
])('a file %s is refused with a reason', async (what, make, reason) => {
  if (process.platform === 'win32' && /gigabyte|pipe/.test(what)) return
  const { folder } = makeProject()
  make(folder)
  const { cert } = at(folder)
  for (const command of [['show'], ['check'], ['export', '--out', 'o']]) {
    const result = await cert(...command, 'x.pem')
    expect(result).toMatchObject({ code: 2, out: '' })
    expect(result.error).toContain(`errore ${reason}\nrimedio: `)
  }
  expect(existsSync(join(folder, 'o'))).toBe(false)
})

const keyAlone = (await makeKey({ curve: 'P-256' })).pem

// The Trusted List

/** A certificate of a CA in a list, with both in files. */
const production = async () => {
  const [caKey, key] = await Promise.all([makeKey({ curve: 'P-256' }), makeKey({ curve: 'P-256' })])
  const operator = { name: commonName('Operatore'), key: await rsaKey() }
  const signer = await makeCertificate({ ...operator, from: -400 })
  const ca = await makeCertificate({
    name: commonName('CA di prova'),
    key: caKey,
    from: -800,
    extensions: [extension.authority(true), extension.keyUsage('keyCertSign')],
  })
  const leaf = await makeCertificate({
    name: commonName(name),
    key,
    by: ca,
    from: -2,
    extensions: [...rightExtensions(name), extension.qualified('0.4.0.1862.1.6.3')],
  })
  const services = [{ name: 'CA di prova', certificates: [ca.certificate], forWebsites: true }]
  const list = signList(listText({ services, nextUpdate: inDays(150) }), signer)
  const project = makeProject({
    'TSL-IT.xml': list,
    'signer.pem': signer.pem,
    'radice.pem': ca.pem,
    'client.key': key.pem,
    'produzione/certificato.pem': leaf.pem,
    'rotta.xml': list.replace('CA di prova', 'CA di altri'),
    'tedesca.xml': signList(listText({ services, territory: 'DE' }), signer),
    'scaduta.xml': signList(
      listText({ services, nextUpdate: inDays(-10), issued: inDays(-40) }),
      signer,
    ),
  })
  return { ...project, ...at(project.folder) }
}

test('check --production says the level, the list and whose signature it has', async () => {
  const { cert } = await production()
  const file = 'produzione/certificato.pem'
  const asked = ['check', '--production', file, '--key-file', 'client.key', '--trusted-list']
  const right = await cert(...asked, 'TSL-IT.xml', '--list-signer', 'signer.pem')
  expect(right).toMatchObject({ code: 0, error: '' })
  expect(right.out).toMatch(
    /\[ok\] +Chi lo ha emesso è una CA riconosciuta da AgID: livello 4 di 4: la CA è nella lista come «CA di prova»/,
  )
  expect(right.out).toMatch(
    /\nTrusted List IT numero 201 del \d\d\/\d\d\/\d{4}, valida fino al \d\d\/\d\d\/\d{4}, firmata da chi è stato indicato\nnessuna regola della produzione è violata\n$/,
  )
  const loose = await cert(...asked, 'TSL-IT.xml', '--json')
  expect(loose.code).toBe(0)
  expect(rulesOf(loose.out)['recognised-authority']).toBe('warning')
  expect(jsonOf(loose)).toMatchObject({
    recognition: { level: 4, list: { sequence: 201, anchored: false, expired: false } },
  })
  const expired = await cert(...asked, 'scaduta.xml', '--list-signer', 'signer.pem', '--json')
  expect(expired.code).toBe(1)
  expect(rulesOf(expired.out)['recognised-authority']).toBe('not-evaluated')
  const without = await cert('check', '--production', file, '--ca', 'radice.pem', '--json')
  expect(without.code).toBe(1)
  expect(rulesOf(without.out)['recognised-authority']).toBe('not-evaluated')
  expect(rulesOf(without.out)['chain']).toBe('met')
})

test.each([
  [['rotta.xml'], 'la lista è stata cambiata dopo la firma'],
  [['tedesca.xml'], 'è di un altro territorio (DE): serve quella italiana (IT)'],
  [['signer.pem'], 'è danneggiata: XML non ben formato'],
  [
    ['TSL-IT.xml', '--list-signer', 'radice.pem'],
    'è firmata da CN=Operatore, non da chi è stato indicato',
  ],
])('a list that cannot be relied upon ends the check: %j', async (list, reason) => {
  const { cert } = await production()
  const result = await cert(
    'check',
    '--production',
    'produzione/certificato.pem',
    '--trusted-list',
    ...list,
  )
  expect(result).toMatchObject({ code: 2, out: '' })
  expect(result.error).toContain(
    `errore TRUSTED_LIST_REFUSED: ${list[0] ?? ''} non si può usare come Trusted List: ${reason}`,
  )
})

// Secrets

/** Files of a folder that hold some bytes, as they are or within a PEM. */
const filesWith = (folder: string, wanted: Buffer): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => {
      const bytes = readFileSync(file)
      const pem = bytes.toString('latin1').replace(/-----[^-]+-----/g, '')
      return bytes.includes(wanted) || Buffer.from(pem, 'base64').includes(wanted)
    })

const privateBytes = (pem: Buffer): Buffer => {
  const { d = '' } = createPrivateKey({ key: pem, passphrase }).export({ format: 'jwk' })
  return Buffer.from(d, 'base64url')
}

test('no key and no passphrase is in what is printed, or in any file but its own', async () => {
  const { folder, path, write } = makeProject()
  const { cert } = at(folder)
  const common = ['--passphrase-env', 'SEGRETO']
  const runs = [
    await cert('new', '--cn', name, '--out', 'c', '--key', 'ec-p256', ...common),
    await cert('new', '--cn', name, '--out', 'c', ...common),
    await cert('csr', '--cn', name, '--out', 'p', '--key', 'ec-p256', ...common, '--json'),
    await cert('show', 'c/client.p12', ...common),
    await cert('show', 'c/client.p12', ...common, '--json'),
    await cert('show', 'c/client.p12'),
    await cert('check', 'c/client.p12', ...common, '--production'),
    await cert('check', 'c/client.pem', '--key-file', 'c/client.key', ...common, '--json'),
    await cert('check', 'c/client.pem', '--key-file', 'p/client.key', ...common, '--json'),
    await cert('export', 'c/client.p12', ...common, '--out', 'e'),
    await cert('csr', '--cn', name, '--out', 'r', '--key-file', 'c/client.key', ...common),
  ]
  expect(runs.map(({ code }) => code)).toEqual([0, 2, 0, 0, 0, 2, 1, 0, 1, 0, 0])
  write('stampato.txt', runs.map(({ out, error }) => out + error).join('\n'))
  expect(scanSecrets(folder, [{ name: 'la passphrase', value: passphrase }])).toEqual([])
  const secrets = ['c/client.key', 'p/client.key'].map((file) =>
    privateBytes(readFileSync(path(file))),
  )
  const printed = readFileSync(path('stampato.txt'), 'utf8')
  for (const secret of secrets) {
    expect(filesWith(folder, secret)).toEqual([])
    for (const form of ['hex', 'base64', 'base64url'] as const)
      expect(printed).not.toContain(secret.toString(form))
  }
  // A key in clear is found, in its own file alone.
  await cert('new', '--cn', name, '--out', 'chiaro', '--key', 'ec-p256')
  const clear = privateBytes(readFileSync(path('chiaro/client.key')))
  await cert('export', 'chiaro/client.pem', '--out', 'e2')
  expect(filesWith(folder, clear)).toEqual([path('chiaro/client.key')])
})

// At the terminal

/** The command with a person who types, a line for each question. */
const typed = async (folder: string, args: readonly string[], lines: readonly string[]) => {
  const operator = new PassThrough()
  const left = [...lines]
  const answer = (): void => void operator.write(`${left.shift() ?? ''}\r`)
  const result = await cliHere(['cert', ...args], {
    cwd: folder,
    operator,
    onError: (line) => {
      if (line.endsWith(':')) setImmediate(answer)
    },
  })
  operator.destroy()
  return result
}

test('a passphrase is asked twice at the terminal, and is not printed', async () => {
  const { folder, path } = makeProject()
  const asked = ['new', '--cn', name, '--out', 'c', '--key', 'ec-p256', '--ask-passphrase']
  const different = await typed(folder, asked, [passphrase, `${passphrase}x`])
  expect(different).toMatchObject({ code: 2, out: '' })
  expect(different.error).toContain('le due passphrase sono diverse')
  const same = await typed(folder, asked, [passphrase, passphrase])
  expect(same.code).toBe(0)
  expect(same.error).toBe('Passphrase (non si vede):\nAncora una volta:\n')
  expect(different.error + same.out + same.error).not.toContain(passphrase)
  const key = { key: readFileSync(path('c/client.key')), passphrase }
  expect(createPrivateKey(key).asymmetricKeyType).toBe('ec')
  const none = await typed(folder, ['show', 'c/client.p12', '--ask-passphrase'], [''])
  expect(none).toMatchObject({ code: 2, out: '' })
  expect(none.error).toContain('nessuna passphrase')
  const shown = await typed(folder, ['show', 'c/client.p12', '--ask-passphrase'], [passphrase])
  expect(shown).toMatchObject({ code: 0, error: 'Passphrase (non si vede):\n' })
})
