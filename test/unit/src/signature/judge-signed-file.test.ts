import { beforeAll, expect, test } from 'vitest'

import { judgeSignedFile, largestSignedFile } from '../../../../src/signature/judge-signed-file.ts'
import { hasTool } from '../../../support/external-tool.ts'
import { extension } from '../../../support/make-certificate.ts'
import {
  makeFormSigner,
  makePdf,
  opensslSign,
  opensslVerifies,
  partsOfPdf,
  signPdf,
  type FormSigner,
} from '../../../support/signed-forms.ts'

const openssl = test.skipIf(!hasTool('openssl'))

let signer: FormSigner
let another: FormSigner

beforeAll(async () => {
  signer = await makeFormSigner()
  another = await makeFormSigner()
})

const judge = (bytes: Uint8Array, now = new Date()) => judgeSignedFile(Buffer.from(bytes), now)

const reasonOf = async (bytes: Uint8Array): Promise<string> => {
  const found = await judge(bytes)
  return found.ok ? 'ammesso' : found.reason
}

const altered = 'la firma non corrisponde al contenuto: il file è stato alterato o danneggiato'

/** The same bytes with one of them another. */
const flipped = (bytes: Buffer, at: number): Buffer => {
  const copy = Buffer.from(bytes)
  copy[at] = (copy[at] ?? 0) ^ 1
  return copy
}

openssl('says who signed a p7m, when and by whose certificate', async () => {
  const p7m = opensslSign(makePdf(), [signer])
  expect(opensslVerifies(p7m, signer)).toBe(true)
  const found = await judge(p7m)
  expect(found).toMatchObject({
    ok: true,
    value: {
      form: 'CAdES',
      mediaType: 'application/pkcs7-mime',
      signers: [
        {
          name: 'Niccolò Prova',
          codiceFiscale: 'TSTTST00A01A000W',
          issuer: 'CA di firma di prova, Prestatore di prova',
          declaresQualified: false,
        },
      ],
    },
  })
  const at = found.ok ? (found.value.signers[0]?.signedAt ?? null) : null
  expect(Math.abs((at?.getTime() ?? 0) - Date.now())).toBeLessThan(60_000)
})

openssl('reads the forms in which programs write a p7m', async () => {
  const p7m = opensslSign(makePdf(), [signer])
  const text = p7m.toString('base64').replace(/.{64}/g, '$&\r\n')
  const chunked = opensslSign(makePdf(), [signer], {
    options: ['-cades', '-md', 'sha512', '-stream'],
  })
  expect(chunked[1]).toBe(0x80)
  for (const bytes of [
    Buffer.from(text),
    Buffer.from(`-----BEGIN PKCS7-----\n${text}\n-----END PKCS7-----\n`),
    chunked,
  ])
    expect(await reasonOf(bytes)).toBe('ammesso')
})

openssl('names everybody who signed, side by side or one over the other', async () => {
  for (const p7m of [
    opensslSign(makePdf(), [signer, another]),
    opensslSign(opensslSign(makePdf(), [signer]), [another]),
  ]) {
    const found = await judge(p7m)
    expect(found.ok && found.value.signers).toHaveLength(2)
  }
})

openssl('refuses a p7m of which a byte is another, as openssl does', async () => {
  const pdf = makePdf()
  const p7m = opensslSign(pdf, [signer])
  const inContent = flipped(p7m, p7m.indexOf('Modulo di prova'))
  const inSignature = flipped(p7m, p7m.length - 3)
  for (const damaged of [inContent, inSignature]) {
    expect(opensslVerifies(damaged, signer)).toBe(false)
    expect(await reasonOf(damaged)).toBe(altered)
  }
})

openssl('says who signed a PDF', async () => {
  const pdf = signPdf([signer])
  const { cms, signed } = partsOfPdf(pdf)
  expect(opensslVerifies(cms, signer, signed)).toBe(true)
  expect(await judge(pdf)).toMatchObject({
    ok: true,
    value: {
      form: 'PAdES',
      mediaType: 'application/pdf',
      signers: [{ name: 'Niccolò Prova', codiceFiscale: 'TSTTST00A01A000W' }],
    },
  })
})

openssl('refuses the damaged twin of a signed PDF, as openssl does', async () => {
  const pdf = signPdf([signer])
  const twin = flipped(pdf, pdf.indexOf('Modulo firmato'))
  const { cms, signed } = partsOfPdf(twin)
  expect(opensslVerifies(cms, signer, signed)).toBe(false)
  expect(await reasonOf(twin)).toBe(altered)
})

openssl.each([
  [
    'has more behind what was signed',
    (pdf: Buffer) => Buffer.concat([pdf, Buffer.from('\n5 0 obj\n<< >>\nendobj\n')]),
    'la firma non copre tutto il PDF: 22 byte sono stati aggiunti dopo',
  ],
  [
    'leaves out more than the signature',
    () =>
      signPdf([signer], { range: ([, from = 0, to = 0, rest = 0]) => [0, from - 40, to, rest] }),
    'la firma non copre tutto il PDF: ciò che lascia fuori non è la sola firma (/Contents)',
  ],
  [
    'does not begin at its beginning',
    () => signPdf([signer], { range: ([, from = 0, to = 0, rest = 0]) => [9, from, to, rest] }),
    'la firma del PDF firma byte che non sono del file (/ByteRange)',
  ],
  [
    'goes beyond its end',
    () => signPdf([signer], { range: ([, from = 0, to = 0, rest = 0]) => [0, from, to, rest + 9] }),
    'la firma del PDF firma byte che non sono del file (/ByteRange)',
  ],
  [
    'is cut',
    (pdf: Buffer) => pdf.subarray(0, pdf.length - 100),
    'la firma del PDF firma byte che non sono del file (/ByteRange)',
  ],
  [
    'has four numbers that are none',
    (pdf: Buffer) =>
      Buffer.from(pdf.toString('latin1').replace('/ByteRange [0', '/ByteRange [-'), 'latin1'),
    'la firma del PDF non dice quali byte firma (/ByteRange)',
  ],
  [
    'is only stamped with the time',
    () => signPdf([signer], { subFilter: 'ETSI.RFC3161' }),
    "l'ultima firma del PDF è una marca temporale, non la firma di una persona",
  ],
  [
    'is signed in the way of long ago',
    () => signPdf([signer], { subFilter: 'adbe.x509.rsa_sha1' }),
    'la firma del PDF è di un tipo che non si verifica (adbe.x509.rsa_sha1)',
  ],
])('refuses a PDF that %s', async (_name, make, reason) => {
  expect(await reasonOf(make(signPdf([signer])))).toBe(reason)
})

test.each([
  [
    'a PDF without a signature, as a scan is',
    makePdf(),
    'è un PDF senza firma digitale: una scansione, anche con la firma autografa, non è una firma',
  ],
  [
    'an image',
    Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]),
    "è un'immagine: una scansione, anche con la firma autografa, non è una firma",
  ],
  [
    'a text',
    Buffer.from('Firmato: il legale rappresentante'),
    'non è un file firmato digitalmente',
  ],
  ['nothing', Buffer.alloc(0), 'il file è vuoto'],
  [
    'a file that is too large',
    Buffer.alloc(largestSignedFile + 1),
    'il file ha 20971521 byte: al più 20971520',
  ],
  [
    'a DER that is no signature',
    Buffer.from('3003020101', 'hex'),
    'la firma non si legge: il file è tagliato, danneggiato o di un altro tipo',
  ],
  [
    'a DER nested without end',
    Buffer.concat(Array.from({ length: 200_000 }, () => Buffer.from([0x30, 0x80]))),
    'la firma non si legge: il file è tagliato, danneggiato o di un altro tipo',
  ],
])('refuses %s', async (_name, bytes, reason) => {
  expect(await reasonOf(bytes)).toBe(reason)
})

openssl.each([
  [
    'does not say by which certificate',
    ['-md', 'sha256'],
    'la firma non dice con quale certificato è fatta (manca signing-certificate): non è né CAdES né PAdES',
  ],
  [
    'uses SHA-1',
    ['-cades', '-md', 'sha1'],
    'la firma usa un algoritmo non ammesso: attesa SHA-256 o più forte',
  ],
  ['has no certificate', ['-cades', '-nocerts'], 'nel file manca il certificato di chi ha firmato'],
])('refuses a p7m that %s', async (_name, options, reason) => {
  expect(await reasonOf(opensslSign(makePdf(), [signer], { options }))).toBe(reason)
})

openssl('refuses a p7m without the form, or with something else in it', async () => {
  expect(await reasonOf(opensslSign(makePdf(), [signer], { detached: true }))).toBe(
    "la firma è staccata: nel file non c'è il modulo firmato",
  )
  expect(await reasonOf(opensslSign(Buffer.from('ciao'), [signer]))).toBe(
    "è firmato, ma dentro non c'è un PDF: è un file txt",
  )
})

openssl(
  'refuses who may not sign: by the key of authentication, expired, not yet valid',
  async () => {
    const signedBy = async (differing: Parameters<typeof makeFormSigner>[0]) =>
      reasonOf(opensslSign(makePdf(), [await makeFormSigner(differing)]))
    expect(
      await signedBy({
        extensions: [extension.authority(false), extension.keyUsage('digitalSignature')],
      }),
    ).toBe('il certificato di Niccolò Prova non è di firma (manca nonRepudiation)')
    expect(await signedBy({ from: -30, to: -10 })).toMatch(
      /^il \d\d\/\d\d\/\d{4} il certificato di Niccolò Prova non era valido \(dal /,
    )
    expect(await signedBy({ from: 10 })).toContain('non era valido')
    const yesterday = new Date(Date.now() - 86_400_000)
    expect(await judge(opensslSign(makePdf(), [signer]), yesterday)).toMatchObject({
      reason: expect.stringMatching(/^la firma di Niccolò Prova dice una data futura, /) as string,
    })
  },
)

openssl('refuses every mutilated file, unless it says the same as the whole one', async () => {
  const pdf = signPdf([signer])
  const { cms, signed } = partsOfPdf(pdf)
  const digits = pdf.indexOf(cms.toString('hex'))
  const inFile = (damaged: Buffer): Buffer => {
    const copy = Buffer.from(pdf)
    copy.write(damaged.toString('hex'), digits, 'latin1')
    return copy
  }
  const p7m = opensslSign(makePdf(), [signer])
  expect(opensslVerifies(cms, signer, signed)).toBe(true)
  for (const [whole, file] of [
    [p7m, (damaged: Buffer) => damaged],
    [cms, inFile],
  ] as const) {
    const right = await judge(file(whole))
    expect(right.ok).toBe(true)
    for (let at = 0; at < whole.length; at += 47) {
      const found = await judge(file(flipped(whole, at)))
      if (found.ok) expect(found, `byte ${at}`).toEqual(right)
    }
  }
  for (const whole of [p7m, pdf])
    for (let at = 1; at < whole.length; at += 300)
      expect((await judge(whole.subarray(0, at))).ok).toBe(false)
})

test('a huge file of blanks and one of many signatures end at once', async () => {
  const started = performance.now()
  expect(await reasonOf(Buffer.concat([Buffer.alloc(4_000_000, ' '), Buffer.from('!')]))).toBe(
    'non è un file firmato digitalmente',
  )
  const many = Buffer.from(`%PDF-1.7\n${'/ByteRange /M (D: /SubFilter '.repeat(150_000)}`)
  expect(await reasonOf(many)).toBe('la firma del PDF non dice quali byte firma (/ByteRange)')
  expect(performance.now() - started).toBeLessThan(5000)
})
