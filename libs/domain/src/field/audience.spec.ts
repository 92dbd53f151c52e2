import * as t from '../terms/index.js';
import { readableData } from './audience.js';
import { fact } from './fact.js';
import { type Audience, code, decimal, group, id, list, money, words } from './field.js';

const scored = fact(
  'scored',
  1,
  {
    round: code(t.round, { audience: 'public' }),
    spent: money(t.spentAmount),
    note: words(t.opinion, { audience: 'finance', max: 9 }),
    place: group({ reason: words(t.reason, { audience: 'named', max: 9 }), answer: code(t.answer) }),
    items: list(['item'], 3, { item: code(t.item), score: decimal(t.sheetPartScore, { untilSubmitted: true }) }),
  },
  { audience: 'public' },
);
const data = {
  round: 'q1',
  spent: '1.00',
  note: '可',
  place: { reason: '因', answer: 'yes' },
  items: [{ item: 'a', score: '9' }],
};
const read = (audience: Audience, blind = false, of = scored) =>
  readableData(of, { ...data, ofTheFuture: 'x' }, { audience, blind });

describe('what a reader may read of an event', () => {
  it('is what is for them or for more people than them, in groups and lists too', () => {
    const { place, items } = data;
    expect((['public', 'parties', 'finance', 'named'] as const).map((audience) => read(audience))).toEqual([
      { round: 'q1' },
      { round: 'q1', spent: '1.00', place: { answer: 'yes' }, items },
      { round: 'q1', spent: '1.00', note: '可', place: { answer: 'yes' }, items },
      { ...data, place },
    ]);
  });

  it('holds no blind value until all have submitted', () => {
    expect(read('named', true)).toEqual({ ...data, items: [{ item: 'a' }] });
  });

  it('says nowhere which person it is of whom they are not told', () => {
    const by = fact('planned', 1, { round: scored.fields.round, by: id(t.doneBy), level: id(t.level).optional() });
    const said = { round: 'q1', by: 'expert', level: 'department' };
    const reader = { audience: 'parties', blind: false } as const;
    expect([readableData(by, said, reader), readableData(by, said, { ...reader, unnamed: 'expert' })]).toEqual([
      said,
      { round: 'q1', level: 'department' },
    ]);
  });

  it('is nothing of an event that is not for them', () => {
    const secret = fact('scored', 1, scored.fields, { audience: 'finance' });
    expect([read('parties', false, secret), read('finance', false, secret)]).toEqual([
      undefined,
      { round: 'q1', spent: '1.00', note: '可', place: { answer: 'yes' }, items: data.items },
    ]);
  });

  it('is of what is for oversight read by who oversees, whatever else they are, and by the bureau never', () => {
    const reset = fact('reset', 1, { round: code(t.round) }, { audience: 'oversight' });
    const readers = [
      { audience: 'finance' },
      { audience: 'finance', named: true },
      { audience: 'public', oversees: true },
      { audience: 'named' },
    ] as const;
    expect(readers.map((reader) => readableData(reset, { round: 'q1' }, { ...reader, blind: true }))).toEqual([
      undefined,
      undefined,
      { round: 'q1' },
      { round: 'q1' },
    ]);
    // To oversee opens nothing else.
    const forNamed = fact('reset', 1, { round: code(t.round) }, { audience: 'named' });
    expect(
      readableData(forNamed, { round: 'q1' }, { audience: 'public', oversees: true, blind: false }),
    ).toBeUndefined();
  });
});
