import { createHash } from 'node:crypto'

import { claimsIn, fieldOf, type Received } from '../received.ts'
import { carriesFile } from '../route.ts'
import type { Rule } from '../rule.ts'
import type { RuleName } from '../rule-table.ts'

const mediaType = (text: string): string => text.replace(/;.*$/s, '').trim().toLowerCase()

const partTypes: Readonly<Record<string, string>> = {
  file: 'application/pdf',
  requestBody: 'application/json',
}

/** What the border proxy stops before the gateway sees it. */
export const borderRules: readonly Rule<Received>[] = [
  {
    name: 'gtw-content-type',
    check: ({ route, parts, request }) => {
      const type = request.headers['content-type'] ?? ''
      if (carriesFile(route.name))
        return parts === null ? `Content-Type ${type}: atteso multipart/form-data` : undefined
      return route.name === 'metadata' && mediaType(type) !== 'application/json'
        ? `Content-Type ${type}: atteso application/json`
        : undefined
    },
  },
  {
    name: 'gtw-part-type',
    check: ({ parts }) => {
      const wrong = (parts ?? []).find(
        ({ name, type }) => partTypes[name] !== undefined && mediaType(type) !== partTypes[name],
      )
      return wrong === undefined
        ? undefined
        : `parte ${wrong.name}: Content-Type ${wrong.type} inatteso`
    },
  },
]

/** What the file and what is in it are judged by; each leaves to the one before it what is not there. */
export const fileRules: readonly Rule<Received>[] = [
  {
    name: 'gtw-file-part',
    check: ({ file }) =>
      file === undefined || file.length === 0 ? 'parte file assente o vuota' : undefined,
  },
  {
    name: 'gtw-file-pdf',
    check: ({ file, attachments }) =>
      file !== undefined && file.length > 0 && attachments === null
        ? 'il file non è un PDF'
        : undefined,
  },
  {
    name: 'gtw-cda-attachment',
    check: ({ attachments }) =>
      attachments !== null && !attachments.has('cda.xml')
        ? 'il PDF non ha un allegato cda.xml'
        : undefined,
  },
]

export const bodyRule: Rule<Received> = {
  name: 'gtw-request-body',
  check: ({ body }) => (body === null ? 'requestBody assente o non JSON' : undefined),
}

/** A rule about a field; of a body that cannot be read, another rule speaks. */
const field = (
  name: RuleName,
  key: string,
  isRight: (value: string, received: Received) => boolean,
): Rule<Received> => ({
  name,
  check: (received) => {
    if (received.body === null) return undefined
    const value = fieldOf(received, key)
    return isRight(value, received) ? undefined : `${key} «${value.slice(0, 60)}» non ammesso`
  },
})

/** What the description of a document with a file is judged by. */
export const documentFieldRules: readonly Rule<Received>[] = [
  field('gtw-health-data-format', 'healthDataFormat', (value) => value === 'CDA' || value === ''),
  field('gtw-mode', 'mode', (value) => ['ATTACHMENT', 'RESOURCE', ''].includes(value)),
  field(
    'gtw-activity',
    'activity',
    (value, { route }) => route.name !== 'validate' || ['VALIDATION', 'VERIFICA'].includes(value),
  ),
]

const structures = ['Ospedale', 'Prevenzione', 'Territorio', 'SistemaTS', 'Cittadino', 'MdsPN-DGC']
const activities = ['PHR', 'CON', 'DIS', 'ERP', 'Sistema TS', 'INI', 'PN-DGC', 'OBS']

// Documents are .4.4, repositories .4.5, submissions .4.3 of a region; a test may ask for a failure before it.
const oid = (branch: string, between: string): RegExp =>
  new RegExp(
    `^(?:CRASH_TIMEOUT|SKIP_VALIDATION|CRASH_WF_EDS|CRASH_INI|CRASH_EDS)?2\\.16\\.840\\.1\\.113883\\.2\\.9\\.2\\.\\d{1,3}\\.4\\.${branch}${between}.+$`,
  )

const isDate = (value: string): boolean => {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$/.exec(value) ?? []
  if (year === undefined) return false
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  return !Number.isNaN(date.getTime()) && date.getUTCDate() === Number(day)
}

const longest: Readonly<Record<string, number>> = {
  workflowInstanceId: 256,
  identificativoDoc: 256,
  identificativoRep: 256,
  identificativoSottomissione: 256,
}
const longestList = 1000

/** What the description of something to be published, or of its metadata, is judged by. */
export const metadataRules: readonly Rule<Received>[] = [
  field('gtw-structure-type', 'tipologiaStruttura', (value) => structures.includes(value)),
  field('gtw-document-class', 'tipoDocumentoLivAlto', (value) => /^[A-Z]{3}$/.test(value)),
  field('gtw-practice-setting', 'assettoOrganizzativo', (value) =>
    /^AD_[A-Z]{3}\d{3}$/.test(value),
  ),
  field('gtw-clinical-activity', 'tipoAttivitaClinica', (value) => activities.includes(value)),
  field('gtw-submission-id', 'identificativoSottomissione', (value) => oid('3', '\\.').test(value)),
  {
    name: 'gtw-dates',
    check: (received) =>
      ['dataInizioPrestazione', 'dataFinePrestazione']
        .filter((name) => received.body?.[name] !== undefined)
        .map((name) => [name, fieldOf(received, name)] as const)
        .filter(([, value]) => !isDate(value))
        .map(([name, value]) => `${name} «${value}»: atteso yyyyMMddHHmmss`)[0],
  },
  {
    name: 'gtw-lengths',
    check: ({ body }) =>
      Object.entries(body ?? {})
        .filter(([name, value]) =>
          Array.isArray(value)
            ? value.length > longestList
            : typeof value === 'string' && value.length > (longest[name] ?? Infinity),
        )
        .map(([name]) => `${name} troppo lungo`)[0],
  },
]

/** What only a document to be published has. */
export const identifierRules: readonly Rule<Received>[] = [
  field('gtw-document-id', 'identificativoDoc', (value) => oid('4', '\\^').test(value)),
  field('gtw-repository-id', 'identificativoRep', (value) => oid('5', '\\.').test(value)),
]

export const hashRule: Rule<Received> = {
  name: 'gtw-hash-matches',
  check: (received) => {
    const claim = claimsIn(received)['attachment_hash']
    if (received.file === undefined || typeof claim !== 'string') return undefined
    return createHash('sha256').update(received.file).digest('hex') === claim
      ? undefined
      : 'attachment_hash diverso dallo SHA-256 del file'
  },
}

const loinc = '2.16.840.1.113883.6.1'

/** Documents by their code: the template that goes with it. */
const templates: Readonly<Record<string, string>> = {
  '11502-2': '1.1',
  '34105-7': '1.5',
  '68604-8': '1.7.1',
  '11488-4': '1.9.1',
  '59258-4': '1.6.1',
  '60591-5': '1.4.1.1',
  '11526-1': '1.8.1',
  '87273-9': '1.11.1.1',
  '82593-5': '1.11.1.2',
}

/** What a document is judged by when it is looked at: its shape, its codes, what they mean together. */
export const cdaRules: readonly Rule<Received>[] = [
  {
    name: 'gtw-cda-syntax',
    check: ({ cda }) => ((cda?.fault ?? null) === null ? undefined : (cda?.fault ?? undefined)),
  },
  {
    name: 'gtw-cda-vocabulary',
    check: ({ cda }) => {
      if (cda === undefined || cda.fault !== null) return undefined
      if (cda.codeSystem !== loinc || templates[cda.code] === undefined)
        return `codice ${cda.code} di ${cda.codeSystem} sconosciuto`
      return ['N', 'V'].includes(cda.confidentiality)
        ? undefined
        : `confidentialityCode ${cda.confidentiality} sconosciuto`
    },
  },
  {
    name: 'gtw-cda-semantic',
    check: ({ cda }) => {
      const wanted = cda === undefined || cda.fault !== null ? undefined : templates[cda.code]
      return wanted === undefined ||
        cda?.templates.includes(`2.16.840.1.113883.2.9.10.${wanted}`) === true
        ? undefined
        : `templateId atteso 2.16.840.1.113883.2.9.10.${wanted} con il codice ${cda?.code ?? ''}`
    },
  },
]
