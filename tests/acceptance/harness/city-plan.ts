import { seed } from '@wenxiao/rules/seeds';
import type { RuleSet } from '@wenxiao/rules/shape';
import { bureauBearing } from './bureau-of-desks.js';
import type { County } from './county.js';
import { eventually } from './eventually.js';
import { neighbour, openJurisdiction } from './other-county.js';
import type { Product } from './product.js';
import { adoptRules } from './rules.js';

const names = ['unit', 'reviewer', 'desk', 'budget', 'office', 'approver', 'expert', 'auditor'] as const;

/** Working days of the year that tests are about, as far as they matter: from October 2023 on nothing but weekends is off. */
const calendar = { from: '2023-01-01', to: '2024-12-31', restWeekdays: [6, 7], holidays: [], makeUpWorkdays: [] };

/**
 * Another jurisdiction under the work plan of a city’s finance bureau since 2022-11-08, with a calendar of working days.
 * @param where it lies, and what it is called
 * @param more what its rules say beside the text of the plan
 */
export async function openCityPlan(
  product: Product,
  { where = neighbour, more = {} }: Readonly<{ where?: typeof neighbour; more?: RuleSet['values'] }> = {},
): Promise<County> {
  const rules = seed('changde-2019');
  if (!rules) throw new Error('The seed is missing');
  const other = await openJurisdiction(product, where, ...names);
  const county = other as County;
  await bureauBearing(product, county, where.name, ['general-office']);
  await adoptRules(other, { ...rules, values: { ...rules.values, ...more } }, '2022-11-08');
  const published = { calendar, from: '2023-01-01' };
  const calendars = `bodies/${county.id}/holiday-calendars`;
  const { status, text } = await county.post('office', 'directory', calendars, published, { ifMatch: 0 });
  if (status !== 201) throw new Error(`Refused: ${String(status)} ${text}`);
  await product.advanceTo('2022-11-09T02:00:00.000000Z');
  const unheardOf = { unit: county.unitId, kind: 'unheard-of', name: '规则是否到齐' };
  await eventually('the rules of the day have arrived where they govern', async () => {
    const { body } = await county.post('unit', 'targets', 'subjects', unheardOf);
    return body.code === 'unknown-kind' ? true : undefined;
  });
  return county;
}
