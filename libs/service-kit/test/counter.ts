import { accepted, type Command, type Decider, nothingToDo, rejected, under } from '@wenxiao/domain';
import { count, type EventOf, fact, words, factsOf } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';
import type { StoredEvent } from '@wenxiao/event-store';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Aggregate, CommandContext, Projection } from '../src/index.js';
import { decoded } from '../src/index.js';

const facts = factsOf({
  // Version 1 counted in dozens.
  added: fact('added', 1, { dozens: count(t.ruleSetVersion, { min: -9 }) }).next(
    { by: count(t.ruleSetVersion, { min: -9 }) },
    ({ dozens }) => ({ by: dozens * 12 }),
  ),
  remarked: fact('remarked', 1, { remark: words(t.checklistNote, { max: 99 }) }),
});

/** The smallest aggregate that can be wrong: a number that is added to, up to ten, and remarks that nobody has to read. */
export type CounterEvent = EventOf<typeof facts>;
export type CounterCommand = Command<'add', { by: number }> | Command<'remark', { remark: string }>;
type Rejection = Readonly<{ code: 'too-much'; total: number }>;

const decider: Decider<number, CounterCommand, CounterEvent, Rejection> = {
  initialState: 0,
  decide: (command, total) => {
    if (command.type === 'remark')
      return accepted(under<CounterEvent>(facts.remarked(command.data), { path: 'remarks/free' }));
    const { data } = command;
    if (data.by < 0) return nothingToDo;
    return total + data.by > 10 ? rejected({ code: 'too-much', total }) : accepted(facts.added(data));
  },
  evolve: (total, event) => (event.type === 'added' ? total + event.data.by : total),
};

export const counter: Aggregate<number, CounterCommand, CounterEvent, Rejection, undefined> = {
  category: 'counter',
  about: (id) => ({ subject: id }),
  decider,
  facts,
  material: { add: ['added'], remark: [] },
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
    total: counter.decider.evolve(row?.total ?? 0, decoded<CounterEvent>(counter, event)),
  }),
};

export function commandContext(commandId: string, changes: Partial<CommandContext> = {}): CommandContext {
  return {
    commandId,
    commandHash: `hash of ${commandId}`,
    actor: { id: '018f2f6e-0000-7000-8000-000000000501', as: 'grant', desk: 'budget-unit' },
    correlationId: '0af7651916cd43dd8448eb211c80319c',
    expectedVersion: undefined,
    admission: undefined,
    ...changes,
  };
}
