import { decimal, isDecimalText, plusDays, plusMonths } from '@wenxiao/domain';
import type { Comparison, Condition, Operand } from '../shape/condition.js';
import type { Asked, Known, Period, RestedOn } from './known.js';
import { allOf, anyOf, negated, open, type Range, settled, type Verdict, verdictOf } from './truth.js';

/** Whether a condition holds by what is known, and by which values. Never throws. */
export function judge(condition: Condition, known: Known): Verdict {
  return verdictOf(rangeOf(condition, known, known.year));
}

function rangeOf(condition: Condition, known: Known, year: number): Range {
  const each = (parts: readonly Condition[]): readonly Range[] => parts.map((part) => rangeOf(part, known, year));
  if ('all' in condition) return allOf(each(condition.all));
  if ('any' in condition) return anyOf(each(condition.any));
  if ('not' in condition) return negated(rangeOf(condition.not, known, year));
  if ('found' in condition) return found(condition.found, known, year);
  if ('period' in condition) return longer(condition.period, condition.longerThanYears, known);
  // A row of years is all of its years: one without the figure is neither, and so is the row.
  if ('yearsRunning' in condition) {
    const years = Array.from({ length: condition.yearsRunning }, (_, back) => year - back);
    return allOf(years.map((each) => rangeOf(condition.that, known, each)));
  }
  if ('is' in condition) return among(condition.figure, condition.is, known, year);
  if ('set' in condition) return present(condition.figure, condition.set, known, year);
  return compared(condition, known, year);
}

function found(code: string, known: Known, year: number): Range {
  const value = known.found(code, year) ? 'yes' : 'no';
  return settled(value, [{ on: 'finding', name: code, year, value }]);
}

function among(code: string, codes: readonly string[], known: Known, year: number): Range {
  const asked: Asked = { on: 'figure', name: code, year };
  const value = known.figure(code, year);
  if (value === undefined) return open(asked);
  if (value === null) return settled('neither', [asked]);
  const values = typeof value === 'string' ? [value] : value;
  return settled(values.some((each) => codes.includes(each)) ? 'yes' : 'no', [recorded(asked, value)]);
}

/** Whether there is the figure at all: none is an answer here. */
function present(code: string, set: 'yes' | 'no', known: Known, year: number): Range {
  const asked: Asked = { on: 'figure', name: code, year };
  const value = known.figure(code, year);
  if (value === undefined) return open(asked);
  return settled((value === null) === (set === 'no') ? 'yes' : 'no', [recorded(asked, value)]);
}

const comparisons = {
  atLeast: (order: number) => order >= 0,
  above: (order: number) => order > 0,
  atMost: (order: number) => order <= 0,
  below: (order: number) => order < 0,
} as const;

function compared(condition: Comparison, known: Known, year: number): Range {
  const bounds = (Object.keys(comparisons) as (keyof typeof comparisons)[]).flatMap((bound) => {
    const operand = condition[bound];
    return operand === undefined ? [] : [bounded(condition.figure, bound, operand, known, year)];
  });
  return allOf(bounds);
}

/**
 * Exact decimals, never rounded before. What is no number (a code in place of an amount) compares like none: the mistake of a
 * rule set punishes nobody.
 */
function bounded(code: string, bound: keyof typeof comparisons, operand: Operand, known: Known, year: number): Range {
  const limit = typeof operand === 'string' ? operand : known.parameter(operand.parameter);
  const rule: readonly RestedOn[] =
    typeof operand === 'string' ? [] : [recorded({ on: 'parameter', name: operand.parameter }, limit)];
  if (limit === null || !isDecimalText(limit)) return settled('neither', rule);
  const asked: Asked = { on: 'figure', name: code, year };
  const value = known.figure(code, year);
  if (value === undefined) return open(asked);
  const figure = recorded(asked, value);
  if (typeof value !== 'string' || !isDecimalText(value)) return settled('neither', [figure]);
  const holds = comparisons[bound](decimal(value).cmp(decimal(limit)));
  return settled(holds ? 'yes' : 'no', [figure, ...rule]);
}

/** Longer than n years, both days counted: 1 January to 31 December is one year, and not longer (matrix B-32). */
function longer(code: string, years: number, known: Known): Range {
  const asked: Asked = { on: 'period', name: code };
  const period = known.period(code);
  if (period === undefined) return open(asked);
  if (period === null) return settled('neither', [asked]);
  const value = `${period.from}/${period.to}`;
  return settled(period.to > lastDayOf(period, years) ? 'yes' : 'no', [{ ...asked, value }]);
}

/** The last day of the n years that begin with the period. What begins on 29 February ends on 28 February of a common year. */
function lastDayOf({ from }: Period, years: number): string {
  const anniversary = plusMonths(from, 12 * years);
  return anniversary.slice(5) === from.slice(5) ? plusDays(anniversary, -1) : anniversary;
}

function recorded(asked: Asked, value: string | readonly string[] | null): RestedOn {
  if (value === null) return asked;
  return { ...asked, value: typeof value === 'string' ? value : value.join(',') };
}
