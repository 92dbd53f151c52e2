import fc from 'fast-check';
import { decimal, sumOf } from './decimal.js';
import type { AccountAct } from './money-acts.js';
import {
  executedBy,
  type ExecutedCopy,
  inForce,
  type MoneyChange,
  type MoneyPart,
  timetableRowOn,
  timetableOf,
  yuanText,
} from './money-changes.js';

const own: MoneyPart = { fund: 'general-public', source: 'own' };
const upper: MoneyPart = { fund: 'general-public', source: 'upper', level: 'province', document: '省财预〔2023〕7号' };

/** `at` is the day on which the event was recorded; its version rises with it. */
function change(act: AccountAct, amount: string, from: string, at: string, part = own): MoneyChange {
  const version = Number(at.replaceAll('-', ''));
  return { account: 'budget', act, part, change: amount, from, recordedAt: `${at}T02:00:00.000000Z`, version };
}

const endOf = (day: string): string => `${day}T15:59:59.999999Z`;

describe('what is in force', () => {
  const approved = change('approve', '1000000.00', '2023-01-20', '2023-01-20');
  const cut = change('cut', '-500000.00', '2023-09-01', '2023-09-01');
  const raisedLate = change('raise', '600000.00', '2023-06-01', '2023-10-10', upper);
  const all = [approved, cut, raisedLate];

  it('is the sum of changes, so that what takes effect retroactively does not undo what came between', () => {
    expect(inForce(all, 'budget', { effective: '2023-12-31' })).toEqual({
      total: '1100000.00',
      parts: [
        { part: own, amount: '500000.00' },
        { part: upper, amount: '600000.00' },
      ],
    });
  });

  it.each([
    ['2023-07-01', '2023-09-30', '1000000.00'],
    ['2023-07-01', '2023-10-31', '1600000.00'],
    ['2023-12-31', '2023-09-30', '500000.00'],
    ['2023-12-31', '2023-10-31', '1100000.00'],
    ['2023-08-31', '2023-10-31', '1600000.00'],
    ['2023-09-01', '2023-10-31', '1100000.00'],
    ['2023-01-19', '2023-10-31', '0.00'],
    ['2023-12-31', '2023-01-19', '0.00'],
  ])('on %s, as known at the end of %s, is %s', (effective, known, total) => {
    expect(inForce(all, 'budget', { effective, knownAt: endOf(known) }).total).toBe(total);
  });

  it('is known from the very instant at which it was recorded, and not a microsecond before', () => {
    const known = (knownAt: string): string =>
      inForce([approved], 'budget', { effective: '2023-12-31', knownAt }).total;
    expect(known('2023-01-20T02:00:00.000000Z')).toBe('1000000.00');
    expect(known('2023-01-20T01:59:59.999999Z')).toBe('0.00');
  });

  it('was 1,000,000 until the day on which the cut took effect, whenever one asks', () => {
    const halved = [approved, change('cut', '-600000.00', '2023-06-30', '2023-06-20')];
    const on = (effective: string): string => inForce(halved, 'budget', { effective }).total;
    expect([on('2023-06-29'), on('2023-06-30'), on('2023-07-01')]).toEqual(['1000000.00', '400000.00', '400000.00']);
  });

  it('is told apart by account', () => {
    const asked: MoneyChange = { ...approved, account: 'request', act: 'request', change: '1200000.00' };
    expect(inForce([asked, ...all], 'request', { effective: '2023-12-31' }).total).toBe('1200000.00');
    expect(inForce([asked, ...all], 'control', { effective: '2023-12-31' })).toEqual({ total: '0.00', parts: [] });
  });
});

describe('the timetable of a line', () => {
  it('has a row for each day on which a part changes, transfers between parts included', () => {
    const changes = [
      change('transfer', '-100000.00', '2023-05-01', '2023-05-01'),
      change('transfer', '100000.00', '2023-05-01', '2023-05-01', upper),
      change('approve', '1000000.00', '2023-01-20', '2023-01-20'),
      change('raise', '5.00', '2023-08-01', '2023-08-01'),
      change('cut', '-5.00', '2023-08-01', '2023-08-02'),
    ];
    expect(timetableOf(changes, 'budget')).toEqual([
      { from: '2023-01-20', total: '1000000.00', parts: [{ part: own, amount: '1000000.00' }] },
      {
        from: '2023-05-01',
        total: '1000000.00',
        parts: [
          { part: own, amount: '900000.00' },
          { part: upper, amount: '100000.00' },
        ],
      },
    ]);
  });

  it('is read by the last row that has begun', () => {
    const rows = [{ from: '2023-01-20' }, { from: '2023-05-01' }];
    const on = (day: string): string | undefined => timetableRowOn(rows, day)?.from;
    expect([on('2023-01-19'), on('2023-01-20'), on('2023-04-30'), on('2023-12-31')]).toEqual([
      undefined,
      '2023-01-20',
      '2023-01-20',
      '2023-05-01',
    ]);
  });
});

const day = fc.integer({ min: 1, max: 28 }).map((number) => `2023-02-${String(number).padStart(2, '0')}`);
const anyChange = fc
  .record({ fen: fc.integer({ min: -1e9, max: 1e9 }), from: day, at: day, part: fc.constantFrom(own, upper) })
  .map(({ fen, from, at, part }) => change('control', yuanText(decimal(String(fen)).div('100')), from, at, part));
const history = fc.array(anyChange, { maxLength: 20 });

describe('for all histories', () => {
  it('the order of arrival does not matter', () => {
    const shuffled = history.chain((changes) =>
      fc.tuple(fc.constant(changes), fc.shuffledSubarray(changes, { minLength: changes.length })),
    );
    fc.assert(
      fc.property(shuffled, day, day, ([changes, others], effective, known) => {
        const moment = { effective, knownAt: endOf(known) };
        expect(inForce(others, 'budget', moment)).toEqual(inForce(changes, 'budget', moment));
        expect(timetableOf(others, 'budget')).toEqual(timetableOf(changes, 'budget'));
      }),
    );
  });

  it('the total is that of the parts, and of the changes in force by both axes', () => {
    fc.assert(
      fc.property(history, day, day, (changes, effective, known) => {
        const { total, parts } = inForce(changes, 'budget', { effective, knownAt: endOf(known) });
        const counted = changes.filter((each) => each.from <= effective && each.recordedAt <= endOf(known));
        expect(total).toBe(yuanText(sumOf(counted.map((each) => decimal(each.change)))));
        expect(total).toBe(yuanText(sumOf(parts.map(({ amount }) => decimal(amount)))));
      }),
    );
  });

  it('the timetable says of every day what is in force on it', () => {
    fc.assert(
      fc.property(history, day, (changes, effective) => {
        const { total, parts } = timetableRowOn(timetableOf(changes, 'budget'), effective) ?? {
          total: '0.00',
          parts: [],
        };
        expect({ total, parts }).toEqual(inForce(changes, 'budget', { effective }));
      }),
    );
  });

  it('what is recorded later never changes what was known earlier', () => {
    fc.assert(
      fc.property(history, day, day, (changes, effective, known) => {
        const earlier = changes.filter(({ recordedAt }) => recordedAt <= endOf(known));
        const moment = { effective, knownAt: endOf(known) };
        expect(inForce(changes, 'budget', moment)).toEqual(inForce(earlier, 'budget', moment));
      }),
    );
  });
});

describe('what was paid', () => {
  const copy = (executed: string, on: string, at: string, part = own): ExecutedCopy => ({
    part,
    executed,
    on,
    recordedAt: `${at}T02:00:00.000000Z`,
  });
  const copies = [
    copy('300.00', '2023-03-31', '2023-04-02'),
    copy('700.00', '2023-06-30', '2023-07-02'),
    copy('650.00', '2023-06-30', '2023-07-20'),
    copy('40.00', '2023-05-31', '2023-06-02', upper),
  ];

  it.each([
    ['2023-03-30', '2023-12-31', '0.00'],
    ['2023-03-31', '2023-12-31', '300.00'],
    ['2023-06-30', '2023-07-10', '740.00'],
    ['2023-06-30', '2023-12-31', '690.00'],
  ])('by %s, as known at the end of %s, is what was said last of each part: %s', (effective, known, total) => {
    expect(executedBy(copies, { effective, knownAt: endOf(known) }).total).toBe(total);
    expect(executedBy(copies.toReversed(), { effective, knownAt: endOf(known) }).total).toBe(total);
  });
});
