import { accepted, type Decider, decideToKeep, rejected, under, unreachable } from '@wenxiao/domain';
import { type StepNeeds, takenStepOf } from '@wenxiao/domain/field';
import { type ReferralEvent, referralFacts as facts } from '@wenxiao/facts/accountability';
import {
  begin,
  correctStep,
  decideHandOver,
  decideOpinion,
  duesNow,
  lookAt,
  movedToSetInForce,
  notBegun,
  placeAt,
  procedureOf,
  replaced,
  takeStep,
  withdrawStep,
} from '@wenxiao/rules/procedure';
import { decideToLift, decideToRemind } from '@wenxiao/rules/deadline';
import type { DataFor, Outcome, ReferralCommand, ReferralRejection } from './referral.commands.js';
import { evolve, goesOut, type OpenedReferral, type ReferralState } from './referral.state.js';
import { referableFor, triggerFor } from './referral.trigger.js';
import type { ReferralWorld } from './referral.world.js';

/** 移送问责: a body and persons of it are referred, for a trigger of the set and by its procedure, to whom holds them to account. */
export const referral: Decider<ReferralState, ReferralCommand, ReferralEvent, ReferralRejection, ReferralWorld> = {
  initialState: { status: 'unknown' },
  decide(command, state, world) {
    if (command.type === 'open') return open(command, state, world);
    if (state.status === 'unknown') return rejected({ code: 'not-opened' });
    return ofOpened(command, state, world);
  },
  evolve,
};

const stepFactOf = takenStepOf('referral', facts);
const onLooking = { stepsOpened: facts.referralStepsOpened, becameOverdue: facts.referralBecameOverdue };

type Open = Extract<ReferralCommand, { type: 'open' }>;

function open({ data, by }: Open, state: ReferralState, world: ReferralWorld): Outcome {
  const { place, procedures, ruling, result, worked } = world;
  const { persons, ground, reason, evaluation, assessment, today } = data;
  const { subject, organisation, trigger: code } = place;
  if (persons.includes(by.id) || world.ofTheBody.includes(by.id)) return rejected({ code: 'refers-themselves' });
  if (state.status === 'opened') return rejected({ code: 'referred-before', trigger: code, organisation });
  const procedure = procedureOf(world, notBegun);
  if (procedure.is === 'silent') return rejected({ code: 'rules-silent', path: procedure.path });
  const trigger = triggerFor(data, world);
  if ('code' in trigger) return rejected(trigger);
  const referable = referableFor(data, world);
  if ('code' in referable) return rejected(referable);
  const begun = begin(procedure.value, procedures);
  const opened = facts.referralOpened({
    scheme: ruling.scheme,
    procedure: procedure.value.code,
    subject,
    organisation,
    persons: [...new Set(persons)],
    trigger: code,
    ...(ground !== undefined && { ground }),
    ...(reason !== undefined && { reason }),
    ...(evaluation && result && { evaluation: { ...evaluation, version: result.version } }),
    ...(assessment && worked && { assessment: { ...assessment, version: worked.version } }),
    on: today,
  });
  return accepted<ReferralEvent>(
    under(opened, trigger, ...referable),
    under(facts.referralStepsOpened(begun.data), procedure, ...begun.stated),
  );
}

function ofOpened(command: Exclude<ReferralCommand, Open>, state: OpenedReferral, world: ReferralWorld): Outcome {
  const { by } = command;
  if (state.persons.includes(by.id) || world.ofTheBody.includes(by.id)) return rejected({ code: 'refers-themselves' });
  switch (command.type) {
    case 'take-step':
      return take(command.data, by.id, state, world);
    case 'correct-step':
      return correct(command.data, by.id, state, world);
    case 'withdraw':
      return withdraw(command.data, by.id, state);
    case 'give-opinion':
      return decideOpinion(command.data, by, state, world, facts.referralOpinionGiven);
    case 'keep-decision':
      return decideToKeep(world.outdated, command.data, facts.referralDecisionKept);
    case 'rebase':
      return moveToSetInForce(command.data, state, world);
    case 'reassign':
      return replaceParty(command.data, state, world);
    case 'look':
      return accepted<ReferralEvent>(...lookAt(state, world, command.data.today, onLooking));
    case 'lift-overdue':
      return decideToLift(command.data, state, facts.referralOverdueLifted);
    case 'remind': {
      const named = keptOutOf({ persons: [command.data.to] }, state, world);
      if (named.length > 0) return rejected({ code: 'referred-to-themselves', named });
      return decideToRemind(command.data, duesNow(state, world), facts.referralReminded);
    }
    case 'hand-over': {
      const named = keptOutOf({ persons: [command.data.to] }, state, world);
      if (named.length > 0) return rejected({ code: 'referred-to-themselves', named });
      return decideHandOver(state.progress, command.data, facts.referralTaskHandedOver);
    }
    default:
      return unreachable(command);
  }
}

function take(data: DataFor<'take-step'>, by: string, state: OpenedReferral, world: ReferralWorld): Outcome {
  const procedure = procedureOf(world, state.progress);
  if (procedure.is === 'silent') return rejected({ code: 'rules-silent', path: procedure.path });
  const { answer, brings } = data;
  const named = keptOutOf(brings, state, world);
  if (named.length > 0) return rejected({ code: 'referred-to-themselves', named });
  const given = { ...placeAt(data), answer, by, brings };
  const taken = takeStep(procedure.value, state.progress, world.procedures, given);
  if (taken.outcome === 'rejected') return rejected(taken.rejection);
  const { opened, step } = taken;
  const goes = step.act === 'issue' && goesOut(brings);
  // A result that was corrected or taken back since refers nobody.
  const trigger = goes ? triggerFor(state, world) : undefined;
  if (trigger && 'code' in trigger) return rejected(trigger);
  return accepted<ReferralEvent>(
    ...(opened ? [under(facts.referralStepsOpened(opened.data), ...opened.stated)] : []),
    under(stepFactOf(step.act, { ...brings, ...taken.data }), ...taken.stated, ...(trigger ? [trigger] : [])),
  );
}

/** Of those whom an answer names the persons and the body that are referred, with what lies below it: no letter goes to them. */
function keptOutOf(
  { persons = [], organisation }: StepNeeds,
  state: OpenedReferral,
  { ofTheBody, bodies }: ReferralWorld,
): readonly string[] {
  const keptOut = [...state.persons, ...ofTheBody, state.organisation, ...bodies];
  return [...new Set([...persons, ...(organisation === undefined ? [] : [organisation])])].filter((each) =>
    keptOut.includes(each),
  );
}

/** The same answer again, whole, until the referral has ended: what the letter says is out then. */
function correct(data: DataFor<'correct-step'>, by: string, state: OpenedReferral, world: ReferralWorld): Outcome {
  const { progress } = state;
  const procedure = procedureOf(world, progress);
  if (procedure.is === 'silent') return rejected({ code: 'rules-silent', path: procedure.path });
  if (progress.ended !== undefined) return rejected({ code: 'ended', outcome: progress.ended });
  const { answer, brings } = data;
  const named = keptOutOf(brings, state, world);
  if (named.length > 0) return rejected({ code: 'referred-to-themselves', named });
  const given = { ...placeAt(data), answer, by, brings };
  const amended = correctStep(procedure.value, progress, world.procedures, given);
  if (amended.outcome === 'rejected') return rejected(amended.rejection);
  return accepted(under(stepFactOf(amended.step.act, { ...brings, ...amended.data }), ...amended.stated));
}

/** The latest act is taken back before the next. What has ended is not: the letter is out, or the way is free for another. */
function withdraw(data: DataFor<'withdraw'>, by: string, { progress }: OpenedReferral): Outcome {
  if (progress.ended !== undefined) return rejected({ code: 'ended', outcome: progress.ended });
  const amended = withdrawStep(progress, { ...placeAt(data), by });
  if (amended.outcome === 'rejected') return rejected(amended.rejection);
  return accepted(facts.referralWithdrawn({ ...amended.data, reason: data.reason }));
}

/** What was done counts by its step. */
function moveToSetInForce(data: DataFor<'rebase'>, state: OpenedReferral, world: ReferralWorld): Outcome {
  const moved = movedToSetInForce(data, state, world);
  if (moved.outcome === 'rejected') return rejected(moved.rejection);
  return accepted(under(facts.referralRebased({ ...moved.data, reason: data.reason }), ...moved.stated));
}

/** Nobody whom it keeps out takes anybody's place. */
function replaceParty(data: DataFor<'reassign'>, state: OpenedReferral, world: ReferralWorld): Outcome {
  const { to, reason } = data;
  const named = keptOutOf({ persons: [to], organisation: to }, state, world);
  if (named.length > 0) return rejected({ code: 'refers-themselves' });
  const found = replaced(data, state, world);
  if (found.outcome === 'rejected') return rejected(found.rejection);
  return accepted(under(facts.referralReassigned({ ...found.data, reason }), ...found.stated));
}
