import { accepted, type Command, type Decider, nothingToDo, rejected } from '@wenxiao/domain';
import type { DataOf } from '@wenxiao/domain/field';
import { type ExecutionBatchEvent, executionBatchFacts } from '@wenxiao/facts/monitoring';
import type { Aggregate } from '@wenxiao/service-kit';

type Accepted = DataOf<typeof executionBatchFacts.batchAccepted.fields>;
type State = Readonly<{ hash?: string }>;
type Accepting = Command<'accept', Accepted>;
/** A batch was taken under this id, and it was another one. */
type Rejection = Readonly<{ code: 'batch-differs' }>;

/** `<jurisdiction>.<batch>`: a batch is called as its sender calls it, without a dot. */
export const batchId = (tenant: string, batch: string): string => `${tenant}.${batch}`;
const tenantOf = (id: string): string => id.slice(0, id.indexOf('.'));

/** A batch is taken once: sent again it changes nothing. */
const decider: Decider<State, Accepting, ExecutionBatchEvent, Rejection> = {
  initialState: {},
  decide({ data }, { hash }) {
    if (hash === undefined) return accepted(executionBatchFacts.batchAccepted(data));
    return hash === data.hash ? nothingToDo : rejected({ code: 'batch-differs' });
  },
  evolve: (_, { data: { hash } }) => ({ hash }),
};

/** A batch of executed amounts that a jurisdiction's treasury handed in: `execution-batch/<jurisdiction>.<batch>`. */
export const executionBatch: Aggregate<State, Accepting, ExecutionBatchEvent, Rejection, undefined> = {
  category: 'execution-batch',
  about: (id) => ({ tenant: tenantOf(id) }),
  decider,
  facts: executionBatchFacts,
  publish: () => undefined,
};
