import { t } from '../lib/language/t.ts'
import type { RecordedShape } from '../plan/procedure-schema.ts'
import type { StageNumber } from './stage.ts'
import type { Subject } from './subject.ts'

/** What the user recorded of a stage: of this version of this application, where a stage is about one. */
export const recordOf = (
  { procedure, name, application: { shape } }: Subject,
  stage: StageNumber,
): RecordedShape | undefined =>
  procedure?.shape.recorded?.findLast(
    (one) =>
      one.stage === String(stage) &&
      (!('version' in one) ||
        (one.version === shape.version &&
          (one.application === undefined || one.application === name))),
  )

export const recordText = ({ date, note }: RecordedShape): string =>
  note === undefined
    ? t`registrato in procedure.yaml, ${date}`
    : t`registrato in procedure.yaml, ${date}: ${note}`
