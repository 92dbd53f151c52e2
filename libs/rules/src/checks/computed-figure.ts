import { decimal, yuanText } from '@wenxiao/domain';
import { judge } from '../condition/judge.js';
import type { Known } from '../condition/known.js';
import type { Stated } from '../ruling/stated.js';
import type { Computed } from '../shape/collections.js';
import type { EntryInForce } from './checked-number.js';

/** A figure by a table, in 元; without a value it is not known yet. */
export type ComputedFigure = Readonly<{ computed: Stated<Computed>; value?: string }>;

/** Whether a table is for it; not known counts as yes, since it may be. */
export const isComputedFor = ({ value: { of } }: Stated<Computed>, known: Known): boolean =>
  of === undefined || ['yes', 'not-known'].includes(judge(of, known).truth);

/**
 * What a table comes to by the figure that it goes by, times every factor that is meant: nothing where the table has no row for it.
 * Not known while the figure is not, or whether a factor is meant.
 * @param entries of registers that are in force about it
 */
export function computedFigure(
  computed: Stated<Computed>,
  known: Known,
  entries: readonly EntryInForce[] = [],
): ComputedFigure {
  const { by, table, factors = [] } = computed.value;
  const figure = typeof by === 'string' ? known.figure(by, known.year) : yearOf(by.yearOf, entries);
  const meant = factors.map(({ when, times }) => ({ times, truth: judge(when, known).truth }));
  if (figure === undefined || meant.some(({ truth }) => truth === 'not-known')) return { computed };
  const amount = table.find(({ is }) => is === figure)?.amount ?? '0';
  const value = meant
    .filter(({ truth }) => truth === 'yes')
    .reduce((product, { times }) => product.times(times), decimal(amount));
  return { computed, value: yuanText(value) };
}

type YearOf = Extract<Computed['by'], object>['yearOf'];

/** The year in which the last of the kinds came to be; undefined while one of them is not. */
function yearOf({ register, kinds }: YearOf, entries: readonly EntryInForce[]): string | undefined {
  const years = kinds.map((kind) => {
    const days = entries
      .filter((each) => each.register === register && each.kind === kind)
      .flatMap(({ on }) => on ?? []);
    return days.sort()[0]?.slice(0, 4);
  });
  return years.every((year) => year !== undefined) ? years.sort().at(-1) : undefined;
}
