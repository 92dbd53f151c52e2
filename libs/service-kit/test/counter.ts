import { accepted, type Command, type Decider, type Fact, rejected } from '@wenxiao/domain';
import type { StoredEvent } from '@wenxiao/event-store';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Aggregate, CommandContext, Projection } from '../src/index.js';
import { decoded } from '../src/index.js';

/** The smallest aggregate that can be wrong: a number that is added to, up to ten. */
export type CounterEvent = Fact<'added', { by: number }>;
export type CounterCommand = Command<'add', { by: number }>;
type Rejection = Readonly<{ code: 'too-much'; total: number }>;

const decider: Decider<number, CounterCommand, CounterEvent, Rejection> = {
  initialState: 0,
  decide: ({ data }, total) =>
    total + data.by > 10 ? rejected({ code: 'too-much', total }) : accepted({ type: 'added', data }),
  evolve: (total, { data }) => total + data.by,
};

export const counter: Aggregate<number, CounterCommand, CounterEvent, Rejection, undefined> = {
  category: 'counter',
  decider,
  schemaVersions: { added: 2 },
  texts: { added: {} },
  // Version 1 counted in dozens.
  upcast: (_, __, data) => ({ by: (data as { dozens: number }).dozens * 12 }),
  publish: () => undefined,
};

@Entity({ schema: 'counters', name: 'totals' })
export class CounterRow {
  @PrimaryColumn('text')
  tenant!: string;

  @PrimaryColumn('text')
  id!: string;

  @Column('integer')
  total!: number;
}

export const countersProjection: Projection<CounterRow> = {
  name: 'counters/1',
  table: CounterRow,
  keyOf: ({ tenant, stream }) =>
    stream.startsWith('counter/') ? { tenant, id: stream.slice('counter/'.length) } : undefined,
  project: (row, event: StoredEvent) => ({
    tenant: event.tenant,
    id: event.stream.slice('counter/'.length),
    total: (row?.total ?? 0) + decoded<CounterEvent>(counter, event).data.by,
  }),
};

export function commandContext(commandId: string, changes: Partial<CommandContext> = {}): CommandContext {
  return {
    commandId,
    commandHash: `hash of ${commandId}`,
    actor: { id: '018f2f6e-0000-7000-8000-000000000501', role: 'budget-unit' },
    correlationId: '0af7651916cd43dd8448eb211c80319c',
    expectedVersion: undefined,
    admission: undefined,
    ...changes,
  };
}
