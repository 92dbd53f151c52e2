import { registerFacts as facts, type RegisterEvent } from '@wenxiao/facts/accountability';
import { subject } from '../testing/under-fufeng.js';
import { register } from './register.aggregate.js';
import { register as decider } from './register.decider.js';

const rules = {
  hash: 'a'.repeat(64),
  layers: [{ id: 'changde-2019', version: 1 }],
  basis: ['registers/negative-list'],
};
const id = `${subject}.negative-list.eliminated.subject.2`;
const on = '2024-05-06';
const which = {
  ...{ scheme: 'budget-performance', register: 'negative-list', kind: 'eliminated', of: 'subject' as const },
  effects: ['block-request'],
};
const submitted = facts.entrySubmitted({ ...which, findings: [], documents: [], on });
const confirmed = facts.entryConfirmed({ documents: [], on });
const left = facts.entryLeft({ gate: 'leading-group', reason: '同意退出', documents: [], on });

/** What is told of the last of some events. */
function toldOf(...events: readonly [RegisterEvent, ...RegisterEvent[]]) {
  const after = events.reduce((state, event) => decider.evolve(state, event), decider.initialState);
  const place = { tenant: subject, id, version: events.length, metadata: { rules } as never };
  return register.publish(events.at(-1)!, after, place);
}

describe('what others learn of an entry', () => {
  it('is that it is in force with what it brings with it, and that it left, and under which rules', () => {
    const told = { ...which, about: subject, number: 2, rules };
    expect(toldOf(submitted, confirmed)).toEqual({ ...told, status: 'in-force', on });
    expect(toldOf(submitted, confirmed, left)).toEqual({ ...told, status: 'left', on });
  });

  it('is that it was struck as an error, and nothing before that was confirmed', () => {
    const asking = facts.entryStrikeAsked({ reason: '同名单位', documents: [], on, by: subject });
    expect(toldOf(submitted, confirmed, asking)).toBeUndefined();
    const struck = facts.entryStruck({ reason: '同名单位', documents: [], on });
    expect(toldOf(submitted, confirmed, asking, struck)).toMatchObject({ status: 'struck', on });
    expect(toldOf(submitted, facts.entryWithdrawn({ reason: '同名单位', documents: [], on }))).toBeUndefined();
  });

  it('is nothing of what is proposed, waits to be confirmed or was declined, nor what is logged or said of it', () => {
    const silent: readonly (readonly [RegisterEvent, ...RegisterEvent[]])[] = [
      [facts.entryProposed({ ...which, on })],
      [submitted],
      [submitted, facts.entryDeclined({ reason: '不符' })],
      [submitted, confirmed, facts.entryCorrected({ documents: [], reason: '误登' })],
      [submitted, confirmed, facts.entryLogged({ row: 1, rating: '90', on })],
    ];
    expect(silent.map((events) => toldOf(...events))).toEqual(silent.map(() => undefined));
  });
});
