import { decimal, yuanText } from '@wenxiao/domain';
import { judge } from '../condition/judge.js';
import type { Known } from '../condition/known.js';
import type { Stated } from '../ruling/stated.js';
import type { Computed } from '../shape/collections.js';

/** A figure by a table, in 元; without a value it is not known yet. */
export type ComputedFigure = Readonly<{ computed: Stated<Computed>; value?: string }>;

/**
 * What a table comes to by the figure that it goes by, times every factor that is meant: nothing where the table has no row for it.
 * Not known while the figure is not, or whether a factor is meant.
 */
export function computedFigure(computed: Stated<Computed>, known: Known): ComputedFigure {
  const { by, table, factors = [] } = computed.value;
  const figure = known.figure(by, known.year);
  const meant = factors.map(({ when, times }) => ({ times, truth: judge(when, known).truth }));
  if (figure === undefined || meant.some(({ truth }) => truth === 'not-known')) return { computed };
  const amount = table.find(({ is }) => is === figure)?.amount ?? '0';
  const value = meant
    .filter(({ truth }) => truth === 'yes')
    .reduce((product, { times }) => product.times(times), decimal(amount));
  return { computed, value: yuanText(value) };
}
