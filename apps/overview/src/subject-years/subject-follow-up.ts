import { disclosures, rectifications } from '../copies.js';
import type { Known } from './known-facts.js';

export const rectificationStatuses = ['open', 'rectified', 'given-up'] as const;
export const disclosureStatuses = ['open', 'published', 'withheld', 'given-up'] as const;

/** What is put right of a year, over all its rectifications: open as long as one is. Problems of what was given up are not counted. */
export type RectificationThen = Readonly<{
  status: (typeof rectificationStatuses)[number];
  rectifications: number;
  problems: number;
  rectified: number;
}>;

/** The disclosure of a year that was opened last. */
export type DisclosureThen = Readonly<{ status: (typeof disclosureStatuses)[number]; number: number }>;

/** Null as long as nothing is to be put right. */
export function rectificationOf(facts: Known, year: number): RectificationThen | null {
  const told = facts.all(rectifications).flatMap(({ data }) => (data.year === year ? [data] : []));
  if (told.length === 0) return null;
  const counted = told.filter(({ status }) => status !== 'given-up');
  const status = rectificationStatuses.find((each) => told.some((one) => one.status === each)) ?? 'open';
  return {
    status,
    rectifications: told.length,
    problems: counted.reduce((sum, { problems }) => sum + problems, 0),
    rectified: counted.reduce((sum, { rectified }) => sum + rectified, 0),
  };
}

/** Null as long as nothing is to be disclosed. */
export function disclosureOf(facts: Known, year: number): DisclosureThen | null {
  const told = facts.all(disclosures).filter(({ data }) => data.year === year);
  const [last] = told.map(({ data }) => data).sort((one, other) => other.number - one.number);
  return last ? { status: last.status, number: last.number } : null;
}
