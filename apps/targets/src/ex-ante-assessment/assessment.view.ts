import { isSameDue } from '@wenxiao/rules/deadline';
import { duesNow } from '@wenxiao/rules/procedure';
import {
  type Admission,
  audienceOf,
  type InProcedure,
  objectInProcedure,
  opinionsIn,
  possibleOn,
  stepTasks,
  theirIds,
  toldRows,
} from '@wenxiao/service-kit';
import { isNamed } from './assessment.parties.js';
import type { AssessmentState, OpenedAssessment, Scored } from './assessment.state.js';
import type { LoadedAssessment } from './assessment.worlds.js';

/** The assessment in its procedure; undefined before it is opened, or where its set has no such procedure any more. */
export function objectOf(
  state: AssessmentState,
  loaded: Pick<LoadedAssessment, 'place' | 'world'>,
): InProcedure | undefined {
  return state.status === 'unknown' ? undefined : objectInProcedure(state.progress, loaded);
}

type Possible = Readonly<{ step: string; mine: boolean }>;
type Reader = Readonly<{ admission: Admission; concludes: boolean }>;

/** An assessment as people read it: how far it is, how it was made, what it came to, and what can be done of it now. */
export function viewOf(state: OpenedAssessment, loaded: LoadedAssessment, admission: Admission): object {
  const { world, subject } = loaded;
  const { scheme, year, requested, openedOn, organisation, conduct, result, progress, overdue, lifted } = state;
  const object = objectOf(state, loaded);
  const tasks = stepTasks(state, world);
  const possible = object ? (possibleOn(object, admission) as readonly Possible[]) : [];
  const concluding = object?.procedure.steps.filter(({ act }) => act === 'conclude').map(({ code }) => code) ?? [];
  const concludes = possible.some(({ step, mine }) => mine && concluding.includes(step));
  return {
    subject: world.place.subject,
    number: world.place.number,
    name: subject.description.name,
    kind: subject.description.kind,
    unit: subject.unit,
    status: progress.ended !== undefined ? 'done' : result ? 'concluded' : 'open',
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
    scores: scoresFor(state, loaded, { admission, concludes }),
    done: object ? toldRows(progress.done, object, admission) : progress.done,
    skipped: progress.skipped,
    dues: duesNow(state, world),
    overdue: overdue.filter((due) => !lifted.some((each) => isSameDue(each, due))),
    tasks: object ? toldRows(tasks, object, admission) : tasks,
    ...(object && opinionsIn(object, admission)),
    possible,
  };
}

/**
 * Each scores by themselves. The bureau reads scores as they come in, and whoever scores the own one alone; those of the others they read, as
 * does whoever is to conclude, once all are in; everybody once it has come to a conclusion. Whose they are the bureau alone knows.
 */
function scoresFor(state: OpenedAssessment, { place }: LoadedAssessment, reader: Reader): readonly object[] {
  const { admission, concludes } = reader;
  const ids = theirIds(admission);
  const { progress, scores, result } = state;
  const isIn = (step: string): boolean => !progress.open.some((each) => each.step === step);
  const isBureau = audienceOf(admission, place.jurisdiction) === 'finance';
  const isOwn = ({ by, level = by }: Scored): boolean => ids.includes(by) || ids.includes(level);
  const isColleague = isNamed(state, admission);
  const reads = concludes || isColleague;
  return scores
    .filter((each) => result !== undefined || (isBureau && !isColleague) || isOwn(each) || (reads && isIn(each.step)))
    .map((each) => {
      const { step, level, by, score } = each;
      return { step, score, ...((isBureau || isOwn(each)) && { by, ...(level !== undefined && { level }) }) };
    });
}
