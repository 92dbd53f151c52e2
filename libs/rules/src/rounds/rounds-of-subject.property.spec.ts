import { monthEndOf, plusDays, plusMonths } from '@wenxiao/domain';
import fc from 'fast-check';
import type { Round } from '../shape/index.js';
import { anyDayOfYear, round } from '../testing/members.js';
import { roundNodes } from './round-plan.js';
import { type RoundAt, roundsOf } from './rounds-of-subject.js';

function roundsIn(year: number, series: Round, events: Record<string, string>): readonly RoundAt[] {
  const nodes = roundNodes([{ from: '2000-01-01', hash: 'set', rounds: [series] }], year, undefined);
  return roundsOf(nodes, { judge: () => ({ truth: 'yes', restedOn: [] }), events }).rounds;
}

describe('for all series', () => {
  const dayOf = (year: number) => fc.integer({ min: 0, max: 364 }).map((number) => plusDays(`${year}-01-01`, number));
  const nodes = fc.oneof(
    fc.record({ every: fc.constantFrom('month', 'quarter', 'half-year', 'year') }),
    fc.record({
      on: fc.uniqueArray(anyDayOfYear, { minLength: 1, maxLength: 4 }),
    }),
  );
  const window = fc.record(
    {
      after: fc.record({ event: fc.constant('opened'), from: fc.constantFrom('day', 'next-month') }),
      until: fc.record({ event: fc.constant('shut'), to: fc.constantFrom('day', 'month-before') }),
    },
    { requiredKeys: [] },
  );
  const series = fc.tuple(nodes, window).map(([of, between]) => round('series', { nodes: of, ...between }));

  /** Whether a day is a node of the series: said day by day, without any plan. */
  function isNode(day: string, { nodes: of }: Round): boolean {
    if (of === 'by-person' || 'frequency' in of) return false;
    const [month, last] = [Number(day.slice(5, 7)), monthEndOf(day) === day];
    if ('every' in of) return last && month % { month: 1, quarter: 3, 'half-year': 6, year: 12 }[of.every] === 0;
    return of.on.some((each) => {
      if (each.month !== month) return false;
      return each.day === 'last'
        ? last
        : Number(day.slice(8)) === each.day || (last && each.day > Number(day.slice(8)));
    });
  }

  function inWindow(day: string, { after, until }: Round, events: Record<string, string>): boolean {
    const [opened, shut] = [events['opened']!, events['shut']!];
    if (after?.from === 'day' && day < opened) return false;
    if (after?.from === 'next-month' && day.slice(0, 7) < plusMonths(`${opened.slice(0, 7)}-01`, 1).slice(0, 7))
      return false;
    if (until?.to === 'day' && day > shut) return false;
    return !(until?.to === 'month-before' && day.slice(0, 7) >= shut.slice(0, 7));
  }

  it('the rounds are the days that a look at every day of the year finds', () => {
    const dates = Array.from({ length: 366 }, (_, at) => plusDays('2024-01-01', at));
    fc.assert(
      fc.property(series, dayOf(2024), dayOf(2024), (each, opened, shut) => {
        const events = { opened, shut };
        expect(roundsIn(2024, each, events).map(({ node }) => node)).toEqual(
          dates.filter((day) => isNode(day, each) && inWindow(day, each, events)),
        );
      }),
    );
  });

  it('each has an id of its own, opens no later than its node, and not before its window', () => {
    fc.assert(
      fc.property(series, dayOf(2024), dayOf(2024), (each, opened, shut) => {
        const rounds = roundsIn(2024, each, { opened, shut });
        expect(new Set(rounds.map(({ id }) => id)).size).toBe(rounds.length);
        expect(rounds.filter(({ opens, node }) => opens > node)).toEqual([]);
        expect(rounds.filter(({ opens }) => each.after && opens < opened)).toEqual([]);
      }),
    );
  });
});
