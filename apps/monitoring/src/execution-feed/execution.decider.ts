import {
  accepted,
  type Command,
  type Decider,
  decimal,
  executedBy,
  type InForce,
  type MoneyPart,
} from '@wenxiao/domain';
import { nothingToDo, partKey } from '@wenxiao/domain';
import type { DataOf } from '@wenxiao/domain/field';
import { type ExecutionEvent, executionFacts } from '@wenxiao/facts/monitoring';

type Recorded = DataOf<typeof executionFacts.executionRecorded.fields>;
/** What was paid of a part, as it is stated. */
export type PartPaid = Recorded['parts'][number];

/** What was said last of each part through each day. */
export type ExecutionState = Readonly<{ said: readonly Readonly<{ part: MoneyPart; executed: string; on: string }>[] }>;

export type ExecutionCommand = Command<'record', Recorded>;

/**
 * 执行数 of one subject in one budget year: of what is stated, what was not said of the same day before is recorded. That an
 * amount stays what it was is something said of its day, too: an earlier day that is put right later does not reach over it.
 */
export const executionDecider: Decider<ExecutionState, ExecutionCommand, ExecutionEvent, never> = {
  initialState: { said: [] },
  decide({ data }, state) {
    const parts = data.parts.filter((paid) => !isSaid(paid, data.on, state));
    return parts.length === 0 ? nothingToDo : accepted(executionFacts.executionRecorded({ ...data, parts }));
  },
  evolve({ said }, { data: { on, parts } }) {
    const keys = parts.map((paid) => partKey(partOf(paid)));
    const others = said.filter((each) => each.on !== on || !keys.includes(partKey(each.part)));
    return { said: [...others, ...parts.map((paid) => ({ part: partOf(paid), executed: paid.executed, on }))] };
  },
};

/** The part that is meant, without what was paid of it. */
function partOf({ fund, source, level, document }: PartPaid): MoneyPart {
  return { fund, source, ...(level !== undefined && { level }), ...(document !== undefined && { document }) };
}

/** What is known to have been paid of a part by a day; undefined while nothing was said of it. */
export function paidBy(part: MoneyPart, on: string, { said }: ExecutionState): string | undefined {
  const key = partKey(part);
  const before = said.filter((each) => each.on <= on && partKey(each.part) === key);
  return before.reduce<(typeof before)[number] | undefined>((newest, each) => {
    return newest === undefined || newest.on <= each.on ? each : newest;
  }, undefined)?.executed;
}

/** Whether the amount was said of this very day before, and nothing else since. */
function isSaid(paid: PartPaid, on: string, { said }: ExecutionState): boolean {
  const key = partKey(partOf(paid));
  return said.some((each) => each.on === on && partKey(each.part) === key && decimal(each.executed).eq(paid.executed));
}

/** Whether it is another amount than was known by the day. */
export function isAnother(paid: PartPaid, on: string, state: ExecutionState): boolean {
  const before = paidBy(partOf(paid), on, state);
  return before === undefined || !decimal(before).eq(paid.executed);
}

/** The whole and its parts, as they stand through a day. */
export const executedOn = ({ said }: ExecutionState, effective: string): InForce =>
  executedBy(
    said.map((each) => ({ ...each, recordedAt: '' })),
    { effective },
  );

/** The days of which something was said, in order. */
export const daysOf = ({ said }: ExecutionState): readonly string[] => [...new Set(said.map(({ on }) => on))].sort();
