import type { ScoringMethod } from '../shape/index.js';
import type { Direction } from './ratio.js';
import { scoreBy } from './registry.js';
import { refused, type Score, scored, withFigures } from './score.js';

/** An approved indicator, as far as its score goes by it. */
export type ApprovedIndicator = Readonly<{
  direction: Direction | 'is';
  value?: string;
  valueMax?: string;
  /** Its full points, decimal text. */
  weight: string;
}>;

/** What was seen of an indicator that is not finished, as its method asks: a figure or a number of times, signed entries, shares of aspects. */
export type Seen = Readonly<{
  reached?: string;
  entries?: readonly string[];
  shares?: Readonly<Record<string, string>>;
}>;

/** What is finished counts its weight (完成任务的得满分); what is not is scored by the method. Refused where that asks for what nobody said. */
export function alongTarget(indicator: ApprovedIndicator, method: ScoringMethod | undefined, seen: Seen): Score {
  const { weight, direction, value: target, valueMax } = indicator;
  if (!method) return withFigures([weight], scored);
  const { reached, entries, shares } = seen;
  switch (method.method) {
    case 'veto':
      return scoreBy(method, weight, { finished: false });
    case 'base-plus-minus':
      return entries === undefined ? refused('not-a-decimal') : scoreBy(method, weight, { entries });
    case 'composite':
      return shares === undefined ? refused('other-aspects') : scoreBy(method, weight, { shares });
    case 'cumulative':
    case 'direct-deduction':
      return scoreBy(method, weight, { count: reached ?? '' });
    case 'decreasing-count':
      return scoreBy(method, weight, { target: target ?? '', actual: reached ?? '' });
    case 'completion-ratio': {
      if (direction === 'text') return refused('not-a-decimal');
      const as = direction === 'is' ? 'equal' : direction;
      const range = valueMax !== undefined && { upTo: valueMax };
      return scoreBy(method, weight, { direction: as, target: target ?? '', actual: reached ?? '', ...range });
    }
    case 'judged':
      return scoreBy(method, weight, { score: reached ?? '' });
    case 'execution-rate':
    case 'qualitative-tiers':
    case 'step-table':
      return refused('no-score');
  }
}
