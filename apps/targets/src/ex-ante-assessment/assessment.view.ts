import { isSameDue } from '@wenxiao/rules/deadline';
import { duesNow, procedureOf } from '@wenxiao/rules/procedure';
import {
  type Admission,
  audienceOf,
  type InProcedure,
  possibleOn,
  stepTasks,
  theirIds,
  toldRows,
} from '@wenxiao/service-kit';
import type { AssessmentState, OpenedAssessment } from './assessment.state.js';
import type { LoadedAssessment } from './assessment.worlds.js';

/** The assessment in its procedure; undefined before it is opened, or where its set has no such procedure any more. */
export function objectOf(
  state: AssessmentState,
  { place, world }: Pick<LoadedAssessment, 'place' | 'world'>,
): InProcedure | undefined {
  if (state.status === 'unknown') return undefined;
  const procedure = procedureOf(world, state.progress);
  if (procedure.is === 'silent') return undefined;
  const { ruling, procedures } = world;
  return { place, ruling, world: procedures, procedure: procedure.value, progress: state.progress };
}

/** An assessment as people read it: how far it is, how it was made, what it came to, and what can be done of it now. */
export function viewOf(state: OpenedAssessment, loaded: LoadedAssessment, admission: Admission): object {
  const { world, subject } = loaded;
  const { scheme, year, requested, openedOn, organisation, conduct, result, progress, overdue, lifted } = state;
  const object = objectOf(state, loaded);
  const tasks = stepTasks(state, world);
  return {
    subject: world.place.subject,
    number: world.place.number,
    name: subject.description.name,
    kind: subject.description.kind,
    unit: subject.unit,
    status: progress.ended === undefined ? 'open' : 'done',
    ...(progress.ended !== undefined && { outcome: progress.ended }),
    scheme,
    rules: world.ruling.hash,
    procedure: progress.procedure,
    year,
    requested,
    openedOn,
    ...(organisation !== undefined && { organisation }),
    ...(conduct && { conduct }),
    ...(result && { result }),
    scores: scoresFor(state, loaded, admission),
    done: object ? toldRows(progress.done, object, admission) : progress.done,
    skipped: progress.skipped,
    dues: duesNow(state, world),
    overdue: overdue.filter((due) => !lifted.some((each) => isSameDue(each, due))),
    tasks: object ? toldRows(tasks, object, admission) : tasks,
    possible: object ? possibleOn(object, admission) : [],
  };
}

/** Each scores by themselves: until all have, or it has come to a conclusion, one reads the own score; not whose the others are. */
function scoresFor(state: OpenedAssessment, { place }: LoadedAssessment, admission: Admission): readonly object[] {
  const ids = theirIds(admission);
  const { progress, scores, result } = state;
  const isOpen = (step: string): boolean => progress.open.some((each) => each.step === step);
  const isBureau = audienceOf(admission, place.jurisdiction) === 'finance';
  const known = scores.filter(
    ({ step, level, by }) =>
      result !== undefined || !isOpen(step) || ids.includes(by) || (level !== undefined && ids.includes(level)),
  );
  return known.map(({ step, level, by, score }) => ({
    step,
    score,
    ...((isBureau || ids.includes(by)) && { by, ...(level !== undefined && { level }) }),
  }));
}
