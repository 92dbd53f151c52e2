import { accepted, type Decider, decideToKeep, nothingToDo, rejected, under, unreachable } from '@wenxiao/domain';
import { takenStepOf } from '@wenxiao/domain/field';
import { type RectificationEvent, rectificationFacts as facts } from '@wenxiao/facts/accountability';
import { decideToLift, decideToRemind } from '@wenxiao/rules/deadline';
import {
  begin,
  correctStep,
  decideHandOver,
  decideOpinion,
  movedToSetInForce,
  notBegun,
  placeAt,
  procedureOf,
  replaced,
  takeStep,
  withdrawStep,
} from '@wenxiao/rules/procedure';
import type { DataFor, Outcome, RectificationCommand, RectificationRejection } from './rectification.commands.js';
import { duesNow, limitOfRules, looked } from './rectification.due.js';
import { answersFlaw, feedbackFlaw, isSameFeedback } from './rectification.problems.js';
import { evaluationIn } from './rectification.place.js';
import { evolve, isOver, type OpenedRectification, type RectificationState } from './rectification.state.js';
import type { RectificationWorld } from './rectification.world.js';

/** 问题整改: problems are fed back to the unit, which puts every one of them right; somebody else checks that it has. */
export const rectification: Decider<
  RectificationState,
  RectificationCommand,
  RectificationEvent,
  RectificationRejection,
  RectificationWorld
> = {
  initialState: { status: 'unknown' },
  decide(command, state, world) {
    if (command.type === 'open') return open(command.data, state, world);
    if (state.status === 'unknown') return rejected({ code: 'not-opened' });
    return ofOpened(command, state, world);
  },
  evolve,
};

const stepFactOf = takenStepOf('rectification', facts);

/** What was told before, or asks again for what is under way, changes nothing: the lead desk looks at what asks for it otherwise. */
function open(data: DataFor<'open'>, state: RectificationState, world: RectificationWorld): Outcome {
  const { place, ruling, procedures } = world;
  const { procedure: named, version, problems, limit, reason, today } = data;
  if (state.status === 'opened' && (!isOver(state) || (version ?? 0) <= (state.version ?? 0))) return nothingToDo;
  const procedure = named === undefined ? procedureOf(world, notBegun) : ruling.member('procedures', named);
  // What else an answer may open is kept elsewhere.
  if (procedure.is === 'stated' && procedure.value.object !== 'rectification') return nothingToDo;
  const isAsked = place.origin !== 'person';
  if (procedure.is === 'silent' && !isAsked) return rejected({ code: 'rules-silent', path: procedure.path });
  const flaw = isAsked ? undefined : feedbackFlaw(data, world);
  if (flaw) return rejected(flaw);
  if (!isAsked && problems.length === 0) return rejected({ code: 'problems-not-stated' });
  const opened = facts.rectificationOpened({
    scheme: ruling.scheme,
    ...(procedure.is === 'stated' && { procedure: procedure.value.code }),
    subject: place.subject,
    year: place.year,
    origin: place.origin,
    ...(place.origin === 'evaluation' && { evaluation: evaluationIn(place) }),
    ...(place.origin === 'measure' && place.of !== undefined && { measure: place.of }),
    ...(version !== undefined && { version }),
    problems: [...problems],
    ...(limit !== undefined && { limit }),
    ...(reason !== undefined && { reason }),
    on: today,
  });
  const limited = limitOfRules(world);
  const event = under(opened, ...(limited ? [limited] : []));
  if (procedure.is === 'silent') return accepted<RectificationEvent>(event);
  const begun = begin(procedure.value, procedures);
  const stepsOpened = under(facts.rectificationStepsOpened(begun.data), procedure, ...begun.stated);
  return accepted<RectificationEvent>(event, stepsOpened);
}

type OfOpened = Exclude<RectificationCommand, { type: 'open' }>;

function ofOpened(command: OfOpened, state: OpenedRectification, world: RectificationWorld): Outcome {
  const { by } = command;
  switch (command.type) {
    case 'state-problems':
      return stateProblems(command.data, state, world);
    case 'give-up':
      return overFlaw(state) ?? accepted(facts.rectificationGivenUp(command.data));
    case 'take-step':
      return take(command.data, by.id, state, world);
    case 'correct-step':
      return correct(command.data, by.id, state, world);
    case 'withdraw':
      return withdraw(command.data, by.id, state);
    case 'give-opinion':
      return overFlaw(state) ?? decideOpinion(command.data, by, state, world, facts.rectificationOpinionGiven);
    case 'keep-decision':
      return decideToKeep(world.outdated, command.data, facts.rectificationDecisionKept);
    case 'rebase':
      return moveToSetInForce(command.data, state, world);
    case 'reassign':
      return replaceParty(command.data, state, world);
    case 'look':
      return accepted<RectificationEvent>(...looked(state, world, command.data.today));
    case 'lift-overdue':
      return decideToLift(command.data, state, facts.rectificationOverdueLifted);
    case 'remind':
      return decideToRemind(command.data, duesNow(state, world), facts.rectificationReminded);
    case 'hand-over':
      return overFlaw(state) ?? decideHandOver(state.progress, command.data, facts.rectificationTaskHandedOver);
    default:
      return unreachable(command);
  }
}

function overFlaw({ progress, givenUp }: OpenedRectification): Outcome | undefined {
  if (givenUp !== undefined) return rejected({ code: 'given-up', reason: givenUp });
  return progress.ended === undefined ? undefined : rejected({ code: 'ended', outcome: progress.ended });
}

/** The first time it is what the unit is asked to put right; after that, with a reason, in its place. */
function stateProblems(
  data: DataFor<'state-problems'>,
  state: OpenedRectification,
  world: RectificationWorld,
): Outcome {
  const { problems, limit, reason = '' } = data;
  const over = overFlaw(state);
  if (over) return over;
  if (problems.length === 0) return rejected({ code: 'problems-not-stated' });
  const flaw = feedbackFlaw(data, world);
  if (flaw) return rejected(flaw);
  if (isSameFeedback(problems, state.problems) && limit === state.limit) return nothingToDo;
  if (state.problems.length > 0 && reason.trim() === '') return rejected({ code: 'change-reason-required' });
  const said = { problems: [...problems], ...(limit !== undefined && { limit }), ...(reason !== '' && { reason }) };
  return accepted(facts.problemsStated(said));
}

function take(data: DataFor<'take-step'>, by: string, state: OpenedRectification, world: RectificationWorld): Outcome {
  const over = overFlaw(state);
  if (over) return over;
  const procedure = procedureOf(world, state.progress);
  if (procedure.is === 'silent') return rejected({ code: 'rules-silent', path: procedure.path });
  const { answer, brings, problems = [] } = data;
  const given = { ...placeAt(data), answer, by, brings };
  const taken = takeStep(procedure.value, state.progress, world.procedures, given);
  if (taken.outcome === 'rejected') return rejected(taken.rejection);
  const { opened, step } = taken;
  const verdict = taken.data.outcome ?? taken.data.answer;
  const flaw = answersFlaw(problems, { act: step.act, verdict, step: given.step }, state);
  if (flaw) return rejected(flaw);
  return accepted<RectificationEvent>(
    ...(opened ? [under(facts.rectificationStepsOpened(opened.data), ...opened.stated)] : []),
    under(stepFactOf(step.act, { ...brings, ...taken.data }), ...taken.stated),
    ...answersIn(data),
  );
}

const answersIn = ({ step, problems = [] }: DataFor<'take-step'>): readonly RectificationEvent[] =>
  problems.length > 0 ? [facts.problemsAnswered({ step, problems: [...problems] })] : [];

/** The same answer again, whole, until it has ended. */
function correct(
  data: DataFor<'correct-step'>,
  by: string,
  state: OpenedRectification,
  world: RectificationWorld,
): Outcome {
  const over = overFlaw(state);
  if (over) return over;
  const procedure = procedureOf(world, state.progress);
  if (procedure.is === 'silent') return rejected({ code: 'rules-silent', path: procedure.path });
  const { answer, brings, problems = [] } = data;
  const given = { ...placeAt(data), answer, by, brings };
  const amended = correctStep(procedure.value, state.progress, world.procedures, given);
  if (amended.outcome === 'rejected') return rejected(amended.rejection);
  const verdict = amended.data.outcome ?? amended.data.answer;
  const flaw = answersFlaw(problems, { act: amended.step.act, verdict, step: given.step }, state);
  if (flaw) return rejected(flaw);
  const event = under(stepFactOf(amended.step.act, { ...brings, ...amended.data }), ...amended.stated);
  return accepted<RectificationEvent>(event, ...answersIn(data));
}

/** The latest act is taken back before the next. What has ended is not. */
function withdraw(data: DataFor<'withdraw'>, by: string, state: OpenedRectification): Outcome {
  const over = overFlaw(state);
  if (over) return over;
  const amended = withdrawStep(state.progress, { ...placeAt(data), by });
  if (amended.outcome === 'rejected') return rejected(amended.rejection);
  return accepted(facts.rectificationWithdrawn({ ...amended.data, reason: data.reason }));
}

/** What was done counts by its step. */
function moveToSetInForce(data: DataFor<'rebase'>, state: OpenedRectification, world: RectificationWorld): Outcome {
  const over = overFlaw(state);
  if (over) return over;
  const moved = movedToSetInForce(data, state, world);
  if (moved.outcome === 'rejected') return rejected(moved.rejection);
  return accepted(under(facts.rectificationRebased({ ...moved.data, reason: data.reason }), ...moved.stated));
}

function replaceParty(data: DataFor<'reassign'>, state: OpenedRectification, world: RectificationWorld): Outcome {
  const over = overFlaw(state);
  if (over) return over;
  const found = replaced(data, state, world);
  if (found.outcome === 'rejected') return rejected(found.rejection);
  return accepted(under(facts.rectificationReassigned({ ...found.data, reason: data.reason }), ...found.stated));
}
