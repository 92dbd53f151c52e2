import { accepted, decimal, type Decided, type Decider, rejected, under, unreachable } from '@wenxiao/domain';
import { limits, takenStepOf } from '@wenxiao/domain/field';
import { type ExAnteAssessmentEvent, exAnteAssessmentFacts as facts } from '@wenxiao/facts/targets';
import { decideToLift, decideToRemind } from '@wenxiao/rules/deadline';
import {
  begin,
  correctStep,
  decideHandOver,
  decideOpinion,
  duesNow,
  lookAt,
  placeAt,
  procedureOf,
  rebaseTo,
  replaced,
  takeStep,
  withdrawStep,
} from '@wenxiao/rules/procedure';
import type { AssessmentCommand, AssessmentRejection, DataFor, Outcome } from './assessment.commands.js';
import { conductFlaw, listedIn } from './assessment.conduct.js';
import { assessmentsOf, assessorOf, isFor } from './assessment.procedures.js';
import { cutsControlNumber, resultOf } from './assessment.result.js';
import { type AssessmentState, evolve, type OpenedAssessment, standsFor } from './assessment.state.js';
import type { AssessmentWorld } from './assessment.world.js';

/** 事前绩效评估: one of the set's ways to assess a project or policy before any money is asked for. */
export const assessmentDecider: Decider<
  AssessmentState,
  AssessmentCommand,
  ExAnteAssessmentEvent,
  AssessmentRejection,
  AssessmentWorld
> = {
  initialState: { status: 'unknown' },
  decide(command, state, world) {
    if (command.type === 'open') return open(command.data, state, world);
    if (state.status === 'unknown') return rejected({ code: 'assessment-not-opened' });
    return ofOpened(command, state, world);
  },
  evolve,
};

const stepFactOf = takenStepOf('ex-ante', facts);
const onLooking = { stepsOpened: facts.exAnteStepsOpened, becameOverdue: facts.exAnteBecameOverdue };

function open(data: DataFor<'open'>, state: AssessmentState, world: AssessmentWorld): Outcome {
  const { procedure: code, year, requested, organisation, today } = data;
  const { number } = world.place;
  // Somebody else was faster: theirs is this one. And there is an end to counting.
  if (state.status === 'opened')
    return rejected({ code: 'assessed-already', assessment: number, procedure: state.progress.procedure });
  if (number > limits.items) return rejected({ code: 'assessed-too-often', limit: limits.items });
  const { ruling, procedures, before } = world;
  const all = assessmentsOf(ruling);
  const procedure = all.find(({ value }) => value.code === code);
  if (!procedure)
    return rejected(
      { code: 'unknown-assessment', procedure: code, listed: all.map(({ value }) => value.code) },
      ...all,
    );
  const verdict = isFor(procedure.value, procedures.known);
  if (verdict.truth === 'not-known')
    return rejected({ code: 'assessed-so-not-known', procedure: code, missing: verdict.missing }, procedure);
  if (verdict.truth !== 'yes')
    return rejected({ code: 'not-assessed-so', procedure: code, restedOn: verdict.restedOn }, procedure);
  const standing = before.find(({ state }) => state.progress.procedure === code && standsFor(state, year));
  if (standing) return rejected({ code: 'assessed-already', assessment: standing.number, procedure: code }, procedure);
  const isOther = assessorOf(procedure.value) !== undefined;
  if (isOther !== (organisation !== undefined))
    return rejected({ code: isOther ? 'assessor-wanting' : 'assessor-not-asked', procedure: code });
  if (organisation !== undefined && world.applicants.includes(organisation))
    return rejected({ code: 'assessor-is-applicant', organisation });
  const begun = begin(procedure.value, procedures);
  const opened = facts.exAnteOpened({
    scheme: ruling.scheme,
    procedure: code,
    year,
    requested,
    ...(organisation !== undefined && { organisation }),
    on: today,
  });
  return accepted<ExAnteAssessmentEvent>(
    under(opened, procedure),
    under(facts.exAnteStepsOpened(begun.data), procedure, ...begun.stated),
  );
}

function ofOpened(
  command: Exclude<AssessmentCommand, { type: 'open' }>,
  state: OpenedAssessment,
  world: AssessmentWorld,
): Outcome {
  const { by } = command;
  switch (command.type) {
    case 'take-step':
    case 'score':
      return take(command.data, by.id, state, world);
    case 'correct-step':
      return correct(command.data, by.id, state, world);
    case 'withdraw':
      return withdraw(command.data, by.id, state, world);
    case 'give-opinion':
      return decideOpinion(command.data, by, state, world, facts.exAnteOpinionGiven);
    case 'conduct':
      return conduct(command.data, state, world);
    case 'give-up':
      return giveUp(command.data, state);
    case 'rebase':
      return moveToSetInForce(command.data, state, world);
    case 'reassign': {
      const found = replaced(command.data, state, world);
      if (found.outcome === 'rejected') return rejected(found.rejection);
      return accepted(under(facts.exAnteReassigned({ ...found.data, reason: command.data.reason }), ...found.stated));
    }
    case 'look':
      return accepted<ExAnteAssessmentEvent>(...lookAt(state, world, command.data.today, onLooking));
    case 'lift-overdue':
      return decideToLift(command.data, state, facts.exAnteOverdueLifted);
    case 'remind':
      return decideToRemind(command.data, duesNow(state, world), facts.exAnteReminded);
    case 'hand-over':
      return decideHandOver(state.progress, command.data, facts.exAnteTaskHandedOver);
    default:
      return unreachable(command);
  }
}

function take(data: DataFor<'take-step'>, by: string, state: OpenedAssessment, world: AssessmentWorld): Outcome {
  const procedure = procedureOf(world, state.progress);
  if (procedure.is === 'silent') return rejected({ code: 'no-procedure-there', path: procedure.path });
  const { answer, brings, today, cuts } = data;
  if (isNegative(brings)) return rejected({ code: 'negative-score', score: brings.score ?? '' });
  const taken = takeStep(procedure.value, state.progress, world.procedures, { ...placeAt(data), answer, by, brings });
  if (taken.outcome === 'rejected') return rejected(taken.rejection);
  const { opened, step } = taken;
  if (cutsControlNumber(taken.answer) !== cuts)
    return rejected({ code: cuts ? 'cut-not-asked' : 'cut-wanting', step: step.code, answer });
  const events: readonly Decided<ExAnteAssessmentEvent>[] = [
    ...(opened ? [under(facts.exAnteStepsOpened(opened.data), ...opened.stated)] : []),
    under(stepFactOf(step.act, { ...brings, ...taken.data }), ...taken.stated),
  ];
  const after = events.reduce(evolve, state) as OpenedAssessment;
  const counts = after.progress.done.some((row) => row.step === data.step);
  const result = step.act === 'conclude' && counts ? resultOf(taken, { data, state, world, today }) : undefined;
  return accepted<ExAnteAssessmentEvent>(...events, ...(result ? [result] : withoutLostResult(after)));
}

/** The same answer again, whole, until the assessment has ended; what it came to is said anew, on the day on which it was said first. */
function correct(data: DataFor<'correct-step'>, by: string, state: OpenedAssessment, world: AssessmentWorld): Outcome {
  const procedure = procedureOf(world, state.progress);
  if (procedure.is === 'silent') return rejected({ code: 'no-procedure-there', path: procedure.path });
  const { ended } = state.progress;
  if (ended !== undefined) return rejected({ code: 'assessment-ended', outcome: ended });
  const { answer, brings } = data;
  if (isNegative(brings)) return rejected({ code: 'negative-score', score: brings.score ?? '' });
  const given = { ...placeAt(data), answer, by, brings };
  const amended = correctStep(procedure.value, state.progress, world.procedures, given);
  if (amended.outcome === 'rejected') return rejected(amended.rejection);
  const { result } = state;
  const said = result?.step === data.step && { ...withoutScore(result), ...scoreOf(brings) };
  return accepted<ExAnteAssessmentEvent>(
    under(stepFactOf(amended.step.act, { ...brings, ...amended.data }), ...amended.stated),
    ...(said ? [under(facts.exAnteResulted(said), ...amended.stated)] : []),
  );
}

const isNegative = ({ score }: DataFor<'correct-step'>['brings']): boolean =>
  score !== undefined && decimal(score).lt('0');

const scoreOf = ({ score }: DataFor<'correct-step'>['brings']) => (score === undefined ? {} : { score });

function withoutScore({ score: _score, ...result }: NonNullable<OpenedAssessment['result']>) {
  return result;
}

/** The latest act is taken back before the next. */
function withdraw(data: DataFor<'withdraw'>, by: string, state: OpenedAssessment, world: AssessmentWorld): Outcome {
  if (hasCut(data.step, state, world)) return rejected({ code: 'cut-carried-out', step: data.step });
  const amended = withdrawStep(state.progress, { ...placeAt(data), by });
  if (amended.outcome === 'rejected') return rejected(amended.rejection);
  const withdrawn = facts.exAnteWithdrawn({ ...amended.data, reason: data.reason });
  return accepted<ExAnteAssessmentEvent>(withdrawn, ...withoutLostResult(evolve(state, withdrawn) as OpenedAssessment));
}

/** Whether a step took from the control number: that stands on the line, and is decided there. */
function hasCut(step: string, { progress }: OpenedAssessment, world: AssessmentWorld): boolean {
  const procedure = procedureOf(world, progress);
  const row = progress.done.find((each) => each.step === step);
  if (procedure.is === 'silent' || !row) return false;
  const answers = procedure.value.steps.find(({ code }) => code === step)?.answers ?? [];
  return answers.some((answer) => answer.code === row.answer && cutsControlNumber(answer));
}

/** What it came to counts as long as the step does that says so. */
function withoutLostResult({ result, progress }: OpenedAssessment): readonly ExAnteAssessmentEvent[] {
  if (!result || progress.done.some(({ step }) => step === result.step)) return [];
  return [facts.exAnteResultWithdrawn({ step: result.step })];
}

/** It was begun by mistake, or is not needed any more: nobody waits for it. What came to a conclusion is taken back by its step. */
function giveUp({ reason }: DataFor<'give-up'>, { progress, result }: OpenedAssessment): Outcome {
  const outcome = progress.ended ?? result?.conclusion;
  return outcome === undefined
    ? accepted(facts.exAnteGivenUp({ reason }))
    : rejected({ code: 'assessment-ended', outcome });
}

function conduct(data: DataFor<'conduct'>, { progress }: OpenedAssessment, { ruling }: AssessmentWorld): Outcome {
  if (progress.ended !== undefined) return rejected({ code: 'assessment-ended', outcome: progress.ended });
  const flaw = conductFlaw(data, ruling);
  return 'code' in flaw
    ? rejected(flaw, ...listedIn(flaw))
    : accepted(under(facts.exAnteConducted(data), ...flaw.stated));
}

/** What was done counts by its step. */
function moveToSetInForce(
  { before, reason }: DataFor<'rebase'>,
  state: OpenedAssessment,
  { ruling, procedures }: AssessmentWorld,
): Outcome {
  const procedure = ruling.member('procedures', state.progress.procedure);
  const moved = rebaseTo({ hash: ruling.hash, before, procedure }, state.progress, procedures);
  if (moved.outcome === 'rejected') return rejected(moved.rejection);
  const stated = procedure.is === 'stated' ? [procedure, ...moved.stated] : moved.stated;
  const rebased = under(facts.exAnteRebased({ ...moved.data, reason }), ...stated);
  return accepted<ExAnteAssessmentEvent>(rebased, ...withoutLostResult(evolve(state, rebased) as OpenedAssessment));
}
