import { HarnessError } from '../errors/harness-error.ts'
import { t } from '../lib/language/t.ts'
import { loadEnvironment } from '../plan/load-file.ts'
import { inFileOrder, type Loaded, type Problem } from '../plan/problem.ts'
import {
  environmentFolder,
  environmentNames,
  unknownName,
  type Workspace,
} from '../plan/workspace.ts'
import type { DeclaredEnvironment, ReadEnvironment } from './environment.ts'
import { usableClient } from './usable-client.ts'
import { isProduction } from './production.ts'
import { makeReferences } from './resolve-references.ts'

const defaultTimeoutMs = 30_000

/** A key about which there is no problem. */
const whole = <Key>(key: Key | null): Key => {
  if (key === null) throw new HarnessError('INTERNAL', t`chiave non risolta`)
  return key
}

type Env = Readonly<Record<string, string | undefined>>

/**
 * Reads an environment and every value and file that it refers to, as far as that goes. A missing value is a problem
 * with its place; a production address is refused, and left out.
 */
export const readEnvironment = (
  workspace: Workspace,
  name: string,
  env: Env,
): Loaded<{
  readonly environment: ReadEnvironment
  readonly problems: readonly Problem[]
}> => {
  const folder = environmentFolder(workspace, name)
  if (folder === undefined)
    throw unknownName('ENVIRONMENT_INVALID', t`l'ambiente`, name, environmentNames(workspace))
  const loaded = loadEnvironment(workspace, folder)
  if (!loaded.ok) return loaded
  const { shape, source } = loaded.value
  const references = makeReferences(source, folder, env)
  const problems: Problem[] = []
  const fail = (
    path: readonly (string | number)[],
    code: string,
    message: string,
    hint: string,
  ) => {
    problems.push({ code, file: source.file, ...source.locate(path), message, hint })
  }
  const simulator = shape.simulator ?? false

  const endpoints: Record<string, string> = {}
  for (const [adapter, value] of Object.entries(shape.endpoints ?? {})) {
    const url = references.text(value, ['endpoints', adapter])
    if (url === '') continue
    if (!URL.canParse(url) || new URL(url).protocol !== 'https:')
      fail(
        ['endpoints', adapter],
        'ENVIRONMENT_INVALID',
        t`atteso un indirizzo https://, trovato «${url}»`,
        t`senza TLS non si parla con nessuno`,
      )
    else if (isProduction(url))
      fail(
        ['endpoints', adapter],
        'PRODUCTION_REFUSED',
        t`${new URL(url).hostname} è un indirizzo di produzione: lì ci sono ricette vere`,
        t`usare l'ambiente di collaudo`,
      )
    else endpoints[adapter] = url.replace(/\/+$/, '')
  }
  if (shape.production === true)
    fail(
      ['production'],
      'PRODUCTION_REFUSED',
      t`un ambiente di produzione non si collauda`,
      t`usare l'ambiente di collaudo`,
    )
  if (!simulator && Object.keys(endpoints).length === 0 && shape.endpoints === undefined)
    fail(
      [],
      'ENVIRONMENT_INVALID',
      t`manca la chiave «endpoints»`,
      t`indicare un indirizzo per adattatore`,
    )
  if (!simulator && shape.trust === undefined)
    fail(
      [],
      'ENVIRONMENT_INVALID',
      t`manca la chiave «trust»`,
      t`indicare in trust: ca: le CA del server`,
    )

  const caPem =
    shape.trust === undefined ? null : references.authorities(shape.trust.ca, ['trust', 'ca'])
  const credential = (value: Parameters<typeof references.credential>[0], path: string[]) => {
    const found = references.credential(value, path)
    if (found === 'generated' && !simulator)
      fail(
        path,
        'ENVIRONMENT_INVALID',
        t`una chiave «generated» vale solo sul simulatore`,
        t`indicare certificate: e key:, oppure p12:`,
      )
    if (simulator && found !== null && found !== 'generated' && found.certificatePem === null)
      fail(
        path,
        'ENVIRONMENT_INVALID',
        t`il simulatore deve conoscere il certificato della carta prima di leggerla`,
        t`aggiungere certificate: accanto a card:; collaudo card list --certificates CARTELLA li scrive in PEM`,
      )
    return found
  }
  const client = usableClient(
    shape.client === undefined ? null : credential(shape.client, ['client']),
    (code, message, hint) => fail(['client'], code, message, hint),
  )
  const operators: Record<string, ReadEnvironment['operators'][string]> = {}
  for (const [operator, value] of Object.entries(shape.operators)) {
    const at = (key: string): string[] => ['operators', operator, key]
    const authentication = credential(value.authentication, at('authentication'))
    const signature = credential(value.signature, at('signature'))
    if (value.card !== undefined && (authentication !== 'generated' || signature !== 'generated'))
      fail(
        at('card'),
        'ENVIRONMENT_INVALID',
        t`un difetto della carta vale solo con chiavi «generated»`,
        t`togliere card:, oppure indicare la carta che ha davvero quel difetto`,
      )
    operators[operator] = {
      codiceFiscale: references.text(value.codiceFiscale, at('codiceFiscale')),
      codStruttura: references.text(value.codStruttura, at('codStruttura')),
      ruoloIstituzionale: references.text(value.ruoloIstituzionale, at('ruoloIstituzionale')),
      codiceRegionale:
        value.codiceRegionale === undefined
          ? ''
          : references.text(value.codiceRegionale, at('codiceRegionale')),
      authentication,
      signature,
      ...(value.card === undefined ? {} : { card: value.card }),
    }
  }
  const environment = {
    name,
    folder,
    title: shape.title,
    simulator,
    endpoints,
    caPem,
    client,
    operators,
    timeoutMs: shape.timeout ?? defaultTimeoutMs,
    jobs: shape.jobs ?? null,
    readers: shape.readers ?? null,
    switches: shape.switches ?? {},
    rulesOff: shape.rulesOff ?? [],
  }
  return {
    ok: true,
    value: { environment, problems: inFileOrder([...problems, ...references.problems]) },
  }
}

/** An environment of which nothing is missing; every problem of it, where something is. */
export const declareEnvironment = (
  workspace: Workspace,
  name: string,
  env: Env,
): Loaded<DeclaredEnvironment> => {
  const read = readEnvironment(workspace, name, env)
  if (!read.ok) return read
  const { environment, problems } = read.value
  if (problems.length > 0) return { ok: false, problems }
  const operators = Object.entries(environment.operators).map(([operator, one]) => [
    operator,
    { ...one, authentication: whole(one.authentication), signature: whole(one.signature) },
  ])
  return { ok: true, value: { ...environment, operators: Object.fromEntries(operators) } }
}
