import { accepted, type Command, type Decider, fold, nothingToDo, plusDays } from '@wenxiao/domain';
import { day, type EventOf, fact, factsOf } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';
import { advanceClock, readStream, type StoredEvent } from '@wenxiao/event-store';
import { type FreshStore, freshStore } from '@wenxiao/event-store/testing';
import { eventually } from '@wenxiao/messaging/testing';
import type pg from 'pg';
import { DataSource } from 'typeorm';
import { v7 } from 'uuid';
import type { Ahead, DueAlarm } from '../src/due/alarm.js';
import { claimAlarms, dueMigrations, dueSchema, lookedAt } from '../src/due/alarms.js';
import { DueItems } from '../src/due/due-items.js';
import { markedStreams, reckonFrom, setAhead } from '../src/due/reckonings.js';
import { act, type Aggregate, BusinessClock, CommandRunner, decoded, serviceLogger } from '../src/index.js';
import { serviceTransactions } from '../src/runtime/read-models.js';
import { readOnce } from '../src/runtime/read-once.js';
import { commandContext } from './counter.js';

// A letter that is to be answered within ten days, and of which somebody is reminded each day after that, twice.
const facts = factsOf({
  received: fact('received', 1, { dueOn: day(t.overdueSince) }),
  answered: fact('answered', 1, {}),
  becameOverdue: fact('became-overdue', 1, { on: day(t.overdueSince) }),
});
type Event = EventOf<typeof facts>;
type Cmd = Command<'receive', { dueOn: string }> | Command<'answer'> | Command<'look', { day: string }>;
type State = Readonly<{ dueOn?: string; answered: boolean; overdue: readonly string[] }>;

const decider: Decider<State, Cmd, Event, never> = {
  initialState: { answered: false, overdue: [] },
  decide(command, state) {
    switch (command.type) {
      case 'receive':
        return accepted(facts.received(command.data));
      case 'answer':
        return accepted(facts.answered({}));
      case 'look': {
        const { day: today } = command.data;
        if (state.answered || state.dueOn === undefined || today <= state.dueOn) return nothingToDo;
        return accepted<Event>(facts.becameOverdue({ on: today }));
      }
    }
  },
  evolve(state, event) {
    if (event.type === 'received') return { ...state, dueOn: event.data.dueOn };
    if (event.type === 'answered') return { ...state, answered: true };
    return { ...state, overdue: [...state.overdue, event.data.on] };
  },
};

const letter: Aggregate<State, Cmd, Event, never, undefined> = {
  category: 'letter',
  decider,
  about: (id) => ({ subject: id }),
  facts,
  publish: () => undefined,
};

/** What is said beside the letters. */
let graceDays = 0;
const brokenIds = new Set<string>();
let lookUp: ((tenant: string) => Promise<unknown>) | undefined;

const source = {
  category: 'letter',
  aheadOf: async (tenant: string, id: string, stored: readonly StoredEvent[]): Promise<Ahead> => {
    await lookUp?.(tenant);
    if (brokenIds.has(id)) throw new Error('The rules of this one are not there');
    const { dueOn, answered, overdue } = fold(
      decider,
      stored.map((event) => decoded<Event>(letter, event)),
    );
    if (dueOn === undefined || answered || overdue.length === 2) return { alarms: [], tasks: [] };
    const wakeOn = plusDays(dueOn, overdue.length + 1 + graceDays);
    return { alarms: [{ what: `overdue/${overdue.length}`, wakeOn }], tasks: [] };
  },
  look: ({ id, day }: DueAlarm) =>
    act(letter)({
      id,
      expectedVersion: 'current',
      given: (_, at) => ({
        command: { type: 'look', data: { day }, at, by: { id: 'system:due', as: 'system' } },
        inForce: { rules: undefined },
        effectiveAt: clock.startOf(day),
      }),
    }),
};

let store: FreshStore;
let pool: pg.Pool;
let readModels: DataSource;
let clock: BusinessClock;
let commands: CommandRunner;
const instances: DueItems[] = [];

beforeAll(async () => {
  store = await freshStore('letters', { migrations: [dueMigrations], workingSchemas: [dueSchema], demo: true });
  pool = store.pool('service');
  clock = new BusinessClock(pool, 'Asia/Shanghai');
  await advanceClock(pool, '2031-01-01T01:00:00.000000Z');
  commands = new CommandRunner(pool, () => undefined, clock);
  readModels = await new DataSource({ type: 'postgres', url: store.url('service'), entities: [] }).initialize();
});
afterEach(() => Promise.all(instances.splice(0).map((each) => each.close())));
afterAll(async () => {
  await readModels.destroy();
  await store.drop();
});

function run(count = 1, by: pg.Pool = pool): DueItems[] {
  const transactions = serviceTransactions(readModels);
  const logger = serviceLogger('letters', 'silent');
  const started = Array.from(
    { length: count },
    () => new DueItems({ service: 'letters', sources: [source], pool: by, transactions, commands, clock, logger }),
  );
  for (const each of started) each.start();
  instances.push(...started);
  return started;
}

const give = (tenant: string, id: string, command: Pick<Cmd, 'type' | 'data'>) =>
  commands.run(tenant, commandContext(v7()), [
    act(letter)({
      id,
      expectedVersion: 'current',
      given: (_, at) => ({
        command: { ...command, at, by: { id: 'p', as: 'grant' } } as Cmd,
        inForce: { rules: undefined },
      }),
    }),
  ]);

async function overdueOf(tenant: string, id: string): Promise<readonly { on: string; effectiveAt: string }[]> {
  const events = await readStream(pool, tenant, `letter/${id}`);
  return events
    .filter(({ type }) => type === 'became-overdue')
    .map(({ data, metadata }) => ({
      ...(JSON.parse(data) as { on: string }),
      effectiveAt: (JSON.parse(metadata) as { effectiveAt: string }).effectiveAt,
    }));
}

async function settled(due: DueItems, through: string): Promise<void> {
  const end = performance.now() + 30_000;
  while ((await due.ahead(through)).pending > 0) {
    if (performance.now() > end) throw new Error('still pending');
    due.wake();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

it('looks on the day after the last day, once, whoever of several instances looks, and catches up what was missed in order', async () => {
  const [tenant, id, answered] = ['county', v7(), v7()];
  await give(tenant, id, { type: 'receive', data: { dueOn: '2031-01-02' } });
  await give(tenant, answered, { type: 'receive', data: { dueOn: '2031-01-02' } });
  const [due] = run(3) as [DueItems];
  await settled(due, '2031-01-01');
  expect(await due.ahead('2031-01-01')).toMatchObject({ pending: 0, next: '2031-01-03' });
  expect(await overdueOf(tenant, id)).toEqual([]);
  await give(tenant, answered, { type: 'answer', data: {} });
  // Nobody looks for a week.
  await Promise.all(instances.splice(0).map((each) => each.close()));
  await advanceClock(pool, '2031-01-10T01:00:00.000000Z');
  const [later] = run(3) as [DueItems];
  await settled(later, '2031-01-10');
  expect(await overdueOf(tenant, id)).toEqual([
    { on: '2031-01-03', effectiveAt: '2031-01-02T16:00:00.000000Z' },
    { on: '2031-01-04', effectiveAt: '2031-01-03T16:00:00.000000Z' },
  ]);
  expect(await overdueOf(tenant, answered)).toEqual([]);
});

it('takes the tenants in turn', async () => {
  const many = Array.from({ length: 60 }, () => v7());
  const few = v7();
  for (const id of many) await give('province', id, { type: 'receive', data: { dueOn: '2031-01-11' } });
  await give('small-county', few, { type: 'receive', data: { dueOn: '2031-01-12' } });
  const [due] = run() as [DueItems];
  await settled(due, '2031-01-10');
  await due.close();
  await advanceClock(pool, '2031-01-14T01:00:00.000000Z');
  const claimed = await claimAlarms(pool, '2031-01-14', 2);
  expect(claimed.map(({ tenant }) => tenant).sort()).toEqual(['province', 'small-county']);
});

it('reckons a stream anew where something beside it has changed', async () => {
  const [tenant, id] = ['grace-county', v7()];
  await give(tenant, id, { type: 'receive', data: { dueOn: '2031-02-01' } });
  const [due] = run() as [DueItems];
  const wakesOn = (day: string) =>
    eventually(async () => {
      due.wake();
      const asked = `select wake_on::text as day from due.alarms where tenant = $1`;
      expect((await pool.query<{ day: string }>(asked, [tenant])).rows).toEqual([{ day }]);
    });
  await wakesOn('2031-02-02');
  graceDays = 3;
  await reckonFrom(pool, [{ tenant, stream: `letter/${id}` }]);
  await wakesOn('2031-02-05');
  graceDays = 0;
});

const alarmsOf = async (tenant: string) =>
  (
    await pool.query<{ what: string; day: string }>(
      `select what, wake_on::text as day from due.alarms where tenant = $1`,
      [tenant],
    )
  ).rows;

it('reckons what is marked together in one go, and asks once for what several streams look up', async () => {
  const tenant = 'asked-once';
  const ids = Array.from({ length: 20 }, () => v7());
  for (const id of ids) await give(tenant, id, { type: 'receive', data: { dueOn: '2031-05-01' } });
  const [first] = run() as [DueItems];
  await settled(first, '2031-01-01');
  await first.close();
  for (const id of ids) await reckonFrom(pool, [{ tenant, stream: `letter/${id}` }]);
  // What another test has left marked or due may be reckoned in the same go, or in a further one: of this tenant's alone it is counted.
  const asked: string[] = [];
  const isAbout = (values: unknown[] = []) => JSON.stringify(values).includes(tenant);
  const counting = {
    query: (text: string, values?: unknown[]) => {
      if (isAbout(values)) asked.push(text);
      return pool.query(text, values);
    },
  };
  lookUp = async (of) =>
    of === tenant && readOnce(counting).query('select day from (values ($1)) as of_others (day)', [tenant]);
  run(1, counting as unknown as pg.Pool);
  const left = 'select from due.reckonings union all select from due.changes';
  await eventually(async () => expect((await pool.query(left)).rows).toEqual([]));
  lookUp = undefined;
  expect(await alarmsOf(tenant)).toHaveLength(ids.length);
  const count = (part: string) => asked.filter((text) => text.includes(part)).length;
  expect({ read: count('read_stream'), lookedUp: count('of_others'), set: count('insert into due.alarms') }).toEqual({
    read: 1,
    lookedUp: 1,
    set: 1,
  });
});

it('holds up no other stream where one cannot be reckoned, and has tried again once something changed', async () => {
  const tenant = 'broken-county';
  const [broken, whole] = [v7(), v7()];
  brokenIds.add(broken);
  await give(tenant, broken, { type: 'receive', data: { dueOn: '2031-04-01' } });
  await give(tenant, whole, { type: 'receive', data: { dueOn: '2031-04-05' } });
  const [due] = run() as [DueItems];
  const days = async () => (await alarmsOf(tenant)).map(({ day }) => day).sort();
  await eventually(async () => {
    due.wake();
    expect(await days()).toEqual(['2031-04-06']);
  });
  brokenIds.clear();
  await reckonFrom(pool, [{ tenant, stream: `letter/${broken}` }]);
  await eventually(async () => {
    due.wake();
    expect(await days()).toEqual(['2031-04-02', '2031-04-06']);
  });
});

it('looks at what is due of a stream in order, whoever of several has the earlier day', async () => {
  const of = { tenant: 'in-order', stream: 'letter/in-order' };
  const alarms = [
    { what: 'second', wakeOn: '2031-01-13' },
    { what: 'first', wakeOn: '2031-01-12' },
  ];
  await reckonFrom(pool, [{ tenant: of.tenant, stream: of.stream }]);
  const found = (await markedStreams(pool, 1_000, '9999-12-31')).find(({ tenant }) => tenant === of.tenant);
  await setAhead(pool, [{ ...found!, version: 1, alarms, tasks: [] }]);
  const next = async () => (await claimAlarms(pool, '2031-01-14', 100)).filter(({ tenant }) => tenant === of.tenant);
  const claimed = await claimAlarms(pool, '2031-01-12', 100);
  const first = claimed.find(({ tenant }) => tenant === of.tenant);
  expect(first?.what).toBe('first');
  expect(await next()).toEqual([]);
  await lookedAt(pool, [first!]);
  expect((await next()).map(({ what }) => what)).toEqual(['second']);
});
