import { accepted, type Decided, rejected, under } from '@wenxiao/domain';
import { type MonitoringEvent, monitoringFacts as facts } from '@wenxiao/facts/monitoring';
import { movedToSetInForce, replaced } from '@wenxiao/rules/procedure';
import { rulesOn } from '@wenxiao/rules/rounds';
import type { DataFor, Events, Outcome } from './monitoring.commands.js';
import { decisionIn, type Proposal, saidIn } from './monitoring.measure-state.js';
import { groundOf, measureWorld } from './monitoring.measure-world.js';
import { evolve, type OpenMonitoring } from './monitoring.state.js';
import type { MonitoringWorld } from './monitoring.world.js';

export type Of = Readonly<{ state: OpenMonitoring; proposal: Proposal }>;

/** It goes on by the set that is planned for the day, which has to list what is proposed. What was done counts by its step. */
export function moveToSetInForce(
  { proposal: id, reason, today }: DataFor<'rebase-measure'>,
  proposal: Proposal,
  { state, world }: Readonly<{ state: OpenMonitoring; world: MonitoringWorld }>,
): Outcome {
  const hash = rulesOn(world.plan, today)?.hash;
  if (typeof hash !== 'string') return rejected({ code: 'no-procedure-there', path: 'procedures' });
  const { rules: before, said, progress } = proposal;
  const moved = movedToSetInForce(
    { before, reason },
    { ...proposal, progress },
    measureWorld({ rules: hash, said }, world),
  );
  if (moved.outcome === 'rejected') return rejected(moved.rejection);
  const ground = groundOf(said, hash, world);
  if ('code' in ground) return rejected(ground);
  const rebased = facts.measureRebased({ ...moved.data, proposal: id, rules: hash, reason });
  const event = under(rebased, ...moved.stated, ground);
  return accepted<MonitoringEvent>(event, ...goneWith([event], id, { state, proposal }));
}

/** Somebody takes the place of whom a step named; what those did counts on. */
export function replaceParty(
  { round: _round, proposal: id, ...who }: DataFor<'reassign-measure'>,
  proposal: Proposal,
  world: MonitoringWorld,
): Outcome {
  const found = replaced(who, proposal, measureWorld(proposal, world));
  if (found.outcome === 'rejected') return rejected(found.rejection);
  const event = facts.measureReassigned({ ...found.data, proposal: id, reason: who.reason });
  return accepted(under(event, ...found.stated));
}

/** What is proposed and decided goes with the step that said so, be that taken back or sent back. */
export function goneWith(events: readonly Decided<MonitoringEvent>[], id: string, { state, proposal }: Of): Events {
  const after = events.reduce((now, event) => evolve(now, event) as OpenMonitoring, state).proposals[id] ?? proposal;
  const decided = decisionIn(proposal);
  return [
    ...(decided && !decisionIn(after) ? [withdrawalOf(id, decided.decision)] : []),
    ...(saidIn(proposal) && !saidIn(after) ? [facts.proposalWithdrawn({ proposal: id })] : []),
  ];
}

export const withdrawalOf = (proposal: string, decision: string): MonitoringEvent =>
  facts.decisionWithdrawn({ proposal, decision });
