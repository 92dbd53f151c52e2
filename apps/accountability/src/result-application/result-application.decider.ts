import { accepted, type Decider, decideToKeep, nothingToDo, rejected, under, unreachable } from '@wenxiao/domain';
import { type ResultApplicationEvent, resultApplicationFacts as facts } from '@wenxiao/facts/accountability';
import { begin, decideHandOver, decideOpinion, duesNow, lookAt, notBegun, procedureOf } from '@wenxiao/rules/procedure';
import { decideToLift, decideToRemind } from '@wenxiao/rules/deadline';
import { moneyScheme } from '@wenxiao/rules/shape';
import type { DataFor, Events, Outcome, ResultCommand, ResultRejection } from './result-application.commands.js';
import { correct, moveToSetInForce, replaceParty, take, withdraw } from './result-application.deciding.js';
import { type Evaluated, evolve, type OpenResult, type ResultState } from './result-application.state.js';
import { makerOf, type ResultWorld, supersedes } from './result-application.world.js';

/** 评价结果应用 of one subject and budget year: the rule set proposes what follows, a person decides. */
export const resultApplication: Decider<
  ResultState,
  ResultCommand,
  ResultApplicationEvent,
  ResultRejection,
  ResultWorld
> = {
  initialState: { status: 'unknown', version: 0 },
  decide(command, state, world) {
    if (command.type === 'take-evaluation') return takeEvaluation(command.data, state, world);
    if (state.status === 'open') return decideOpen(command, state, world);
    // Whoever hears of an evaluation that led to nothing has nothing to do.
    return command.type === 'withdraw-evaluation' ? nothingToDo : rejected({ code: 'no-result' });
  },
  evolve,
};

const onLooking = { stepsOpened: facts.resultStepsOpened, becameOverdue: facts.resultBecameOverdue };

type OfOpen = Exclude<ResultCommand, { type: 'take-evaluation' }>;

function decideOpen(command: OfOpen, state: OpenResult, world: ResultWorld): Outcome {
  const by = command.by.id;
  switch (command.type) {
    case 'withdraw-evaluation':
      return withdrawEvaluation(command.data, state);
    case 'take-settlement':
      return settle(command.data, state);
    case 'look':
      return accepted<ResultApplicationEvent>(...lookAt(state, world, command.data.today, onLooking));
    case 'take-step':
    case 'correct':
      if (state.withdrawnAt !== undefined) return rejected({ code: 'result-outdated' });
      return command.type === 'correct'
        ? correct(command.data, { state, world, by })
        : take(command.data, { state, world, by });
    case 'withdraw':
      return withdraw(command.data, { state, by });
    case 'give-opinion':
      if (state.withdrawnAt !== undefined) return rejected({ code: 'result-outdated' });
      return decideOpinion(command.data, command.by, state, world, facts.resultOpinionGiven);
    case 'keep-decision':
      return decideToKeep(world.outdated, command.data, facts.resultDecisionKept);
    case 'rebase':
      return moveToSetInForce(command.data, { state, world });
    case 'reassign':
      return replaceParty(command.data, { state, world });
    case 'lift-overdue':
      return decideToLift(command.data, state, facts.resultOverdueLifted);
    case 'remind':
      return decideToRemind(command.data, duesNow(state, world), facts.resultReminded);
    case 'hand-over':
      return decideHandOver(state.progress, command.data, facts.resultTaskHandedOver);
    default:
      return unreachable(command);
  }
}

/** What counts is told whole, and may come in any order and twice: of one evaluation its newest version, of several the higher. */
function takeEvaluation({ evaluation }: DataFor<'take-evaluation'>, state: ResultState, world: ResultWorld): Outcome {
  // What bodies are assessed as changes no money.
  if (evaluation.scheme !== moneyScheme) return nothingToDo;
  const madeBy = makerOf(evaluation.type, world.ruling);
  if (madeBy === 'unit') return nothingToDo;
  const taken = { ...evaluation, madeBy };
  if (state.status === 'unknown') return accepted(...opening(taken, world));
  const { evaluation: now, withdrawnAt } = state;
  if (isSameEvaluation(now, taken)) {
    if (taken.version <= (withdrawnAt ?? now.version)) return nothingToDo;
    if (withdrawnAt === undefined && saysTheSame(now, taken)) return nothingToDo;
    const outdated = withdrawnAt === undefined && isDrawnUpon(state);
    const { version } = taken;
    return accepted<ResultApplicationEvent>(
      ...(outdated ? [facts.resultOutdated({ because: 'corrected', version })] : []),
      ...opening(taken, world),
    );
  }
  if (!supersedes(taken, now)) return nothingToDo;
  const { type, period, number } = taken;
  return accepted<ResultApplicationEvent>(facts.resultSuperseded({ type, period, number }), ...opening(taken, world));
}

/** From now on it is to be decided, by the procedure that the set has for it. Where it has none, its rules are waited for. */
function opening(evaluation: Evaluated, world: ResultWorld): Events {
  const procedure = procedureOf(world, notBegun);
  const event = facts.resultOpened(evaluation);
  const type = world.ruling.member('evaluationTypes', evaluation.type);
  const openedFact = type.is === 'stated' ? under(event, type) : event;
  if (procedure.is === 'silent') return [openedFact];
  const begun = begin(procedure.value, world.procedures);
  return [openedFact, under(facts.resultStepsOpened(begun.data), procedure, ...begun.stated)];
}

type Which = Pick<Evaluated, 'type' | 'period' | 'number'>;
const isSameEvaluation = (one: Which, other: Which): boolean =>
  one.type === other.type && one.period === other.period && one.number === other.number;

function saysTheSame(one: Evaluated, other: Evaluated): boolean {
  const saidBy = ({ score, grade, findings }: Evaluated): string =>
    JSON.stringify([score, grade, [...findings].sort()]);
  return saidBy(one) === saidBy(other);
}

const isDrawnUpon = ({ progress, disposal }: OpenResult): boolean => progress.done.length > 0 || disposal !== undefined;

function withdrawEvaluation(data: DataFor<'withdraw-evaluation'>, state: OpenResult): Outcome {
  const { evaluation, withdrawnAt } = state;
  const isNews = isSameEvaluation(evaluation, data) && data.version > Math.max(evaluation.version, withdrawnAt ?? 0);
  if (!isNews || withdrawnAt !== undefined) return nothingToDo;
  return accepted(facts.resultOutdated({ because: 'withdrawn', version: data.version }));
}

/** What targets answers names the decision: of one that was taken back or replaced meanwhile there is nothing to say. */
function settle(data: DataFor<'take-settlement'>, { disposal }: OpenResult): Outcome {
  const { decision, refusal, against } = data;
  if (disposal?.version !== decision || disposal.status !== 'decided') return nothingToDo;
  if (refusal === undefined) return accepted(facts.disposalApplied({ decision }));
  return accepted(facts.disposalRefused({ decision, refusal, ...(against !== undefined && { against }) }));
}
