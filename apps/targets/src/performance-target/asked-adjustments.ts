import { accepted, nothingToDo, rejected, under } from '@wenxiao/domain';
import { performanceTargetFacts as facts } from '@wenxiao/facts/targets';
import { alarmsOfDues, dueDay, dueDayNow, goneBy, type WorkCalendar } from '@wenxiao/rules/deadline';
import type { Ruling } from '@wenxiao/rules/ruling';
import type { AdjustmentDue, CommandOf, Decided } from './performance-target.commands.js';
import type { AskedAdjustment, TargetState } from './performance-target.state.js';

// 调整绩效目标: what a corrective measure of monitoring asks of a target. It ends by itself with an adjustment that is approved, and
// is asked again where that approval is taken back.

/** What is asked and still to be done: what was in force then is so now. */
export const askedOf = ({ asked = [], inForce }: TargetState): readonly AskedAdjustment[] =>
  asked.filter(({ declaration }) => inForce !== undefined && inForce.declaration.declaration <= declaration);

/** A decision of monitoring is heard: what is in force is to be adjusted. Where nothing is, there is nothing to adjust. */
export function ask({ data }: CommandOf<'ask-adjustment'>, { asked = [], inForce }: TargetState): Decided {
  if (!inForce || asked.some(({ decision }) => decision === data.decision)) return nothingToDo;
  return accepted(facts.targetAdjustmentAsked(data));
}

/** That decision holds no longer. */
export function askNoLonger({ data }: CommandOf<'ask-no-longer'>, { asked = [] }: TargetState): Decided {
  const gone = asked.find(({ decision }) => decision === data.decision);
  return gone ? accepted(facts.targetAdjustmentNoLongerAsked({ proposal: gone.proposal })) : nothingToDo;
}

/** Whoever leads says why nothing is adjusted. */
export function decline({ data }: CommandOf<'decline-adjustment'>, state: TargetState): Decided {
  const asked = askedOf(state);
  const found = asked.find(({ proposal }) => proposal === data.proposal);
  if (!found) return rejected({ code: 'adjustment-not-asked', listed: asked.map(({ proposal }) => proposal) });
  return accepted(under(facts.targetAdjustmentDeclined(data), { path: groundPath(found) }));
}

/** Whoever leads says why nobody is late with it. */
export function liftOverdue({ data }: CommandOf<'lift-adjustment-overdue'>, state: TargetState): Decided {
  const late = askedOf(state).filter(({ overdue }) => overdue !== undefined);
  const found = late.find(({ proposal }) => proposal === data.proposal);
  if (found?.overdue === undefined)
    return rejected({ code: 'adjustment-not-overdue', listed: late.map(({ proposal }) => proposal) });
  const lifted = facts.targetAdjustmentOverdueLifted({ ...data, due: found.overdue });
  return accepted(under(lifted, { path: groundPath(found) }));
}

/** What asks for it in its set. */
export const groundPath = ({ ground }: Pick<AskedAdjustment, 'ground'>): string => `monitoring.measures/${ground}`;

/** By when the unit is to propose it, where the set of the decision says so: within the time in which what monitoring found is put right. */
export function dueOf(
  { on }: Pick<AskedAdjustment, 'on'>,
  { ruling, calendar, year }: Readonly<{ ruling: Ruling; calendar: WorkCalendar | undefined; year: number }>,
): readonly AdjustmentDue[] {
  const limit = ruling.value('monitoring.correctionLimit');
  if (limit.is === 'silent') return [];
  const called = { code: 'limit', zh: '目标调整期限', en: 'to be adjusted by', source: [] };
  const due = { ...called, from: { after: [asking] }, plus: limit.value };
  const day = dueDayNow({ code: called.code, ...dueDay(due, { year, events: { [asking]: on } }, calendar) });
  return [{ due: called.code, path: limit.path, ...day }];
}

const asking = 'target.adjustment-asked';

/** When to look whether it was proposed in time; nobody is late twice. */
export const alarmsOf = ({ proposal, overdue, isLifted }: AskedAdjustment, dues: readonly AdjustmentDue[]) =>
  overdue !== undefined || isLifted ? [] : alarmsOfDues(dues, () => `adjustment/${proposal}`);

/** The day went by, and nobody has proposed it. */
export function lookAtAsked(
  { data: { proposal, dues, today } }: CommandOf<'look-at-asked'>,
  state: TargetState,
): Decided {
  const found = askedOf(state).find((each) => each.proposal === proposal);
  if (!found || found.overdue !== undefined || found.isLifted || isUnderWay(state)) return nothingToDo;
  const gone = goneBy(dues, today);
  return accepted(
    ...gone.map(({ due, since, path }) =>
      under(facts.targetAdjustmentBecameOverdue({ proposal, due, since }), { path }),
    ),
  );
}

/** An adjustment was proposed, and is on its way. */
export const isUnderWay = ({ progress }: Pick<TargetState, 'progress'>): boolean => progress.ended === undefined;
