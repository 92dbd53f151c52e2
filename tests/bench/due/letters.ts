// A service that has nothing but letters, each of which is to be answered by a day: what becomes due of it costs what the scheduler costs.
import { accepted, type Command, type Decider, nothingToDo, startOfDay } from '@wenxiao/domain';
import { day, type EventOf, fact, factsOf } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';
import type { StoredEvent } from '@wenxiao/event-store';
import {
  act,
  type Act,
  type Aggregate,
  type Ahead,
  decodedState,
  type DueAlarm,
  type DueSource,
  type ServicePlan,
} from '@wenxiao/service-kit';

const facts = factsOf({
  received: fact('received', 1, { on: day(t.overdueSince) }),
  becameOverdue: fact('became-overdue', 1, { on: day(t.overdueSince) }),
});
export const timeZone = 'Asia/Shanghai';

type Event = EventOf<typeof facts>;
type State = Readonly<{ wakeOn?: string; overdue: boolean }>;

const decider: Decider<State, Command<'look', { day: string }>, Event, never> = {
  initialState: { overdue: false },
  decide: ({ data }, { wakeOn, overdue }) =>
    overdue || wakeOn === undefined || data.day < wakeOn
      ? nothingToDo
      : accepted<Event>(facts.becameOverdue({ on: data.day })),
  evolve: (state, { type, data }) =>
    type === 'received' ? { ...state, wakeOn: data.on } : { ...state, overdue: true },
};

const letter: Aggregate<State, Command<'look', { day: string }>, Event, never, undefined> = {
  category: 'letter',
  decider,
  about: (id) => ({ subject: id }),
  facts,
  publish: () => undefined,
};

/** Received, and to be looked at on a day. */
export const received = (on: string) => ({
  type: 'received',
  schemaVersion: 1,
  data: JSON.stringify({ on }),
  metadata: JSON.stringify({ actor: { id: 'post', as: 'system' }, about: {}, correlationId: 'letters' }),
});

class LettersDue implements DueSource {
  readonly category = letter.category;

  aheadOf(_tenant: string, _id: string, stored: readonly StoredEvent[]): Promise<Ahead> {
    const { wakeOn, overdue } = decodedState(letter, stored);
    const alarms = overdue || wakeOn === undefined ? [] : [{ what: 'answer', wakeOn }];
    return Promise.resolve({ alarms, tasks: [] });
  }

  look({ id, day: on }: DueAlarm): Act<unknown> {
    return act(letter)({
      id,
      expectedVersion: 'current',
      given: (_, at) => ({
        command: { type: 'look', data: { day: on }, at, by: { id: 'due', as: 'system' } },
        inForce: { rules: undefined },
        effectiveAt: startOfDay(on, timeZone),
      }),
    });
  }
}

export const lettersPlan: ServicePlan = {
  name: 'letters',
  description: '信件 letters',
  controllers: [],
  listensTo: [],
  projections: [],
  due: [LettersDue],
  migrations: [],
  workingSchemas: [],
};
