import type { Known as KnownFigures } from '@wenxiao/rules/condition';
import type { Ruling } from '@wenxiao/rules/ruling';
import { knownOfSubject, knownUnder } from '@wenxiao/service-kit';
import type { Known } from './subject.commands.js';

/**
 * What conditions of a rule set may ask of a subject, and of the funds from which money is asked for with its target.
 * @param beside figures that are none of its own, for numbers that are counted
 */
export function figuresOf(
  { description, marks }: Known,
  year: number,
  funds: readonly string[] = [],
  beside: Readonly<Record<string, string | null>> = {},
): Omit<KnownFigures, 'parameter'> {
  const subject = { ...description, isKey: marks.key === true, isMajor: marks.major === true };
  return knownOfSubject(subject, year, { figures: { 'target.compiled': 'yes', 'budget.fund': funds, ...beside } });
}

/** … with the parameters of the set that asks. */
export const knownOf = (subject: Known, year: number, ruling: Ruling): KnownFigures =>
  knownUnder(ruling, figuresOf(subject, year));
