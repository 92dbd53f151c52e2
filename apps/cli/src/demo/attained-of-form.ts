import { numberIn } from '@wenxiao/forms';
import type { FormFigures } from './figures-of-form.js';

/** What is said of an indicator, from which its score is computed: a number, or the tier of what only words tell. */
type Attained = Readonly<{ indicator: string } & ({ actual: string } | { tier: 'achieved'; share: string })>;

/** A bare number is printed in the unit of its target. */
const withUnitOf = (written: string, actual: string): string =>
  /^[\d.,]+$/.test(actual) ? `${actual}${/\D*$/.exec(written)?.[0] ?? ''}` : actual;

/**
 * What was attained of each indicator: as printed, or else as it was declared; and what was spent, as the unit has it, where the
 * treasury says nothing.
 */
export const attainedOf = ({ indicators, executed, demo }: FormFigures) => ({
  ...(demo.executed && { executed }),
  attained: indicators.map(({ declared: { indicator, value, written }, actual }): Attained => {
    if (value === undefined) return { indicator, tier: 'achieved', share: '1' };
    const printed = actual === undefined ? undefined : numberIn(withUnitOf(written, actual));
    return { indicator, actual: printed ? printed.value.toFixed() : value };
  }),
});
