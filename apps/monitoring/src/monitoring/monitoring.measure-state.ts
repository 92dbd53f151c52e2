import { unreachable } from '@wenxiao/domain';
import type { DataOf } from '@wenxiao/domain/field';
import type { MonitoringEvent, monitoringFacts } from '@wenxiao/facts/monitoring';
import {
  isOfProcedure,
  notBegun,
  type Progress,
  progressAfter,
  type Walked,
  walkedAfter,
} from '@wenxiao/rules/procedure';

export type MeasureStatus = DataOf<typeof monitoringFacts.measureDecided.fields>['status'];
export type Decided = Omit<DataOf<typeof monitoringFacts.measureDecided.fields>, 'proposal'>;

/** Corrective measures that were proposed upon a round, and how far they have come in their procedure. */
export type Proposal = Walked &
  Readonly<{
    round: string;
    /** Hash of the set of the round when they were proposed, or of that to which the lead desk moved them: they run to their end under it. */
    rules: string;
    /** What is proposed; it counts as long as its step does. */
    said: Omit<DataOf<typeof monitoringFacts.measureProposed.fields>, 'proposal'>;
    /** The latest decision, and what came of it. One that holds no longer is none. */
    decision?: Decided & Readonly<{ refusal?: string }>;
  }>;

/** By their ids. */
export type Proposals = Readonly<Record<string, Proposal>>;

export type OfMeasure = Extract<MonitoringEvent, { data: { proposal: string } }>;

/** Whether an event is about one of the corrective measures that were proposed. */
export const isOfMeasure = <Event extends MonitoringEvent>(event: Event): event is Extract<Event, OfMeasure> =>
  'proposal' in event.data;

/** What is proposed, as long as the step counts that proposed it. */
export const saidIn = ({ said, progress }: Proposal): Proposal['said'] | undefined =>
  counts(said.step, progress) ? said : undefined;

/** The decision that holds: its step counts, and the budget line has not refused it. */
export const decisionIn = ({ decision, progress }: Proposal): Decided | undefined =>
  decision !== undefined && decision.refusal === undefined && counts(decision.step, progress) ? decision : undefined;

const counts = (step: string, { done }: Progress): boolean => done.some((row) => row.step === step);

/** What has become of it. */
export function statusOf(proposal: Proposal): MeasureStatus {
  if (!saidIn(proposal)) return 'withdrawn';
  if (proposal.decision?.refusal !== undefined) return 'refused';
  return decisionIn(proposal)?.status ?? 'proposed';
}

/** @param rounds by which set each of them goes. */
export function evolveMeasure(
  { proposals, rounds }: Readonly<{ proposals: Proposals; rounds: readonly Readonly<{ id: string; rules: string }>[] }>,
  event: OfMeasure,
): Proposals {
  const id = event.data.proposal;
  const before = proposals[id];
  if (event.type === 'measure-proposed') {
    const { proposal: _proposal, ...said } = event.data;
    const rules = rounds.find((round) => round.id === said.round)?.rules ?? '';
    const begun = before ?? { round: said.round, rules, progress: notBegun, overdue: [], lifted: [] };
    return { ...proposals, [id]: { ...begun, said } };
  }
  return before ? { ...proposals, [id]: evolved(before, event) } : proposals;
}

function evolved(before: Proposal, event: Exclude<OfMeasure, { type: 'measure-proposed' }>): Proposal {
  if (isOfProcedure('measure', event)) {
    const walked = walkedAfter('measure', before, event);
    return event.type === 'measure-rebased' ? { ...walked, rules: event.data.rules } : walked;
  }
  switch (event.type) {
    case 'measure-decided': {
      const { proposal: _proposal, ...decision } = event.data;
      return { ...before, decision };
    }
    case 'decision-withdrawn':
    case 'measure-applied':
    case 'measure-refused':
      return before.decision?.decision === event.data.decision ? settled(before, before.decision, event) : before;
    case 'proposal-withdrawn':
      return before;
    default:
      return unreachable(event);
  }
}

function settled(
  before: Proposal,
  decision: Decided,
  event: Extract<OfMeasure, { type: 'decision-withdrawn' | 'measure-applied' | 'measure-refused' }>,
): Proposal {
  if (event.type === 'measure-applied') return { ...before, decision: { ...decision, status: 'applied' } };
  const { decision: _decision, ...rest } = before;
  if (event.type === 'decision-withdrawn') return rest;
  const progress = decisionIn(before) ? progressAfter.refused(before.progress, decision.step) : before.progress;
  return { ...before, progress, decision: { ...decision, refusal: event.data.refusal } };
}
