import type { Condition } from '../shape/condition.js';
import type { Known } from './known.js';

/** What a person may find that the condition asks for. */
export function findingsOf(condition: Condition): readonly string[] {
  if ('found' in condition) return [condition.found];
  if ('all' in condition) return condition.all.flatMap(findingsOf);
  if ('any' in condition) return condition.any.flatMap(findingsOf);
  if ('not' in condition) return findingsOf(condition.not);
  return 'that' in condition ? findingsOf(condition.that) : [];
}

/** What is known once a person says what they found, beside what was found before. */
export function knownWith(known: Known, findings: readonly string[]): Known {
  return {
    year: known.year,
    figure: (code, year) => known.figure(code, year),
    found: (code, year) => (year === known.year && findings.includes(code)) || known.found(code, year),
    period: (code) => known.period(code),
    parameter: (path) => known.parameter(path),
  };
}
