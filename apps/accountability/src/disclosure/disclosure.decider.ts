import { accepted, type Actor, type Decider, decideToKeep, rejected, under, unreachable } from '@wenxiao/domain';
import { takenStepOf } from '@wenxiao/domain/field';
import { type DisclosureEvent, disclosureFacts as facts } from '@wenxiao/facts/accountability';
import { decideToLift, decideToRemind } from '@wenxiao/rules/deadline';
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
import type { DataFor, DisclosureCommand, DisclosureRejection, Outcome } from './disclosure.commands.js';
import { checkStated, publishingFlaw, scopeOf } from './disclosure.publishing.js';
import { type DisclosureState, evolve, isOver, type OpenedDisclosure, publishes } from './disclosure.state.js';
import type { DisclosureWorld } from './disclosure.world.js';

/** 信息公开: results and targets are checked for what is secret, and published by somebody else; or withheld, with a reason. */
export const disclosure: Decider<
  DisclosureState,
  DisclosureCommand,
  DisclosureEvent,
  DisclosureRejection,
  DisclosureWorld
> = {
  initialState: { status: 'unknown' },
  decide(command, state, world) {
    if (command.type === 'open') return open(command.data, state, world);
    if (state.status === 'unknown') return rejected({ code: 'not-opened' });
    return ofOpened(command, state, world);
  },
  evolve,
};

const stepFactOf = takenStepOf('disclosure', facts);
const onLooking = { stepsOpened: facts.disclosureStepsOpened, becameOverdue: facts.disclosureBecameOverdue };

function open(data: DataFor<'open'>, state: DisclosureState, world: DisclosureWorld): Outcome {
  const { place, ruling, procedures } = world;
  const { reason, today } = data;
  if (state.status === 'opened') return rejected({ code: 'disclosed-already' });
  const procedure = procedureOf(world, notBegun);
  if (procedure.is === 'silent') return rejected({ code: 'rules-silent', path: procedure.path });
  if (world.goesBy.length > 1) return rejected({ code: 'disclosed-apart', procedures: world.goesBy });
  const scope = scopeOf(data, procedure, world);
  if ('flaw' in scope) return rejected(scope.flaw, ...(scope.under ? [scope.under] : []));
  const { results, targets } = scope;
  const begun = begin(procedure.value, procedures);
  const opened = facts.disclosureOpened({
    scheme: ruling.scheme,
    procedure: procedure.value.code,
    subject: place.subject,
    year: place.year,
    results: [...results],
    ...(targets.length > 0 && { targets: [...targets] }),
    ...(reason !== undefined && { reason }),
    on: today,
  });
  return accepted<DisclosureEvent>(
    under(opened, procedure),
    under(facts.disclosureStepsOpened(begun.data), procedure, ...begun.stated),
  );
}

type OfOpened = Exclude<DisclosureCommand, { type: 'open' }>;

function ofOpened(command: OfOpened, state: OpenedDisclosure, world: DisclosureWorld): Outcome {
  const { by } = command;
  switch (command.type) {
    case 'keep-decision':
      return decideToKeep(world.outdated, command.data, facts.disclosureDecisionKept);
    case 'lift-overdue':
      return decideToLift(command.data, state, facts.disclosureOverdueLifted);
    case 'look':
      return accepted<DisclosureEvent>(...(isOver(state) ? [] : lookAt(state, world, command.data.today, onLooking)));
    case 'give-up':
    case 'take-step':
    case 'correct-step':
    case 'withdraw':
    case 'give-opinion':
    case 'rebase':
    case 'reassign':
    case 'remind':
    case 'hand-over':
      return overFlaw(state) ?? outFlaw(command, state) ?? underWay(command, by, state, world);
    default:
      return unreachable(command);
  }
}

function overFlaw({ progress, givenUp }: OpenedDisclosure): Outcome | undefined {
  if (givenUp !== undefined) return rejected({ code: 'given-up', reason: givenUp });
  return progress.ended === undefined ? undefined : rejected({ code: 'ended', outcome: progress.ended });
}

/** What is out is out, whatever is still to be done after it. */
function outFlaw(command: UnderWay, { published }: OpenedDisclosure): Outcome | undefined {
  const isOfStep = command.type === 'withdraw' || command.type === 'correct-step';
  const touches = command.type === 'give-up' || (isOfStep && command.data.step === published?.step);
  return published && touches ? rejected({ code: 'ended', outcome: 'published' }) : undefined;
}

type UnderWay = Exclude<OfOpened, { type: 'keep-decision' | 'lift-overdue' | 'look' }>;

function underWay(command: UnderWay, actor: Actor, state: OpenedDisclosure, world: DisclosureWorld): Outcome {
  const { id: by } = actor;
  switch (command.type) {
    case 'give-up':
      return accepted(facts.disclosureGivenUp(command.data));
    case 'give-opinion':
      return decideOpinion(command.data, actor, state, world, facts.disclosureOpinionGiven);
    case 'take-step':
      return take(command.data, by, state, world);
    case 'correct-step':
      return correct(command.data, by, state, world);
    case 'withdraw': {
      const amended = withdrawStep(state.progress, { ...placeAt(command.data), by });
      if (amended.outcome === 'rejected') return rejected(amended.rejection);
      return accepted(facts.disclosureWithdrawn({ ...amended.data, reason: command.data.reason }));
    }
    case 'rebase': {
      const moved = movedToSetInForce(command.data, state, world);
      if (moved.outcome === 'rejected') return rejected(moved.rejection);
      const { reason } = command.data;
      return accepted(under(facts.disclosureRebased({ ...moved.data, reason }), ...moved.stated));
    }
    case 'reassign': {
      const found = replaced(command.data, state, world);
      if (found.outcome === 'rejected') return rejected(found.rejection);
      const { reason } = command.data;
      return accepted(under(facts.disclosureReassigned({ ...found.data, reason }), ...found.stated));
    }
    case 'remind':
      return decideToRemind(command.data, duesNow(state, world), facts.disclosureReminded);
    case 'hand-over':
      return decideHandOver(state.progress, command.data, facts.disclosureTaskHandedOver);
    default:
      return unreachable(command);
  }
}

function take(data: DataFor<'take-step'>, by: string, state: OpenedDisclosure, world: DisclosureWorld): Outcome {
  const procedure = procedureOf(world, state.progress);
  if (procedure.is === 'silent') return rejected({ code: 'rules-silent', path: procedure.path });
  const { answer, brings, address } = data;
  const given = { ...placeAt(data), answer, by, brings };
  const taken = takeStep(procedure.value, state.progress, world.procedures, given);
  if (taken.outcome === 'rejected') return rejected(taken.rejection);
  const { opened, step } = taken;
  const before = opened ? [under(facts.disclosureStepsOpened(opened.data), ...opened.stated)] : [];
  const event = under(stepFactOf(step.act, { ...brings, ...taken.data }), ...taken.stated);
  if (!publishes(taken.data))
    return address === undefined
      ? accepted<DisclosureEvent>(...before, event)
      : rejected({ code: 'address-not-asked' });
  const flaw = publishingFlaw({ procedure: procedure.value, by, brings, address }, state, world);
  if (flaw) return rejected(flaw);
  const published = facts.disclosurePublished({ step: given.step, ...(address !== undefined && { address }) });
  return accepted<DisclosureEvent>(...before, event, under(published, ...checkStated(world)));
}

/** The same answer again, whole, until it has ended: what is out is out. */
function correct(data: DataFor<'correct-step'>, by: string, state: OpenedDisclosure, world: DisclosureWorld): Outcome {
  const procedure = procedureOf(world, state.progress);
  if (procedure.is === 'silent') return rejected({ code: 'rules-silent', path: procedure.path });
  const { answer, brings, address } = data;
  if (address !== undefined) return rejected({ code: 'address-not-asked' });
  const given = { ...placeAt(data), answer, by, brings };
  const amended = correctStep(procedure.value, state.progress, world.procedures, given);
  if (amended.outcome === 'rejected') return rejected(amended.rejection);
  return accepted(under(stepFactOf(amended.step.act, { ...brings, ...amended.data }), ...amended.stated));
}
