import { adapters } from '../../dist/adapters/index.js'
import { allEntries } from '../../dist/src/explain/look-up.js'
import { code, either, notice, plain, table } from './markdown.mjs'

const fenced = (title, { text }) => `${title}\n\n\`\`\`text\n${text.trimEnd()}\n\`\`\``

const ownCode = ({ code: name, explanation: { title, meaning, why, wrong, right } }) => [
  `### ${code(name)}`,
  `**${plain(title)}.** ${plain(meaning)} ${plain(why)}`,
  fenced(either('Wrong:', 'Sbagliato:'), wrong),
  fenced(either('Right:', 'Giusto:'), right),
]

const short = (entries) =>
  table(
    either(['code', 'meaning'], ['codice', 'significato']),
    entries.map(({ code: name, title, meaning, kind }) => [
      code(name),
      plain(kind === 'tls-alert' || kind === 'network' ? meaning : `${title}: ${meaning}`),
    ]),
  )

const authority = (entries) =>
  table(
    either(
      ['code', 'meaning', 'usual causes', 'look first at', 'how certain'],
      ['codice', 'significato', 'cause abituali', 'da guardare per prima cosa', 'quanto è certo'],
    ),
    entries.map(({ code: name, explanation: { meaning, causes, lookAt, certainty } }) => [
      code(name),
      ...[meaning, causes.join('; '), lookAt.join('; '), certainty.meaning].map((one) =>
        plain(one),
      ),
    ]),
  )

/** Every code that a message can carry, with what to do about it. */
export const codesPage = () => {
  const entries = allEntries(adapters)
  const of = (...kinds) => entries.filter(({ kind }) => kinds.includes(kind))
  return (
    [
      `# ${either('Troubleshooting by code', 'I problemi, codice per codice')}`,
      either(
        'Every message of Collaudo carries a code; `collaudo explain CODE` says the same in the terminal, `collaudo explain` lists them all.',
        'Ogni messaggio di Collaudo porta un codice; `collaudo explain CODICE` dice lo stesso nel terminale, `collaudo explain` li elenca tutti.',
      ),
      notice(),
      `## ${either('Exit codes', 'Codici di uscita')}`,
      short(of('exit-code')),
      `## ${either('Codes of Collaudo', 'Codici di Collaudo')}`,
      ...of('code').flatMap((entry) => ownCode(entry)),
      `## ${either('No answer', 'Nessuna risposta')}`,
      short(of('network')),
      `## ${either('TLS alerts', 'Avvisi di TLS')}`,
      short(of('tls-alert')),
      `## ${either('Words of reports', 'Parole dei rapporti')}`,
      short(of('word')),
      `## ${either('Codes of the authority', 'Codici dell’autorità')}`,
      authority(of('authority')),
    ].join('\n\n') + '\n'
  )
}
