import { rowsNamedBy } from '../rows.js';
import type { Outcome } from './runs.js';

/**
 * Whether the tests of a row notice: `killed` where one that passes otherwise fails by itself, `apart` where it could not be asked, since the
 * product or what the tests begin with did not come up.
 */
export type Judgement = Readonly<{ status: 'killed' | 'survived' | 'apart'; test: string; why?: string }>;

/** What a run of the tests of one file shows; undefined where it never came to an end. */
type Shown = readonly Outcome[] | undefined;

const nameOf = ({ titles }: Outcome): string => titles.join(' › ');
const isOf = (row: string) => (outcome: Outcome) => outcome.titles.flatMap(rowsNamedBy).includes(row);

/** The tests of a row that fail on the rules as they are, or that it has none: nothing can be asked of them. */
export function unsoundOf(row: string, asIs: readonly Shown[]): string | undefined {
  const tests = asIs.flatMap((outcomes) => outcomes ?? []).filter(isOf(row));
  if (tests.length === 0) return '没有验收测试 no test ran';
  const failed = tests.find(({ status }) => status === 'failed');
  return failed && `${nameOf(failed)}: ${failed.failure ?? ''}`;
}

/** @param shown of a mutant, by every file that has tests of the row */
export function judge(row: string, shown: readonly Shown[]): Judgement {
  const tests = shown.flatMap((outcomes) => outcomes ?? []).filter(isOf(row));
  const killer = tests.find(({ status }) => status === 'failed');
  if (killer) return { status: 'killed', test: nameOf(killer), ...(killer.failure && { why: killer.failure }) };
  const unprepared = tests.find(({ status }) => status === 'unprepared');
  if (unprepared)
    return { status: 'apart', test: nameOf(unprepared), ...(unprepared.failure && { why: unprepared.failure }) };
  const isMissing = shown.includes(undefined);
  if (isMissing || tests.length === 0) return { status: 'apart', test: '', why: '测试未能运行 the tests did not run' };
  return { status: 'survived', test: tests.map(nameOf).join('; ') };
}
