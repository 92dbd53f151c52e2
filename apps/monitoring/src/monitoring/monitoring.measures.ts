import { accepted, decimal, nothingToDo, rejected, under } from '@wenxiao/domain';
import { type MonitoringEvent, monitoringFacts } from '@wenxiao/facts/monitoring';
import type { MemberOf } from '@wenxiao/rules/shape';
import type { DataFor, MonitoringRejection, Outcome, Proposal } from './monitoring.commands.js';
import { type OpenMonitoring, reportOf, roundIn } from './monitoring.state.js';
import type { MonitoringWorld } from './monitoring.world.js';

const budgetMeasures: readonly string[] = ['cut-budget', 'adjust-budget', 'recover-idle'];

/** What the set lists for what was found, or some of it. The amount, if any, is a person's; targets decides. */
export function proposeMeasure(data: Proposal, state: OpenMonitoring, world: MonitoringWorld): Outcome {
  if (state.proposals[data.proposal] !== undefined) return nothingToDo;
  return proposed(data, state, world);
}

/** The same proposal again, whole, before it is decided. */
export function correctMeasure(data: Proposal, state: OpenMonitoring, world: MonitoringWorld): Outcome {
  const refusal = notWaiting(data, state);
  return refusal ? rejected(refusal) : proposed(data, state, world);
}

/** Taken back before it is decided; where targets decides meanwhile, its decision holds. */
export function withdrawMeasure(
  { proposal, round, because }: DataFor<'withdraw-measure'>,
  state: OpenMonitoring,
): Outcome {
  const refusal = notWaiting({ proposal, round }, state);
  return refusal ? rejected(refusal) : accepted(monitoringFacts.measureWithdrawn({ proposal, because }));
}

function notWaiting(
  { proposal, round }: Pick<Proposal, 'proposal' | 'round'>,
  { proposals }: OpenMonitoring,
): MonitoringRejection | undefined {
  const known = proposals[proposal];
  if (known?.round !== round) return { code: 'unknown-proposal', proposal };
  return known.status === 'proposed' ? undefined : { code: 'proposal-settled', proposal, became: known.status };
}

function proposed(data: Proposal, state: OpenMonitoring, world: MonitoringWorld): Outcome {
  const round = roundIn(state, data.round);
  if ('code' in round) return rejected(round);
  if (!reportOf(round)) return rejected({ code: 'not-reported', round: round.id });
  const ruling = world.ruling(round.rules);
  const ground = ruling.member('monitoring.measures', data.ground);
  if (ground.is === 'silent') {
    const grounds = ruling.members('monitoring.measures').map(({ value }) => value.code);
    return rejected({ code: 'unknown-ground', ground: data.ground, grounds });
  }
  const listed = measuresOf(ground.value);
  const measures = data.measures.filter((measure) => !listed.includes(measure));
  if (measures.length > 0) return rejected({ code: 'measures-not-listed', measures, listed });
  const { change } = data;
  if (change !== undefined && !data.measures.some((measure) => budgetMeasures.includes(measure)))
    return rejected({ code: 'change-not-asked' });
  if (change !== undefined && !data.measures.includes('adjust-budget') && !decimal(change).lt('0'))
    return rejected({ code: 'change-not-a-cut' });
  return accepted(under(monitoringFacts.measureProposed(data), ground));
}

function measuresOf({ effects }: MemberOf<'monitoring.measures'>): readonly string[] {
  return effects.flatMap((each) => ('effect' in each ? [each.effect] : []));
}

export function settled(state: OpenMonitoring, proposal: string, status: string, event: MonitoringEvent): Outcome {
  const now = state.proposals[proposal]?.status;
  if (now === undefined) return rejected({ code: 'unknown-proposal', proposal });
  return now === status ? nothingToDo : accepted(event);
}
