import fc from 'fast-check';
import { decimal, sumOf } from './decimal.js';
import { type AccountAct, moneyActs, moneyAccounts } from './money-acts.js';
import { type ExecutedCopy, inForce, type MoneyChange, type MoneyPart, yuanText } from './money-changes.js';
import {
  changeFlaw,
  entryOf,
  entryTo,
  type LineHistory,
  type MoneyEntry,
  reversalOf,
  transferFlaw,
  transferOf,
} from './money-entries.js';

const own: MoneyPart = { fund: 'general-public', source: 'own' };
const carried: MoneyPart = { fund: 'general-public', source: 'carry-over' };
const yearEnd = { effective: '2023-12-31' };

/** The line's history after these entries, each an event of its own. */
function recorded(...entries: readonly MoneyEntry[]): readonly MoneyChange[] {
  return entries.flatMap(({ act, changes, reverses }, at) =>
    changes.map((change) => ({
      ...change,
      act,
      version: at + 1,
      recordedAt: `2023-01-01T00:00:00.${String(at + 1).padStart(6, '0')}Z`,
      ...(reverses !== undefined && { reverses }),
    })),
  );
}

const line = (changes: readonly MoneyChange[], executed: readonly ExecutedCopy[] = []): LineHistory => ({
  year: 2023,
  changes,
  executed,
});
const approved = (amount: string, from = '2023-01-20'): MoneyEntry =>
  entryOf('approve', 'budget', [{ part: own, amount }], from);
const cut = (amount: string, from: string): MoneyEntry => entryOf('cut', 'budget', [{ part: own, amount }], from);

describe('the closed table of money', () => {
  it('says of every act which account it moves, and in which direction, or which payment status it brings about', () => {
    const moved = Object.entries(moneyActs).map(([act, moves]) =>
      'payment' in moves ? `${act}: ${moves.payment}` : `${act}: ${moves.accounts.join(' ')} ${moves.direction}`,
    );
    expect(moved).toEqual([
      'control: control either',
      'request: request either',
      'approve: budget up',
      'raise: budget up',
      'cut: control budget down',
      'transfer: budget either',
      'carry-over: budget up',
      'recover: budget down',
      'suspend: suspended',
      'stop: stopped',
      'resume: open',
    ]);
  });

  it.each([
    ['raise', '-1.00', { code: 'other-direction', act: 'raise', direction: 'up', change: '-1.00' }],
    ['cut', '1.00', { code: 'other-direction', act: 'cut', direction: 'down', change: '1.00' }],
    ['request', '1.00', { code: 'other-account', act: 'request', account: 'budget', accounts: ['request'] }],
    ['carry-over', '1.00', { code: 'other-source', act: 'carry-over', source: 'own' }],
    ['raise', '0.00', { code: 'nothing-changes' }],
    ['raise', '0.001', { code: 'no-amount', change: '0.001', flaw: 'finer-than-fen' }],
    ['raise', '7', { code: 'no-amount', change: '7', flaw: 'not-a-decimal' }],
    ['raise', '007.00', { code: 'no-amount', change: '007.00', flaw: 'not-a-decimal' }],
    ['raise', '1e3', { code: 'no-amount', change: '1e3', flaw: 'not-a-decimal' }],
  ] as const)('refuses %s of the budget by %s', (act, change, flaw) => {
    const entry: MoneyEntry = { act, changes: [{ account: 'budget', part: own, change, from: '2023-05-01' }] };
    expect(changeFlaw([entry], line(recorded(approved('100.00'))))).toEqual(flaw);
  });

  it('takes effect within the line’s year; control number, request, their cuts and approval in the year before as well', () => {
    const raise = (from: string) =>
      changeFlaw([entryOf('raise', 'budget', [{ part: own, amount: '1' }], from)], line([]));
    const outside = (from: string) => ({ code: 'outside-year', from, first: '2023-01-01', last: '2023-12-31' });
    expect(raise('2023-12-31')).toBeUndefined();
    for (const from of ['2022-12-31', '2024-01-01', '1900-01-01', '2999-12-31', '2023-02-30'])
      expect(raise(from)).toEqual(outside(from));
    expect(changeFlaw([approved('1', '2022-12-31')], line([]))).toBeUndefined();
    expect(changeFlaw([approved('1', '2021-12-31')], line([]))).toMatchObject({ first: '2022-01-01' });
  });
});

describe('a cut', () => {
  const history = recorded(approved('1000000.00'));
  const belowZero = (on: string, amount: string) => ({ code: 'below-zero', account: 'budget', part: own, on, amount });

  it('B-34: may take all that is in force, and not a fen more', () => {
    expect(changeFlaw([cut('1000000.00', '2023-06-30')], line(history))).toBeUndefined();
    expect(changeFlaw([cut('1000000.01', '2023-06-30')], line(history))).toEqual(belowZero('2023-06-30', '-0.01'));
  });

  it('B-34: of the control number leaves 850,000 of 1,000,000 when a person enters 150,000', () => {
    const control = entryTo('control', 'control', [{ part: own, amount: '1000000.00' }], [], '2022-11-01');
    const less = entryOf('cut', 'control', [{ part: own, amount: '150000.00' }], '2022-12-01');
    expect(changeFlaw([less], line(recorded(control)))).toBeUndefined();
    expect(inForce(recorded(control, less), 'control', yearEnd).total).toBe('850000.00');
  });

  it('that takes effect retroactively is refused where a later cut leaves too little', () => {
    const later = recorded(approved('1000000.00'), cut('800000.00', '2023-09-01'));
    expect(changeFlaw([cut('300000.00', '2023-06-01')], line(later))).toEqual(belowZero('2023-09-01', '-100000.00'));
  });

  it('before the approval takes effect is refused', () => {
    expect(changeFlaw([cut('1.00', '2023-01-19')], line(history))).toEqual(belowZero('2023-01-19', '-1.00'));
  });

  it('of one part is not paid by another', () => {
    const two = recorded(
      approved('100.00'),
      entryOf('carry-over', 'budget', [{ part: carried, amount: '900.00' }], '2023-02-01'),
    );
    expect(changeFlaw([cut('100.01', '2023-06-30')], line(two))).toEqual(belowZero('2023-06-30', '-0.01'));
  });
});

describe('recovering', () => {
  const paid: ExecutedCopy = {
    part: own,
    executed: '640000.00',
    on: '2023-11-30',
    recordedAt: '2023-12-01T00:00:00.000000Z',
  };
  const recover = (amount: string): MoneyEntry => entryOf('recover', 'budget', [{ part: own, amount }], '2023-12-01');

  it('takes what lies idle, and never what was paid', () => {
    const history = line(recorded(approved('1000000.00')), [paid]);
    expect(changeFlaw([recover('360000.00')], history)).toBeUndefined();
    expect(changeFlaw([recover('360000.01')], history)).toEqual({
      code: 'more-than-idle',
      recovered: '360000.01',
      idle: '360000.00',
    });
  });

  it('is corrected by what lay idle without it', () => {
    const changes = recorded(approved('1000000.00'), recover('360000.00'));
    const back = reversalOf(2, changes)!;
    expect(changeFlaw([recover('0.01')], line(changes, [paid]))).toMatchObject({
      code: 'more-than-idle',
      idle: '0.00',
    });
    expect(changeFlaw([back, recover('300000.00')], line(changes, [paid]))).toBeUndefined();
    expect(changeFlaw([back, recover('360000.01')], line(changes, [paid]))).toMatchObject({ code: 'more-than-idle' });
  });
});

describe('a request that is revised', () => {
  it('states the difference, part by part', () => {
    const first = entryTo('request', 'request', [{ part: own, amount: '1000000.00' }], [], '2022-10-20');
    const asked = [
      { part: own, amount: '800000.00' },
      { part: carried, amount: '50000.00' },
    ];
    const second = entryTo('request', 'request', asked, recorded(first), '2022-11-20');
    expect(second.changes.map(({ part, change }) => [part.source, change])).toEqual([
      ['carry-over', '50000.00'],
      ['own', '-200000.00'],
    ]);
    expect(inForce(recorded(first, second), 'request', yearEnd).total).toBe('850000.00');
    expect(entryTo('request', 'request', asked, recorded(first, second), '2022-12-01').changes).toEqual([]);
  });
});

describe('a correction', () => {
  const history = recorded(approved('1000000.00'), cut('400000.00', '2023-06-30'));

  it('takes back the entry from the days on which it held, and states the right one beside it', () => {
    const back = reversalOf(2, history)!;
    const right = cut('40000.00', '2023-06-30');
    expect(back).toEqual({
      act: 'cut',
      reverses: 2,
      changes: [{ account: 'budget', part: own, change: '400000.00', from: '2023-06-30' }],
    });
    expect(changeFlaw([back, right], line(history))).toBeUndefined();
    expect(inForce([...history, ...recorded(back, right)], 'budget', yearEnd).total).toBe('960000.00');
  });

  it('takes an event back once, whole, and no other', () => {
    const back = reversalOf(2, history)!;
    const done = [...history, ...recorded(back).map((each) => ({ ...each, version: 3 }))];
    expect(changeFlaw([back], line(done))).toEqual({ code: 'reversed-before', version: 2 });
    expect(changeFlaw([back, back], line(history))).toEqual({ code: 'reversed-before', version: 2 });
    expect(changeFlaw([{ ...back, reverses: 3 }], line(done))).toEqual({ code: 'nothing-to-reverse', version: 3 });
    expect(changeFlaw([{ ...back, reverses: 9 }], line(history))).toEqual({ code: 'nothing-to-reverse', version: 9 });
    const half = { ...back, changes: [{ ...back.changes[0]!, change: '200000.00' }] };
    expect(changeFlaw([half], line(history))).toEqual({ code: 'no-reversal', version: 2 });
  });

  it('of an approval is refused while a cut rests on it, and not where both are taken back', () => {
    const [approval, less] = [reversalOf(1, history)!, reversalOf(2, history)!];
    expect(changeFlaw([approval], line(history))).toMatchObject({ code: 'below-zero', on: '2023-06-30' });
    expect(changeFlaw([approval, less], line(history))).toBeUndefined();
  });
});

const day = fc.integer({ min: 1, max: 28 }).map((number) => `2023-02-${String(number).padStart(2, '0')}`);
const amount = fc.integer({ min: 1, max: 1_000_000 }).map((fen) => yuanText(decimal(String(fen)).div('100')));
const anyPart = fc.constantFrom(own, carried);
const anyEntry = fc.oneof(
  fc
    .tuple(fc.constantFrom<AccountAct>('approve', 'raise', 'cut'), anyPart, amount, day)
    .map(([act, part, of, from]) => entryOf(act, 'budget', [{ part, amount: of }], from)),
  fc.tuple(anyPart, anyPart, amount, day).map(([gives, gets, of, from]) => {
    const { gives: out, gets: into } = transferOf(of, { gives, gets }, from);
    return { ...out, changes: [...out.changes, ...into.changes] };
  }),
);

/** A history to which only what has no flaw was appended. */
const lawful = fc
  .array(anyEntry, { maxLength: 25 })
  .map((entries) =>
    entries.reduce<readonly MoneyEntry[]>(
      (kept, entry) => (changeFlaw([entry], line(recorded(...kept))) ? kept : [...kept, entry]),
      [],
    ),
  );

describe('for all lawful histories', () => {
  it('no part of any account is below zero on any day', () => {
    fc.assert(
      fc.property(lawful, day, (entries, effective) => {
        const amounts = moneyAccounts.flatMap((account) =>
          inForce(recorded(...entries), account, { effective }).parts.map((each) => each.amount),
        );
        expect(amounts.filter((each) => each.startsWith('-'))).toEqual([]);
      }),
    );
  });

  it('reversing an entry restores what was in force without it, on every day', () => {
    fc.assert(
      fc.property(lawful, fc.nat(), day, (entries, pick, effective) => {
        fc.pre(entries.length > 0);
        const at = pick % entries.length;
        const history = recorded(...entries);
        const back = reversalOf(at + 1, history)!;
        const without = history.filter(({ version }) => version !== at + 1);
        expect(inForce([...history, ...recorded(back)], 'budget', { effective })).toEqual(
          inForce(without, 'budget', { effective }),
        );
      }),
    );
  });

  it('a transfer between lines conserves their sum, on every day', () => {
    fc.assert(
      fc.property(lawful, lawful, amount, day, day, (one, other, of, from, effective) => {
        const { gives, gets } = transferOf(of, { gives: own, gets: carried }, from);
        expect(transferFlaw([gives, gets])).toBeUndefined();
        const sum = (...lines: readonly (readonly MoneyEntry[])[]): string =>
          yuanText(sumOf(lines.map((each) => decimal(inForce(recorded(...each), 'budget', { effective }).total))));
        expect(sum([...one, gives], [...other, gets])).toBe(sum(one, other));
      }),
    );
  });

  it('a transfer that gives more or less than it takes, or on another day, is unbalanced', () => {
    const { gives, gets } = transferOf('10.00', { gives: own, gets: own }, '2023-05-01');
    const changed = (fields: object): MoneyEntry => ({ ...gets, changes: [{ ...gets.changes[0]!, ...fields }] });
    expect(transferFlaw([gives, changed({ change: '9.99' })])).toEqual({ code: 'unbalanced', sum: '-0.01' });
    expect(transferFlaw([gives, changed({ from: '2023-05-02' })])).toEqual({ code: 'unbalanced', sum: '-10.00' });
  });
});
