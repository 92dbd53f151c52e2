import type { CheckedForm } from './check-form.js';

/** What was found, as facts keep it: a code, where on the form, how grave. */
export type KeptFinding = Readonly<{ finding: string; path: string; severity: 'error' | 'warning' | 'info' }>;

/** What a check found and what it did not look into. `at` stands before each path: `form.`. */
export const keptFindings = ({ findings, notJudged }: CheckedForm, at = ''): readonly KeptFinding[] => [
  ...findings.map(({ code, level, path }) => ({ finding: code, path: `${at}${path}`, severity: level })),
  ...notJudged.map(({ code, path }) => ({
    finding: `not-judged-${code}`,
    path: `${at}${path}`,
    severity: 'info' as const,
  })),
];

/** Each once in its place. */
export function distinctFindings<Found extends KeptFinding>(findings: readonly Found[]): readonly Found[] {
  const byPlace = new Map(findings.map((each) => [`${each.finding} ${each.path}`, each]));
  return [...byPlace.values()];
}
