import { judge } from '@wenxiao/rules/condition';
import {
  alarmsOfDues,
  dueAlarm,
  type DueNow,
  duesAsked,
  duesOfSteps,
  limitsOf,
  notOverdue,
} from '@wenxiao/rules/deadline';
import { openNow } from '@wenxiao/rules/procedure';
import { dutiesOf } from '@wenxiao/rules/rounds';
import type { Alarm } from '@wenxiao/service-kit';
import type { Evaluation, EvaluationState } from './evaluation.state.js';
import { type EvaluationWorld, procedureOf } from './evaluation.world.js';

/** Alarms, not truth: the decider looks at what is there by then. */
export const dueOf = (state: EvaluationState, world: EvaluationWorld): readonly Alarm[] =>
  state.status === 'unknown' ? [] : alarmsOfDues(notOverdue(duesNow(state, world), state), dueAlarm);

/** What is due of it: its conclusion, as duties ask for it, and its open steps. Who is asked to do it again is not late for that. */
export function duesNow(state: Evaluation, world: EvaluationWorld): readonly DueNow[] {
  if (state.status === 'expected') return conclusionDues(state, world);
  if (state.progress.ended !== undefined) return [];
  return [...conclusionDues(state, world), ...stepDues(state.progress, world)];
}

/**
 * The dues of the conclusion; none once it was reached. What is to be evaluated in principle only (原则上) has a target as long as
 * nobody has begun it: whether it is evaluated at all is soft, and the limit for what is evaluated is its own. None of what had ended
 * before its period began.
 */
function conclusionDues(state: Evaluation, world: EvaluationWorld): readonly DueNow[] {
  if (state.status === 'open' ? state.firstConcluded : !world.hasContent || state.excepted) return [];
  return dutiesFor(state, world).flatMap((code) => {
    const duty = world.ruling.member('duties', code);
    if (duty.is === 'silent') return [];
    const isLeftOpen = state.status === 'expected' && duty.soft === true;
    const asked = duesAsked({ code, due: duty.value.due, path: duty.path }, ...dueFacts(world));
    return asked.map((due) => (isLeftOpen ? { ...due, soft: true } : due));
  });
}

/** The duties that it was opened for; where a person began it before, those that ask for it of this subject and year. */
function dutiesFor({ duties }: Evaluation, world: EvaluationWorld): readonly string[] {
  if (duties.length > 0) return duties;
  const { place, periodKind, procedures, calendar, events } = world;
  // A stage, or an evaluation that is made again, is asked for by nobody.
  if (periodKind !== 'year' || place.number !== 1) return [];
  const { known } = procedures;
  const asking = world.ruling.members('duties').map(({ value }) => value);
  const { expected } = dutiesOf(asking, known.year, known.year, {
    about: 'subject',
    id: place.subject,
    judge: (condition) => judge(condition, known),
    eventsOf: () => events,
    yearOf: (figure) => world.yearOf(figure),
    ...(calendar && { calendar }),
  });
  return expected.find(({ opens }) => opens === place.type)?.duties ?? [];
}

function stepDues(progress: Parameters<typeof openNow>[1], world: EvaluationWorld): readonly DueNow[] {
  const procedure = procedureOf(world);
  if (procedure.is === 'silent') return [];
  return duesOfSteps(openNow(procedure.value, progress, world.procedures), ...dueFacts(world));
}

const dueFacts = ({ procedures, events, calendar }: EvaluationWorld) =>
  [{ year: procedures.known.year, events }, calendar] as const;

/** Whether what is done on a day comes after a limit, and which limits it was held against. */
export function lateness(state: Evaluation, world: EvaluationWorld, today: string) {
  const limits = limitsOf(conclusionDues(state, world)).filter(({ on }) => on !== undefined);
  return { late: limits.some(({ on = today }) => on < today), limits };
}
