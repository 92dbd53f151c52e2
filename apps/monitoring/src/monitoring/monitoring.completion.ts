import type { Decimal } from '@wenxiao/domain';
import { limits } from '@wenxiao/domain/field';
import { numberIn } from '@wenxiao/forms';
import type { Ruling } from '@wenxiao/rules/ruling';
import {
  attainmentOf,
  type AttainedIndicator,
  type Attainment,
  type IndicatorAttainment,
} from '@wenxiao/rules/scoring';
import type { Report } from './monitoring.state.js';
import type { ApprovedIndicator } from './monitoring.world.js';

/** Nobody attains so much: where nothing divides (≤ 5 with 0 used) there is no ratio to show. */
const beyond = String(limits.count);
const percent = '100';

type Attained = Report['attainment'][number];

/**
 * 目标比较: beside what was reached of each indicator what it asks for, and how far it is attained where both are numbers of one
 * unit, not capped; of all of them together where the rules say how they are put together.
 */
export function comparedWithTargets(
  attainment: readonly Attained[],
  indicators: readonly ApprovedIndicator[],
  ruling: Ruling,
): object {
  const decimals = ruling.value('conventions.displayDecimals');
  const shown = (ratio: Decimal) => ({
    completion: ratio.toFixed(),
    ...(decimals.is === 'stated' && { shown: `${ratio.times(percent).toFixed(decimals.value)}%` }),
  });
  const measured = measuredOf(attainment, indicators);
  const { indicators: each } = attainmentOf(measured, { cap: beyond, aggregate: 'weighted-mean' });
  const whole = attainedIn(attainment, indicators, ruling)?.subject;
  return {
    attainment: attainment.map((row) => {
      const asked = indicators.find(({ indicator }) => indicator === row.indicator);
      const ratio = ratioIn(each, row.indicator);
      return { ...row, ...(asked && { name: asked.name, target: asked.written }), ...(ratio && shown(ratio)) };
    }),
    ...(whole && 'ratio' in whole && { attained: shown(whole.ratio) }),
  };
}

/** How far each indicator and all of them are attained, as the rules put it together; undefined where they do not say how. */
export function attainedIn(
  attainment: readonly Attained[],
  indicators: readonly ApprovedIndicator[],
  ruling: Ruling,
): Attainment | undefined {
  const rule = ruling.value('conventions.attainment');
  return rule.is === 'stated' ? attainmentOf(measuredOf(attainment, indicators), rule.value) : undefined;
}

function ratioIn(each: readonly IndicatorAttainment[], indicator: string): Decimal | undefined {
  const found = each.find(({ id }) => id === indicator);
  return found && 'ratio' in found && found.ratio.lt(beyond) ? found.ratio : undefined;
}

/** The indicators that ask for a number, with what was reached where it is one, too. */
function measuredOf(
  attainment: readonly Attained[],
  indicators: readonly ApprovedIndicator[],
): readonly AttainedIndicator[] {
  return indicators.flatMap((asked): readonly AttainedIndicator[] => {
    const { indicator: id, direction: asks, weight = '0', quantifiable } = asked;
    const direction = asks === 'is' ? 'equal' : asks;
    const row = attainment.find(({ indicator }) => indicator === id);
    const target = quantifiable && direction !== 'text' ? targetOf(asked) : undefined;
    if (!row || !target) return [];
    const reached = numberIn(row.actual);
    // In words, or of another unit than is asked for, nobody can say how far it is.
    const isComparable = reached !== null && ['', target.unit].includes(reached.unit);
    return [{ id, direction, weight, ...target, ...(isComparable && { actual: reached.value.toFixed() }) }];
  });
}

/** As it is written, 13万人, so that both are read in one way; a range as it is structured. */
function targetOf({ written, value, valueMax, unit = '' }: ApprovedIndicator) {
  const printed = numberIn(written);
  if (valueMax === undefined && printed) return { target: printed.value.toFixed(), unit: printed.unit };
  return value === undefined ? undefined : { target: value, unit, ...(valueMax !== undefined && { upTo: valueMax }) };
}
