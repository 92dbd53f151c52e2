import {
  accountNamed,
  demoAdministrator,
  demoPassword,
  organisationNamed,
  organisationsSeenBy,
} from '@wenxiao/cli/demo';
import { seed } from '@wenxiao/rules/seeds';
import { Caller } from './caller.js';
import type { County } from './county.js';
import { eventually } from './eventually.js';
import { openOtherCounty } from './other-county.js';
import type { Product } from './product.js';
import { adoptRules } from './rules.js';

/** Desks that lead for a kind of money, beside the usual ones of a finance bureau. */
export const desksByFund = [
  'state-assets-office',
  'social-security-desk',
  'financial-affairs-desk',
  'procurement-office',
  'general-desk',
] as const;
export type DeskByFund = (typeof desksByFund)[number];
/** What the finance bureau bears anyway. */
const usual = ['business-desk', 'budget-desk', 'treasury-desk', 'performance-office'];

const names = ['unit', 'reviewer', 'desk', 'budget', 'treasury', 'office', 'approver', 'expert', 'auditor'] as const;

export type BureauOfDesks = Readonly<{ county: County; leading: Readonly<Record<DeskByFund, Caller>> }>;

/** A county whose bureau has a desk for each kind of money, under the internal rules of such a bureau since 2022-11-08. */
export async function openBureauOfDesks(product: Product): Promise<BureauOfDesks> {
  const rules = seed('huichang-2020');
  if (!rules) throw new Error('The seed is missing');
  const { address, running, advanceTo } = product;
  const other = await openOtherCounty(product, ...names);
  const administrator = await address.signIn(demoAdministrator.accountName, demoPassword);
  const bureau = { kind: 'finance-bureau', name: '邻县财政局', parentId: other.id };
  const organisationId = await organisationNamed(administrator, other.id, bureau);
  const { version } = (await organisationsSeenBy(administrator)).find(
    (each) => each.organisationId === organisationId,
  )!;
  const assigned = await product.administrator.call(other.path('directory', `organisations/${organisationId}/desks`), {
    method: 'PUT',
    body: { desks: [...usual, ...desksByFund] },
    ifMatch: version,
  });
  if (assigned.status !== 200) throw new Error(`Refused: ${assigned.text}`);
  const leading: [DeskByFund, Caller][] = [];
  for (const desk of desksByFund) {
    const accountName = `other.${desk}`;
    await accountNamed(address, administrator, other.id, {
      accountName,
      displayName: desk,
      role: desk,
      organisationId,
    });
    leading.push([desk, Caller.signingIn(running.url, accountName, demoPassword)]);
  }
  await adoptRules(other, rules, '2022-11-08');
  await advanceTo('2022-11-09T02:00:00.000000Z');
  const county = other as County;
  const unheardOf = { unit: county.unitId, kind: 'unheard-of', name: '规则是否到齐' };
  await eventually('the rules of the day have arrived where they govern', async () => {
    const { body } = await county.post('unit', 'targets', 'subjects', unheardOf);
    return body.code === 'unknown-kind' ? true : undefined;
  });
  return { county, leading: Object.fromEntries(leading) as Record<DeskByFund, Caller> };
}
