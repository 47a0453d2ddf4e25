import { t } from '../../lib/language/t.ts'
import { romeDate } from '../../lib/rome-time.ts'
import type { Recognition } from '../recognition.ts'
import { met, notEvaluated, unmet, warning, type Finding, type Rule } from './rule.ts'

const keyMatch: Rule = {
  id: 'key-match',
  title: t`La chiave privata è quella del certificato`,
  profiles: ['struttura', 'dispositivo'],
  weight: { collaudo: 'if-available', production: 'if-available' },
  evaluate: ({ key, leaf }) => {
    if (key === null)
      return notEvaluated(t`nessuna chiave da confrontare: indicarla con --key-file`)
    if (key === 'encrypted')
      return notEvaluated(t`la chiave è cifrata: indicare la passphrase con --passphrase-env`)
    return leaf.certificate.checkPrivateKey(key)
      ? met(t`vanno insieme`)
      : unmet(
          t`la chiave privata è di un altro certificato`,
          t`indicare i due file della stessa coppia`,
        )
  },
}

const selfGenerated: Rule = {
  id: 'self-generated',
  title: t`Un certificato autogenerato si usa solo fuori dalla produzione`,
  profiles: ['struttura'],
  weight: { collaudo: 'required', production: 'required' },
  evaluate: ({ leaf }, { production }) => {
    if (!leaf.selfSigned) return met(t`emesso da ${leaf.issuer}`)
    return production
      ? unmet(
          t`è autogenerato: in produzione serve un certificato SSL Server di una CA riconosciuta da AgID`,
          t`collaudo cert csr prepara la richiesta per la CA`,
        )
      : met(t`autogenerato: in pre-collaudo e collaudo è ammesso`)
  },
}

/** The states under which a service of the list is recognised, if not as a qualified one (ETSI TS 119 612 §5.5.4). */
const recognisedStates = ['granted', 'recognisedatnationallevel']

const levelText = ({ level, reason }: Recognition): string => t`livello ${level} di 4: ${reason}`

const judge = (recognition: Recognition): Finding => {
  const text = levelText(recognition)
  const { list, level, service } = recognition
  if (list.expired)
    return notEvaluated(
      list.nextUpdate === null
        ? t`${text}; ma la lista è chiusa, e non dice che cosa vale oggi`
        : t`${text}; ma la lista è scaduta il ${romeDate(list.nextUpdate)}, e non dice che cosa vale oggi`,
      t`scaricare dal sito di AgID la Trusted List in vigore`,
    )
  if (level < 2) return unmet(text, t`chiedere il certificato a una CA della Trusted List italiana`)
  if (level === 2 && !recognisedStates.includes(service?.status ?? ''))
    return unmet(text, t`chiedere il certificato a una CA con un servizio in vigore`)
  if (level === 2)
    return warning(
      text,
      t`chiedere all'help desk se quella CA basta: il livello non è quello di una CA qualificata`,
    )
  return list.anchored
    ? met(text)
    : warning(
        t`${text}; nessuno ha indicato di chi deve essere la firma della lista`,
        t`indicare con --list-signer il certificato con cui AgID firma la lista`,
      )
}

const recognisedAuthority: Rule = {
  id: 'recognised-authority',
  title: t`Chi lo ha emesso è una CA riconosciuta da AgID`,
  profiles: ['struttura'],
  weight: { collaudo: 'off', production: 'required' },
  evaluate: ({ leaf }, { recognition }) => {
    if (recognition !== null) return judge(recognition)
    return leaf.selfSigned
      ? unmet(
          t`livello 0 di 4: il certificato è autogenerato`,
          t`collaudo cert csr prepara la richiesta per la CA`,
        )
      : notEvaluated(
          t`serve la Trusted List italiana, che pubblica AgID`,
          t`scaricarla e indicarla con --trusted-list`,
        )
  },
}

/** Rules on where a certificate and its key come from. */
export const originRules: readonly Rule[] = [keyMatch, selfGenerated, recognisedAuthority]
