import { readableData } from '@wenxiao/domain/field';
import type { StoredEvent } from '@wenxiao/event-store';
import { evaluationFacts } from '@wenxiao/facts/evaluation';
import {
  type Admission,
  audienceOf,
  decoded,
  type InProcedure,
  type KeptForm,
  partyByReach,
  opinionsIn,
  possibleOn,
  readerOf,
  textOfForm,
  theirIds,
  toldRows,
} from '@wenxiao/service-kit';
import { evaluation } from './evaluation.aggregate.js';
import { choiceNamedIn } from './evaluation.choice.js';
import { duesNow } from './evaluation.due.js';
import { gradeNameIn } from './evaluation.grade.js';
import { isNamed } from './evaluation.parties.js';
import {
  attainedOf,
  computedOf,
  conclusionOf,
  type EvaluationState,
  formOf,
  type OpenEvaluation,
  sheetsOf,
  unitPartsOf,
} from './evaluation.state.js';
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
    tasks: withoutHolders(tasksOf(state, world), loaded, admission),
  };
  if (state.status === 'expected') {
    const { excepted } = state;
    return { status: excepted ? 'excepted' : 'expected', ...common, ...(excepted && { excepted }), possible: [] };
  }
  const { progress, isReEvaluation, openedOn, reason, methods } = state;
  const [form, attained, computed] = [formOf(state), attainedOf(state), computedOf(state)];
  const conclusion = conclusionOf(state);
  const object = objectOf(state, loaded);
  return {
    status: progress.ended === undefined ? 'open' : 'done',
    ...(progress.ended !== undefined && { outcome: progress.ended }),
    ...common,
    tasks: object ? toldRows(common.tasks, object, admission) : common.tasks,
    isReEvaluation,
    openedOn,
    ...(reason !== undefined && { reason }),
    ...(state.selection !== undefined && { choice: choiceNamedIn(world, state) }),
    procedure: progress.procedure,
    done: object ? toldRows(progress.done, object, admission) : progress.done,
    skipped: progress.skipped,
    ...(methods && { methods }),
    ...(form && { form }),
    units: unitPartsOf(state),
    ...(attained && { attained }),
    ...(computed && { computed }),
    sheets: sheetsFor(state, loaded, admission),
    ...(conclusion && { conclusion: { ...conclusion, ...gradeNameIn(world, conclusion.grade) } }),
    ...(conclusion && state.ranked && { ranked: state.ranked }),
    ...(object && opinionsIn(object, admission)),
    possible: object ? withoutHolders(possibleOn(object, admission), loaded, admission) : [],
  };
}

/** The form that counts, as its text was handed in, and what was found on it; undefined where none does. */
export function handedInForm(state: EvaluationState, events: readonly StoredEvent[]): object | undefined {
  const form = state.status === 'open' ? formOf(state) : undefined;
  const stored = events.findLast(({ type }) => type === evaluationFacts.selfEvaluationFormKept.type);
  if (!form || !stored) return undefined;
  const { data } = decoded(evaluation, stored);
  const { step, reportedOn, findings } = form;
  return { step, reportedOn, ...textOfForm(data as KeptForm), findings };
}

/**
 * The sheets that somebody may see, and what of them: as the trail has it. The bureau sees them as they come in; whoever evaluates
 * the own one, and those of the others once all are in; the unit and its department what was scored once it has come to a
 * conclusion, and not by whom.
 */
function sheetsFor(state: OpenEvaluation, { place }: LoadedWorld, admission: Admission): readonly object[] {
  const assigned = isNamed(state, admission);
  const standing = {
    bureau: audienceOf(admission, place.jurisdiction) === 'finance',
    audits: false,
    reaches: partyByReach(admission.grants, place.unit),
    party: assigned,
    assigned,
    acts: false,
    oversees: false,
    judges: false,
    ended: state.progress.ended !== undefined,
  };
  const ids = theirIds(admission);
  return sheetsOf(state).flatMap(({ openTo, ...sheet }) => {
    if (assigned && ids.includes(sheet.evaluator)) return [sheet];
    const seen = { own: false, disclosed: openTo === 'all', gathered: openTo !== undefined };
    const reader = readerOf(standing, seen);
    return reader.blind ? [] : (readableData(evaluationFacts.sheetSubmitted, sheet, reader) ?? []);
  });
}

/** A hand-over is told to the bureau, since it may name an evaluator. */
function withoutHolders<Row extends Readonly<{ heldBy?: string }>>(
  rows: readonly Row[],
  { place }: LoadedWorld,
  admission: Admission,
): readonly Row[] {
  if (audienceOf(admission, place.jurisdiction) === 'finance') return rows;
  const ids = theirIds(admission);
  return rows.map((row) => {
    const { heldBy, ...told } = row;
    return heldBy === undefined || ids.includes(heldBy) ? row : (told as Row);
  });
}
