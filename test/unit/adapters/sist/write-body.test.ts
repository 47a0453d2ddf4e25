import { expect, test } from 'vitest'

import type { BodyFields } from '../../../../src/soap/body-value.ts'
import { ownContract } from '../../../../adapters/sist/wsdl/own-contract.ts'
import { writeBody } from '../../../../src/soap/write-body.ts'

const write = async (body: BodyFields, name = 'chkPrescrizione'): Promise<string> => {
  const operation = (await ownContract()).find((one) => one.name === name)
  if (operation === undefined) throw new Error(`no ${name}`)
  return writeBody(operation.request, body, 'sist')
}

test('writes the order of the contract, text as it is, and repeats lists', async () => {
  const xml = await write({
    versione: '4.03',
    elencoPrestazioni: {
      prestazione: [
        { quantitaPrescritta: '01', notaCUF: '0007', codPrestazione: '034298051' },
        { codPrestazione: '897' },
      ],
    },
    tipologia: '1',
  })
  expect(xml).toBe(
    '<sist:chkPrescrizione xmlns:sist="www.sist.puglia.it/Schemas/PDD_SIST/SCATEL/">' +
      '<sist:tipologia>1</sist:tipologia><sist:elencoPrestazioni>' +
      '<sist:prestazione><sist:codPrestazione>034298051</sist:codPrestazione>' +
      '<sist:notaCUF>0007</sist:notaCUF><sist:quantitaPrescritta>01</sist:quantitaPrescritta>' +
      '</sist:prestazione><sist:prestazione><sist:codPrestazione>897</sist:codPrestazione>' +
      '</sist:prestazione></sist:elencoPrestazioni><sist:versione>4.03</sist:versione>' +
      '</sist:chkPrescrizione>',
  )
})

test('leaves null out, writes an empty text as an empty element, and escapes', async () => {
  const xml = await write({
    dispReg: null,
    assistito: '',
    codEsenzione: '',
    descrizioneDiagnosi: `a<b>&"c'\r\n  ü`,
  })
  expect(xml).toContain(
    '><sist:assistito></sist:assistito><sist:codEsenzione></sist:codEsenzione><',
  )
  expect(xml).toContain(
    '<sist:descrizioneDiagnosi>a&lt;b&gt;&amp;&quot;c&apos;&#13;\n  ü</sist:descrizioneDiagnosi>',
  )
  expect(xml).not.toContain('dispReg')
})

test.each<[string, BodyFields, string]>([
  [
    'an unknown element',
    { tipologgia: '1' },
    '«tipologgia» non è un elemento di «chkPrescrizione».',
  ],
  [
    'text in place of elements',
    { assistito: 'x' },
    '«assistito» contiene elementi, non il testo «x».',
  ],
  [
    'elements in place of text',
    { tipologia: { a: 'b' } },
    '«tipologia» contiene testo, non elementi.',
  ],
  [
    'a list of a single element',
    { tipologia: ['1', '2'] },
    '«tipologia» compare una volta sola: trovata una lista.',
  ],
])('refuses %s rather than leave it out', async (_, body, message) => {
  await expect(write(body)).rejects.toMatchObject({ code: 'REQUEST_INVALID', message })
})
