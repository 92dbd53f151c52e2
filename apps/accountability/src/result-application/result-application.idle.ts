import { byYearEnd, decimal, type Told } from '@wenxiao/domain';
import type { executions } from '../copies.js';
import type { Line } from '../known.js';
import type { Disposal } from './result-application.state.js';

type Paid = NonNullable<(typeof executions)['data']>['executed'];

/** What of the budget of a year was not paid by a day, in 元; undefined while the treasury has said nothing of it. */
export function idleBy(day: string, year: number, lines: readonly Line[], executed: Paid = []): string | undefined {
  const by = byYearEnd(day, year);
  const inForce = lines.find(({ data }) => data.year === year)?.data.inForce.findLast(({ from }) => from <= by)?.total;
  const paid = executed.findLast(({ on }) => on <= by)?.total;
  if (inForce === undefined || paid === undefined) return undefined;
  const idle = decimal(inForce).minus(paid);
  return idle.gt('0') ? idle.toFixed(2) : '0.00';
}

/**
 * What is left of a decision that recovers what lies idle: as much as was decided, as long as that much still does. None of a
 * decision that recovers nothing, or that acts on the very money that lies idle: the line carries that out, or refuses it.
 */
export function remainingOf(
  { effects, change, actsOn }: Disposal,
  { year, idle }: Readonly<{ year: number; idle: string | undefined }>,
): string | undefined {
  const recovers = effects.some(({ effect }) => effect === 'recover-idle');
  if (!recovers || change === undefined || idle === undefined || actsOn === year) return undefined;
  const decided = decimal(change).abs();
  return (decided.gt(idle) ? decimal(idle) : decided).toFixed(2);
}

/**
 * What such a decision takes of what was told of payments: what is left of it by all that was paid in the year. Less is found once so
 * much was paid that it no longer lies idle; what else is paid is no matter.
 */
export const remainingTaken =
  (decision: Disposal, year: number, lines: readonly Line[], today: string) =>
  (told: readonly Told[]): string | undefined => {
    const paid = told.at(-1)?.data as NonNullable<(typeof executions)['data']> | undefined;
    return paid?.year === year
      ? remainingOf(decision, { year, idle: idleBy(today, year, lines, paid.executed) })
      : undefined;
  };
