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
import { neighbour, openJurisdiction, type OtherJurisdiction } from './other-county.js';
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
  const bureau = await bureauWithDesks(product, neighbour);
  const { county } = bureau;
  await adoptRules(county, rules, '2022-11-08');
  await product.advanceTo('2022-11-09T02:00:00.000000Z');
  const unheardOf = { unit: county.unitId, kind: 'unheard-of', name: '规则是否到齐' };
  await eventually('the rules of the day have arrived where they govern', async () => {
    const { body } = await county.post('unit', 'targets', 'subjects', unheardOf);
    return body.code === 'unknown-kind' ? true : undefined;
  });
  return bureau;
}

/** The finance bureau of a jurisdiction bears desks beside the usual ones. @returns its id. */
export async function bureauBearing(
  { address, administrator: product }: Pick<Product, 'address' | 'administrator'>,
  of: Pick<County, 'id' | 'path'>,
  name: string,
  desks: readonly string[],
): Promise<string> {
  const administrator = await address.signIn(demoAdministrator.accountName, demoPassword);
  const bureau = { kind: 'finance-bureau', name: `${name}财政局`, parentId: of.id };
  const organisationId = await organisationNamed(administrator, of.id, bureau);
  const seen = await organisationsSeenBy(administrator);
  const { version } = seen.find((each) => each.organisationId === organisationId)!;
  const assigned = await product.call(of.path('directory', `organisations/${organisationId}/desks`), {
    method: 'PUT',
    body: { desks: [...usual, ...desks] },
    ifMatch: version,
  });
  if (assigned.status !== 200) throw new Error(`Refused: ${assigned.text}`);
  return organisationId;
}

/** … that has adopted nothing yet. */
export async function bureauWithDesks(product: Product, where: OtherJurisdiction): Promise<BureauOfDesks> {
  const { address, running } = product;
  const other = await openJurisdiction(product, where, ...names);
  const administrator = await address.signIn(demoAdministrator.accountName, demoPassword);
  const organisationId = await bureauBearing(product, other, where.name, desksByFund);
  const leading: [DeskByFund, Caller][] = [];
  for (const desk of desksByFund) {
    const accountName = `${where.accounts}.${desk}`;
    await accountNamed(address, administrator, other.id, {
      accountName,
      displayName: desk,
      role: desk,
      organisationId,
    });
    leading.push([desk, Caller.signingIn(running.url, accountName, demoPassword)]);
  }
  return { county: other as County, leading: Object.fromEntries(leading) as Record<DeskByFund, Caller> };
}

/** Whoever fills the performance office of the finance bureau above, which was not there before. */
export async function officeAbove({ address, running, settled }: Product): Promise<Caller> {
  const administrator = await address.signIn(demoAdministrator.accountName, demoPassword);
  const above = (await organisationsSeenBy(administrator)).find(({ name }) => name === neighbour.below)!.organisationId;
  const bureau = { kind: 'finance-bureau', name: `${neighbour.below}财政局`, parentId: above };
  const organisationId = await organisationNamed(administrator, above, bureau);
  const office = { accountName: 'above.office', displayName: '市局绩效科', role: 'performance-office', organisationId };
  await accountNamed(address, administrator, above, office);
  await settled();
  return Caller.signingIn(running.url, office.accountName, demoPassword);
}
