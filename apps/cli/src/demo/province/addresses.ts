import type { Acted } from './course.js';
import type { Playing } from './playing.js';

type Of = Pick<Playing, 'seat' | 'year' | 'subject'>;

const at = ({ seat }: Of, service: string, rest: string): string =>
  `/api/${service}/jurisdictions/${seat.tenant}/${rest}`;

/** Which period an evaluation is of: the year, or a part of it. */
const periodOf = (year: number, part: string | undefined): string => [year, part].filter(Boolean).join('-');

/** Where the monitoring of a project’s year is read, whatever of its rounds is acted on. */
export const monitoringAt = (of: Of): string => at(of, 'monitoring', `monitoring/${of.subject}/${String(of.year)}`);
export const targetAt = (of: Of): string => at(of, 'targets', `performance-targets/${of.subject}/${String(of.year)}`);
export const budgetAt = (of: Of): string => at(of, 'targets', `budget-lines/${of.subject}/${String(of.year)}`);
export const evaluationAt = (of: Of, type: string, part?: string): string =>
  at(of, 'evaluation', `evaluations/${of.subject}/${type}/${periodOf(of.year, part)}/1`);
const resultAt = (of: Of): string => at(of, 'accountability', `results/${of.subject}/${String(of.year)}`);
/** All results of the government in the year. */
export const resultsAt = (of: Of): string => at(of, 'accountability', `results?year=${String(of.year)}`);
export const rectificationAt = (of: Of): string => {
  const { applies = '' } = of.seat.government;
  const year = String(of.year);
  return at(of, 'accountability', `rectifications/${of.subject}.${year}.evaluation.${applies}.${year}.1`);
};
export const trailAt = (of: Of): string => at(of, 'audit', `trail/${of.subject}`);

/** A round as the product names it, by series and the last day of what it looks at. */
export const roundOf = (
  { year }: Pick<Of, 'year'>,
  { round, node }: Readonly<{ round: string; node: string }>,
): string => `${round}@${String(year)}-${node}`;

/** Where something is read before it is acted on, and where its steps are taken. */
export function placeOf(of: Of, on: Acted): Readonly<{ read: string; steps: string }> {
  const one = (address: string) => ({ read: address, steps: `${address}/steps` });
  if (on === 'target') return one(targetAt(of));
  if (on === 'result') return one(resultAt(of));
  if (on === 'rectification') return one(rectificationAt(of));
  if ('evaluation' in on) return one(evaluationAt(of, on.evaluation, on.part));
  const read = monitoringAt(of);
  return { read, steps: `${read}/rounds/${roundOf(of, on)}/steps` };
}
