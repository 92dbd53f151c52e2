import { executionChanged, type Published } from '@wenxiao/contracts';
import { type ExecutionEvent, executionFacts } from '@wenxiao/facts/monitoring';
import type { Aggregate, EventPlace } from '@wenxiao/service-kit';
import { placeOf } from '../monitoring/monitoring.place.js';
import {
  daysOf,
  executedOn,
  type ExecutionCommand,
  executionDecider,
  type ExecutionState,
} from './execution.decider.js';

/** What was paid of a subject's money in one budget year: `execution/<subject>.<year>`. */
export const execution: Aggregate<ExecutionState, ExecutionCommand, ExecutionEvent, never, undefined> = {
  category: 'execution',
  about: (id) => ({ subject: placeOf(id).subject }),
  decider: executionDecider,
  facts: executionFacts,
  publish: publishExecution,
};

/** Others copy the whole through each day, and the parts by the latest. */
function publishExecution(_event: ExecutionEvent, after: ExecutionState, { id }: EventPlace): Published | undefined {
  const days = daysOf(after);
  const { parts } = executedOn(after, days.at(-1) ?? '');
  return executionChanged({
    ...placeOf(id),
    executed: days.map((on) => ({ on, total: executedOn(after, on).total })),
    parts: parts.map(({ part, amount }) => ({ ...part, amount })),
  });
}
