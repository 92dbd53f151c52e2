import {
  accepted,
  type Actor,
  type Decider,
  decideToKeep,
  nothingToDo,
  rejected,
  under,
  unreachable,
} from '@wenxiao/domain';
import { type EvaluationEvent, evaluationFacts as facts } from '@wenxiao/facts/evaluation';
import { judge } from '@wenxiao/rules/condition';
import { decideToLift, decideToRemind, goneBy, notOverdue } from '@wenxiao/rules/deadline';
import { begin, decideHandOver, openFurther, opinionOn } from '@wenxiao/rules/procedure';
import type { Stated } from '@wenxiao/rules/ruling';
import type { EvaluatedPeriod, EvaluationType } from '@wenxiao/rules/shape';
import { choosing as choosingOf } from './evaluation.choice.js';
import type { DataFor, EvaluationCommand, EvaluationRejection, Events, Outcome } from './evaluation.commands.js';
import { silentAt } from './evaluation.conclusion.js';
import { correct } from './evaluation.correction.js';
import { stateMethods } from './evaluation.methods.js';
import { firstDayOf } from './evaluation.place.js';
import { duesNow } from './evaluation.due.js';
import {
  type Evaluation,
  type EvaluationState,
  evolve,
  type ExpectedEvaluation,
  type OpenEvaluation,
} from './evaluation.state.js';
import { moveToSetInForce, replaceParty, withSettled } from './evaluation.moves.js';
import { rank } from './evaluation.ranked.js';
import { take, withdraw, withdrawStart } from './evaluation.steps.js';
import { type EvaluationWorld, isOfItself, procedureOf, typeOf } from './evaluation.world.js';

/** 绩效评价 of one subject, of one type and period: by the procedure, the parts and the grades that the rule set gives the type. */
export const evaluation: Decider<
  EvaluationState,
  EvaluationCommand,
  EvaluationEvent,
  EvaluationRejection,
  EvaluationWorld
> = {
  initialState: { status: 'unknown' },
  decide(command, state, world) {
    if (command.type === 'expect')
      return state.status === 'unknown' && command.data.duties.length > 0 ? expect(command.data, world) : nothingToDo;
    if (command.type === 'open') return state.status === 'open' ? nothingToDo : open(command.data, world);
    if (command.type === 'take-settled') return state.status === 'open' ? withSettled(state, world) : nothingToDo;
    if (command.type === 'except')
      return state.status === 'expected' ? except(command.data, state, world) : rejected({ code: 'not-expected' });
    if (state.status === 'unknown') return rejected({ code: 'not-opened' });
    if (command.type === 'look') return look(command.data, state, world);
    if (command.type === 'remind' || command.type === 'lift-overdue') return ofDue(command, state, world);
    return state.status === 'open' ? ofOpen(command, state, world) : rejected({ code: 'not-opened' });
  },
  evolve,
};

type OfDue = Extract<EvaluationCommand, { type: 'lift-overdue' | 'remind' }>;
type OfOpen = Exclude<EvaluationCommand, OfDue | { type: 'expect' | 'except' | 'open' | 'look' | 'take-settled' }>;

function expect(data: DataFor<'expect'>, world: EvaluationWorld): Outcome {
  const asking = world.ruling.members('duties').filter(({ value }) => data.duties.includes(value.code));
  return accepted(under(facts.evaluationExpected({ ...data, scheme: world.ruling.scheme }), ...asking));
}

/** What its duties ask for in principle is left out for a reason; what one of them asks for without exception is not. */
function except(data: DataFor<'except'>, { duties, excepted }: ExpectedEvaluation, world: EvaluationWorld): Outcome {
  if (data.excepted === (excepted !== undefined)) return nothingToDo;
  const asking = duties.flatMap((code) => {
    const duty = world.ruling.member('duties', code);
    return duty.is === 'stated' ? [duty] : [];
  });
  const hard = asking.find(({ soft }) => soft !== true);
  if (hard && data.excepted) return rejected({ code: 'without-exception', duty: hard.value.code }, hard);
  return accepted(under(facts.evaluationExcepted(data), ...asking));
}

/** Begins it, by a person, whether or not it was expected. */
function open({ today, reason, chosenFor = [] }: DataFor<'open'>, world: EvaluationWorld): Outcome {
  const type = typeOf(world);
  if (type.is === 'silent') return rejected(silentAt(type));
  const procedure = procedureOf(world);
  if (procedure.is === 'silent') return rejected(silentAt(procedure));
  const from = firstDayOf(world.place.period);
  if (today < from) return rejected({ code: 'period-not-begun', from });
  const refusal = notToBeOpened(type, world, reason);
  if (refusal) return rejected(refusal, ...refusing(refusal, type, world));
  const choosing = choosingOf(chosenFor, world);
  if ('refusal' in choosing) return rejected(choosing.refusal, ...choosing.basis);
  const begun = begin(procedure.value, world.procedures);
  const { isReEvaluation } = type.value;
  const { scheme } = world.ruling;
  const alone = aloneUnder(type, world);
  const why = reason !== undefined && { reason };
  const opening = {
    scheme,
    isReEvaluation,
    ofItself: isOfItself(type.value),
    openedOn: today,
    ...why,
    ...choosing.choice,
  };
  return accepted<EvaluationEvent>(
    under(facts.evaluationOpened(opening), type, ...(alone ? [alone] : []), ...choosing.basis),
    under(facts.evaluationStepsOpened(begun.data), procedure, ...begun.stated),
  );
}

/** Of this subject and period, and on top of what it rests on. */
export function notToBeOpened(
  stated: Stated<EvaluationType>,
  world: EvaluationWorld,
  reason?: string,
): EvaluationRejection | undefined {
  const { value: type } = stated;
  const { truth, missing } = { missing: [], ...judge(type.of, world.procedures.known) };
  if (truth === 'not-known') return { code: 'not-known', step: '', missing };
  if (truth !== 'yes') return { code: 'not-of-this-type', evaluationType: type.code };
  const { value: alone } = aloneUnder(stated, world) ?? {};
  if (alone && alone.soft !== true) return { code: 'not-of-this-type', evaluationType: type.code };
  if (alone && reason === undefined) return { code: 'not-alone', called: alone.zh };
  const refusedPeriod = periodRefusal(type, world);
  if (refusedPeriod) return refusedPeriod;
  const { number, period } = world.place;
  if (!world.hasContent) return { code: 'nothing-to-evaluate', period };
  if (number > 1 && world.before !== 'concluded')
    return { code: 'number-before-open', number: number - 1, is: world.before ?? 'none' };
  for (const { type: other, state } of type.restsOn ?? []) {
    const is = world.restsOn(other);
    const isThere = is === 'concluded' || is === state;
    if (!isThere) return { code: 'rests-on', evaluationType: other, state, ...(is !== undefined && { is }) };
  }
  return undefined;
}

/** What of the set says no; none where it says nothing of it. */
function refusing(
  { code }: EvaluationRejection,
  type: Stated<EvaluationType>,
  world: EvaluationWorld,
): readonly Readonly<{ path: string }>[] {
  if (code === 'not-of-this-type' || code === 'not-alone') return [aloneUnder(type, world) ?? type];
  if (code === 'rests-on') return [{ path: `${type.path}/restsOn` }];
  return code === 'period-not-evaluated' ? [{ path: `${type.path}/periods` }] : [];
}

/** What of the set says that such a subject is evaluated within something else; undefined where nothing does. */
function aloneUnder({ value: { notAlone = [] }, path }: Stated<EvaluationType>, { procedures }: EvaluationWorld) {
  const alone = notAlone.find(({ of }) => judge(of, procedures.known).truth === 'yes');
  return alone && { value: alone, path: `${path}/notAlone/${alone.code}` };
}

/** Kinds of periods are for all subjects of a type, or for some: a stage for those that go over several years. */
function periodRefusal(type: EvaluationType, { periodKind, procedures }: EvaluationWorld) {
  const { known } = procedures;
  const asked = type.periods.find(({ code }) => code === periodKind);
  const verdict = asked?.of && judge(asked.of, known);
  if (verdict?.truth === 'not-known') return { code: 'not-known', step: '', missing: verdict.missing } as const;
  if (asked && (verdict === undefined || verdict.truth === 'yes')) return undefined;
  const isFor = ({ of }: EvaluatedPeriod): boolean => of === undefined || judge(of, known).truth === 'yes';
  const periods = type.periods.filter(isFor).map(({ code }) => code);
  return { code: 'period-not-evaluated', period: periodKind, periods } as const;
}

function ofOpen(command: OfOpen, state: OpenEvaluation, world: EvaluationWorld): Outcome {
  const around = { state, world, by: command.by.id };
  switch (command.type) {
    case 'take-step':
    case 'fill-sheet':
      return take(command.data, around);
    case 'state-methods':
      return stateMethods(command.data, around);
    case 'withdraw':
      return withdraw(command.data, around);
    case 'give-opinion':
      return advise(command.data, command.by, state, world);
    case 'withdraw-start':
      return withdrawStart(command.data, around);
    case 'correct':
      return correct(command.data, around);
    case 'rank':
      return rank(command.data, around);
    case 'rebase':
      return moveToSetInForce(command.data, around);
    case 'reassign':
      return replaceParty(command.data, around);
    case 'keep-decision':
      return decideToKeep(world.outdated, command.data, facts.evaluationDecisionKept);
    case 'hand-over':
      return decideHandOver(state.progress, command.data, facts.evaluationTaskHandedOver);
    default:
      return unreachable(command);
  }
}

function advise(
  said: DataFor<'give-opinion'>,
  by: Actor,
  { progress }: OpenEvaluation,
  world: EvaluationWorld,
): Outcome {
  const procedure = procedureOf(world);
  if (procedure.is === 'silent') return rejected(silentAt(procedure));
  return opinionOn(procedure.value, { said, progress, world: world.procedures }, by, facts.evaluationOpinionGiven);
}

function ofDue(command: OfDue, state: Evaluation, world: EvaluationWorld): Outcome {
  return command.type === 'remind'
    ? decideToRemind(command.data, duesNow(state, world), facts.evaluationReminded)
    : decideToLift(command.data, state, facts.evaluationOverdueLifted);
}

/** What has become of it by today without an act: steps that have opened, days that have gone by. */
function look({ today }: DataFor<'look'>, state: Evaluation, world: EvaluationWorld): Outcome {
  return accepted(...opened(state, world), ...overdue(state, world, today));
}

function opened(state: Evaluation, world: EvaluationWorld): Events {
  const procedure = procedureOf(world);
  if (state.status !== 'open' || procedure.is === 'silent') return [];
  const further = openFurther(procedure.value, state.progress, world.procedures);
  return further ? [under(facts.evaluationStepsOpened(further.data), ...further.stated)] : [];
}

function overdue(state: Evaluation, world: EvaluationWorld, today: string): Events {
  return goneBy(notOverdue(duesNow(state, world), state), today).map(({ askedBy, due, since, ...stated }) =>
    under(facts.evaluationBecameOverdue({ askedBy, due, since }), stated),
  );
}
