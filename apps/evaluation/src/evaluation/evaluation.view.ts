import { type Admission, audienceOf, type InProcedure, possibleOn, theirIds, toldRows } from '@wenxiao/service-kit';
import { duesNow } from './evaluation.due.js';
import { gradeNameIn } from './evaluation.grade.js';
import { isNamed } from './evaluation.parties.js';
import { conclusionOf, type EvaluationState, formOf, type OpenEvaluation, sheetsOf } from './evaluation.state.js';
import { tasksOf } from './evaluation.tasks.js';
import { procedureOf } from './evaluation.world.js';
import type { LoadedWorld } from './evaluation.worlds.js';

/** The evaluation in its procedure; undefined where it has not begun, or its set has no procedure for it. */
export function objectOf(state: EvaluationState, { place, world }: LoadedWorld): InProcedure | undefined {
  const procedure = procedureOf(world);
  if (state.status !== 'open' || procedure.is === 'silent') return undefined;
  const { ruling, procedures } = world;
  return { place, ruling, world: procedures, procedure: procedure.value, progress: state.progress };
}

/** An evaluation as people read it: how far it is, what was handed in, what it came to, and what can be done of it now. */
export function viewOf(state: EvaluationState, loaded: LoadedWorld, admission: Admission): object {
  if (state.status === 'unknown') return {};
  const { world } = loaded;
  const { scheme, overdue, lifted, duties } = state;
  const common = {
    scheme,
    rules: world.ruling.hash,
    duties,
    dues: duesNow(state, world),
    overdue: overdue.filter((due) => !lifted.some((each) => each.askedBy === due.askedBy && each.due === due.due)),
    tasks: tasksOf(state, world),
  };
  if (state.status === 'expected') return { status: 'expected', ...common, possible: [] };
  const { progress, isReEvaluation, openedOn } = state;
  const form = formOf(state);
  const conclusion = conclusionOf(state);
  const object = objectOf(state, loaded);
  return {
    status: progress.ended === undefined ? 'open' : 'done',
    ...(progress.ended !== undefined && { outcome: progress.ended }),
    ...common,
    tasks: object ? toldRows(common.tasks, object, admission) : common.tasks,
    isReEvaluation,
    openedOn,
    procedure: progress.procedure,
    done: object ? toldRows(progress.done, object, admission) : progress.done,
    skipped: progress.skipped,
    ...(form && { form }),
    sheets: sheetsFor(state, loaded, admission),
    ...(conclusion && { conclusion: { ...conclusion, ...gradeNameIn(world, conclusion.grade) } }),
    possible: object ? possibleOn(object, admission) : [],
  };
}

/**
 * The sheets that somebody may see. The bureau sees them as they come in; whoever evaluates sees the own alone as long as others
 * fill theirs in; the unit and its department see what was scored once it has come to a conclusion, and not by whom.
 */
function sheetsFor(state: OpenEvaluation, { place }: LoadedWorld, admission: Admission): readonly object[] {
  const all = sheetsOf(state);
  if (isNamed(state, admission)) {
    const isBeingFilledIn = state.progress.open.some(({ step }) => all.some((sheet) => sheet.step === step));
    const theirs = theirIds(admission);
    if (isBeingFilledIn) return all.filter(({ evaluator }) => theirs.includes(evaluator));
    return all;
  }
  if (audienceOf(admission, place.jurisdiction) === 'finance') return all;
  return conclusionOf(state) ? all.map(({ step, scores, total }) => ({ step, scores, total })) : [];
}
