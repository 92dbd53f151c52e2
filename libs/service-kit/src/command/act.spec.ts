import {
  accepted,
  type Actor,
  type Command,
  type Decider,
  type Fact,
  nothingToDo,
  rejected,
  under,
} from '@wenxiao/domain';
import type { CitedBasis } from '@wenxiao/rules/ruling';
import { code, decimal, type EventOf, fact, factsOf, id, type Audience, words } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';
import type { EventMetadata, StoredEvent } from '@wenxiao/event-store';
import { act } from './act.js';
import type { Aggregate } from './aggregate.js';
import type { CommandContext } from './command-context.js';

const facts = factsOf({
  reviewed: fact('reviewed', 1, {
    answer: code(t.answer),
    opinion: words(t.opinion, { max: 99 }),
    reason: words(t.reason, { max: 99, audience: 'finance' }),
  }),
  scored: fact(
    'scored',
    1,
    { step: code(t.step), score: decimal(t.stepScore, { untilSubmitted: true }) },
    { doers: 'finance' },
  ),
  concluded: fact('concluded', 1, { answer: code(t.answer) }, { discloses: true }),
  kept: fact('kept', 1, { answer: code(t.answer) }, { audience: 'finance' }),
});
type Event = EventOf<typeof facts>;
type Cmd = Command<'look'>;
const decider: Decider<number, Cmd, Event, never> = {
  initialState: 0,
  decide: () => nothingToDo,
  evolve: (count) => count + 1,
};
const sheet: Aggregate<number, Cmd, Event, never, undefined> = {
  category: 'sheet',
  about: (id) => ({ subject: id }),
  decider,
  facts,
  publish: () => undefined,
};

const desk: Actor = { id: 'p-desk', as: 'grant', desk: 'office' };
const evaluator: Actor = { id: 'p-evaluator', as: 'assignment' };
const stored = (events: readonly (readonly [Event, Actor])[]): StoredEvent[] =>
  events.map(
    ([{ type, data }, actor], index) =>
      ({
        tenant: 'county',
        stream: 'sheet/1',
        version: index + 1,
        type,
        schemaVersion: 1,
        data: JSON.stringify(data),
        metadata: JSON.stringify({ actor }),
        recordedAt: `2024-01-01T00:00:0${String(index)}.000000Z`,
      }) as unknown as StoredEvent,
  );

const reviewed = facts.reviewed({ answer: 'passed', opinion: '可', reason: '内部' });
const scored = facts.scored({ step: 'score', score: '9' });
const concluded = facts.concluded({ answer: 'concluded' });
const kept = facts.kept({ answer: 'kept' });

/** What somebody who read nothing yet is told that they have to read first. */
async function toldTo(by: Actor, reads: Audience | undefined, events: readonly (readonly [Event, Actor])[]) {
  const part = act(sheet)({
    id: '1',
    expectedVersion: 0,
    given: (_, at) => ({
      command: { type: 'look', data: {}, at, by },
      inForce: { rules: undefined },
      ...(reads && { reads }),
    }),
  });
  const place = { tenant: 'county', at: '2024-01-02T00:00:00.000000Z', context: { actor: by } as CommandContext };
  const { isStale, overtakenBy } = await part.prepare(stored(events), place);
  return { isStale, told: overtakenBy.map(({ type, actor, data }) => [type, actor?.id, data]) };
}

describe('what a command has to read first', () => {
  const history = [
    [reviewed, desk],
    [scored, evaluator],
    [kept, desk],
  ] as const;

  it('is told as far as it is for whoever acts: the event first, then its fields and who did it', async () => {
    expect([
      await toldTo(desk, 'finance', history),
      await toldTo({ ...desk, id: 'p-unit' }, undefined, history),
    ]).toEqual([
      {
        isStale: true,
        told: [
          ['reviewed', 'p-desk', reviewed.data],
          ['scored', 'p-evaluator', scored.data],
          ['kept', 'p-desk', kept.data],
        ],
      },
      {
        isStale: true,
        told: [
          ['reviewed', 'p-desk', { answer: 'passed', opinion: '可' }],
          ['scored', undefined, { step: 'score' }],
        ],
      },
    ]);
  });

  it('is blind between evaluators, until it is disclosed, and never to their own', async () => {
    const other: Actor = { id: 'p-other', as: 'assignment' };
    const scores = async (by: Actor, events: typeof history | readonly (readonly [Event, Actor])[]) =>
      (await toldTo(by, 'finance', events)).told.find(([type]) => type === 'scored')?.[2];
    expect([
      await scores(other, history),
      await scores(evaluator, history),
      await scores(other, [...history, [concluded, desk]]),
    ]).toEqual([{ step: 'score' }, scored.data, scored.data]);
  });

  it('refuses also where it is not for them to know what came', async () => {
    expect(await toldTo({ ...desk, id: 'p-unit' }, undefined, [[kept, desk]])).toEqual({ isStale: true, told: [] });
  });
});

describe('whom somebody stood in for', () => {
  const done = fact('done', 1, { answer: code(t.answer), doneFor: id(t.doneFor).optional() });
  const chief = '018f2f6e-0000-7000-8000-000000000201';
  const dataBy = async (by: Actor) => {
    const decided = { ...decider, decide: () => accepted<Fact>(done({ answer: 'passed' }), kept) };
    const part = act({ ...sheet, facts: { ...facts, done }, decider: decided } as never)({
      id: '1',
      expectedVersion: 'current',
      given: (_: unknown, at: string) => ({
        command: { type: 'look', data: {}, at, by },
        inForce: { rules: undefined },
        actor: by,
      }),
    } as never);
    const place = { tenant: 'county', at: '2024-01-02T00:00:00.000000Z', context: { actor: desk } as CommandContext };
    const outcome = (await part.prepare([], place)).decide();
    return 'events' in outcome ? outcome.events.map(({ data }) => JSON.parse(data) as object) : [];
  };

  it('is said by each fact that has a field for it, where they did', async () => {
    expect(await dataBy({ ...desk, for: chief })).toEqual([{ answer: 'passed', doneFor: chief }, { answer: 'kept' }]);
    expect(await dataBy(desk)).toEqual([{ answer: 'passed' }, { answer: 'kept' }]);
  });
});

describe('what stands beside an event', () => {
  it('is the set, what of it the act and the event rest on, and the calendar that counted a day of it', async () => {
    const counted = {
      ...sheet,
      decider: { ...decider, decide: () => accepted(under(kept, { path: 'due', calendar: 'hash' })) },
    };
    const reference = { hash: 'rules', layers: [] };
    const part = act(counted)({
      id: '1',
      expectedVersion: 'current',
      given: (_, at) => ({
        command: { type: 'look', data: {}, at, by: desk },
        inForce: { rules: undefined, reference },
        basis: ['procedure'],
      }),
    });
    const place = { tenant: 'county', at: '2024-01-02T00:00:00.000000Z', context: { actor: desk } as CommandContext };
    const outcome = (await part.prepare([], place)).decide();
    const [event] = 'events' in outcome ? outcome.events : [];
    expect((JSON.parse(event!.metadata) as EventMetadata).rules).toEqual({
      ...reference,
      basis: ['procedure', 'due'],
      calendar: 'hash',
    });
  });
});

describe('a refusal', () => {
  const cited = (path: string): CitedBasis => ({
    path,
    article:
      path === 'unknown'
        ? []
        : [{ set: { id: 'own', version: 1 }, instrument: '《细则》', article: '第三十七条', quote: `原文 ${path}` }],
  });
  type Refused = Readonly<{ code: string }>;
  async function refusalOf(path: string | undefined, ...stated: readonly string[]) {
    const refusing: Decider<number, Cmd, Event, Refused> = {
      ...decider,
      decide: () => rejected({ code: 'rests-on' }, ...stated.map((each) => ({ path: each }))),
    };
    const part = act({ ...sheet, decider: refusing })({
      id: '1',
      expectedVersion: 0,
      given: (_, at) => ({
        command: { type: 'look', data: {}, at, by: desk },
        inForce: { rules: undefined },
        cites: { ruling: { cited }, ...(path !== undefined && { path }) },
      }),
    });
    const place = { tenant: 'county', at: '2024-01-02T00:00:00.000000Z', context: { actor: desk } as CommandContext };
    return (await part.prepare([], place)).decide();
  }

  it('says where it stands in the rules by which it was decided, or else where the act does', async () => {
    expect(await refusalOf('procedures/own/steps/score', 'evaluationTypes/own/restsOn')).toEqual({
      rejection: { code: 'rests-on', basis: [cited('evaluationTypes/own/restsOn')] },
    });
    expect(await refusalOf('procedures/own/steps/score')).toEqual({
      rejection: { code: 'rests-on', basis: [cited('procedures/own/steps/score')] },
    });
  });

  it('names no article where the rules have none', async () => {
    expect(await refusalOf(undefined)).toEqual({ rejection: { code: 'rests-on' } });
    expect(await refusalOf('procedures/own/steps/score', 'unknown')).toEqual({ rejection: { code: 'rests-on' } });
  });
});
