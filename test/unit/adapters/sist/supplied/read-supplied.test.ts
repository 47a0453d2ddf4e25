import { join } from 'node:path'

import { expect, test } from 'vitest'

import { readSupplied } from '../../../../../adapters/sist/supplied/read-supplied.ts'
import { suppliedContract } from '../../../../../adapters/sist/supplied/supplied-contract.ts'
import { elementsOf, type ContractElement } from '../../../../../src/soap/contract.ts'
import { officialFiles, officialFolder } from '../../../../support/official-folder.ts'

const read = (folder: string, from = '/') => readSupplied({ SIST_WSDL_DIR: folder }, from)

const contractOf = async (folder: string) => {
  const supplied = await read(folder)
  if (supplied === undefined) throw new Error('nothing was supplied')
  return suppliedContract(supplied)
}

test('without the variable, or with an empty one, nothing is supplied', async () => {
  expect(await readSupplied({}, '/')).toBeUndefined()
  expect(await readSupplied({ SIST_WSDL_DIR: ' ' }, '/')).toBeUndefined()
})

test('is named by its files and a digest of them, wherever the folder is', async () => {
  const [one, other] = await Promise.all([read(officialFolder()), read(officialFolder())])
  expect(one?.contract).toEqual({
    name: 'AAAService.wsdl, CVPService.wsdl',
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    isSupplied: true,
  })
  expect(other?.contract).toEqual(one?.contract)
  const changed = officialFolder({
    'wsdl-pddasl/CVPService.xsd': `${officialFiles['wsdl-pddasl/CVPService.xsd'] ?? ''}\n`,
  })
  expect((await read(changed))?.contract.sha256).not.toBe(one?.contract.sha256)
})

test('is read from the folder itself as well, and from a path relative to where the command runs', async () => {
  const folder = officialFolder()
  const inside = await read('wsdl-pddasl', folder)
  expect(inside).toEqual(await read(folder))
})

test('has every operation of every service, with its action and its elements', async () => {
  const { operations } = await contractOf(officialFolder())
  expect(
    operations.map(({ service, name, soapAction }) => `${service} ${name} ${soapAction}`),
  ).toEqual([
    'AAAService getRuoliStruttureOperatore urn:prova:aaa#ruoli',
    ...[
      'chkPrescrizione',
      'setRegistraPrescrizione',
      'setAnnullaPrescrizione',
      'getPrescrizioneIdentificata',
      'getPrescrizioniIdentificate',
      'setRegistraErogazioneFarm',
    ].map(
      (name) =>
        `CVPService ${name} urn:sist:pddsasl:bindings:1.0:CVPPortType#${name === 'setAnnullaPrescrizione' ? 'annulla' : name}`,
    ),
  ])
})

test('reads extensions, types of other namespaces, and which children are qualified', async () => {
  const { operations } = await contractOf(officialFolder())
  const [ruoli] = operations
  const shown = ({ name, namespace, required, many, content }: ContractElement): unknown => [
    name,
    namespace,
    required ? 'required' : 'optional',
    many ? 'many' : 'one',
    content.kind === 'text' ? content.type : content.elements.map((one) => one.name),
  ]
  expect(ruoli === undefined ? [] : elementsOf(ruoli.request).map(shown)).toEqual([
    ['datiOperatore', '', 'required', 'one', ['codiceFiscale']],
    [
      'datiApplicativo',
      '',
      'required',
      'one',
      ['applDigest', 'created', 'nome', 'nonce', 'produttore', 'versione'],
    ],
    ['data', '', 'optional', 'one', 'date'],
  ])
  const [operatore] = ruoli === undefined ? [] : elementsOf(ruoli.request)
  expect(operatore === undefined ? [] : elementsOf(operatore).map(shown)).toEqual([
    ['codiceFiscale', 'urn:prova:dati', 'required', 'one', 'string'],
  ])
  expect(ruoli?.response).toMatchObject({ name: 'ruoli', namespace: 'urn:prova:aaa' })
})

test('a type that holds itself has an end', async () => {
  const folder = officialFolder({
    'wsdl-pddasl/AAAService.wsdl': (officialFiles['wsdl-pddasl/AAAService.wsdl'] ?? '').replace(
      '<xs:element name="data" type="xs:date" minOccurs="0"/>',
      '<xs:element name="dentro" type="aaa:RichiestaRuoli" minOccurs="0"/>',
    ),
  })
  const { operations } = await contractOf(folder)
  expect(JSON.stringify(operations).length).toBeLessThan(100_000)
})

const aaa = (change: (text: string) => string) => ({
  'wsdl-pddasl/AAAService.wsdl': change(officialFiles['wsdl-pddasl/AAAService.wsdl'] ?? ''),
})
const nothing = Object.fromEntries(Object.keys(officialFiles).map((name) => [name, null]))

test.each<[string, () => string, string]>([
  [
    'is not there',
    () => join(officialFolder(), 'altrove'),
    'SIST_WSDL_DIR: la cartella {folder} non esiste',
  ],
  [
    'is a file',
    () => join(officialFolder(), 'wsdl-pddasl', 'CVPService.wsdl'),
    'SIST_WSDL_DIR: {folder} è un file, non una cartella',
  ],
  [
    'is empty',
    () => officialFolder(nothing),
    "SIST_WSDL_DIR: in {folder} non c'è nessun file .wsdl",
  ],
  [
    'has schemas only',
    () => officialFolder({ ...nothing, 'CVPService.xsd': '<schema/>' }),
    "SIST_WSDL_DIR: in {folder} non c'è nessun file .wsdl",
  ],
  [
    'has a WSDL that is no XML',
    () => officialFolder({ 'wsdl-pddasl/Rotto.wsdl': '<definitions>' }),
    'SIST_WSDL_DIR: Rotto.wsdl non è leggibile: XML non ben formato (Premature end of data in tag definitions line 1)',
  ],
  [
    'has a WSDL with a DOCTYPE',
    () => officialFolder(aaa((text) => text.replace('<definitions', '<!DOCTYPE x><definitions'))),
    'SIST_WSDL_DIR: AAAService.wsdl non è leggibile: XML con DOCTYPE, rifiutato',
  ],
  [
    'lacks an imported schema',
    () => officialFolder({ 'wsdl-pddasl/CVPService.xsd': null }),
    'SIST_WSDL_DIR: manca il file CVPService.xsd (lo importa CVPService.wsdl)',
  ],
  [
    'imports from the network',
    () =>
      officialFolder(
        aaa((text) =>
          text.replace(
            '<xs:import namespace="urn:prova:dati"/>',
            '<xs:import namespace="urn:prova:dati" schemaLocation="http://127.0.0.1:9/dati.xsd"/>',
          ),
        ),
      ),
    'SIST_WSDL_DIR: AAAService.wsdl importa «http://127.0.0.1:9/dati.xsd», fuori dalla cartella',
  ],
  [
    'imports from above',
    () =>
      officialFolder(
        aaa((text) =>
          text.replace(
            '<xs:import namespace="urn:prova:dati"/>',
            '<xs:import namespace="urn:prova:dati" schemaLocation="../../dati.xsd"/>',
          ),
        ),
      ),
    'SIST_WSDL_DIR: AAAService.wsdl importa «../../dati.xsd», fuori dalla cartella',
  ],
  [
    'has an operation without its message',
    () =>
      officialFolder(aaa((text) => text.replace('element="aaa:ruoli"', 'element="aaa:nessuno"'))),
    "SIST_WSDL_DIR: AAAService.wsdl non è utilizzabile: l'operazione getRuoliStruttureOperatore non dichiara il suo messaggio",
  ],
  [
    'declares no service',
    () =>
      officialFolder({
        ...nothing,
        'Solo.wsdl': '<definitions xmlns="http://schemas.xmlsoap.org/wsdl/"/>',
      }),
    'SIST_WSDL_DIR: nessun WSDL di {folder} dichiara un servizio con le sue operazioni',
  ],
])('a folder that %s is told, and what to do', async (_, make, message) => {
  const folder = make()
  await expect(read(folder)).rejects.toMatchObject({
    code: 'SUPPLIED_CONTRACT_INVALID',
    message: message.replace('{folder}', folder),
    hint: expect.stringMatching(/^(?:indicare|riprendere|salvarne) /),
  })
})

test('a schema that is none is told with what libxml2 says of it', async () => {
  const folder = officialFolder({
    'wsdl-pddasl/CVPService.xsd': (officialFiles['wsdl-pddasl/CVPService.xsd'] ?? '').replace(
      'type="tns:Assistito"',
      'type="tns:Sconosciuto"',
    ),
  })
  await expect(read(folder)).rejects.toMatchObject({
    code: 'SUPPLIED_CONTRACT_INVALID',
    message: expect.stringMatching(
      /^SIST_WSDL_DIR: CVPService\.wsdl non è utilizzabile: XSD non valido: .*Sconosciuto/,
    ),
  })
})
