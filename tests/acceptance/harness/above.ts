import { accountNamed, demoAdministrator, demoPassword, organisationNamed } from '@wenxiao/cli/demo';
import { seed } from '@wenxiao/rules/seeds';
import { Caller } from './caller.js';
import { County } from './county.js';
import type { Product } from './product.js';
import { adoptRules } from './rules.js';

/** The province adopts a set that the product brings along, by two people of its finance bureau: it lies over the sets below. */
export async function adoptAbove(
  { address, running, provinceId }: Pick<Product, 'address' | 'running' | 'provinceId'>,
  ruleSetId: string,
  effectiveFrom: string,
): Promise<void> {
  const content = seed(ruleSetId);
  if (!content) throw new Error(`There is no seed ${ruleSetId}`);
  const administrator = await address.signIn(demoAdministrator.accountName, demoPassword);
  const bureau = { kind: 'finance-bureau', name: '示范省财政厅', parentId: provinceId };
  const organisationId = await organisationNamed(administrator, provinceId, bureau);
  const person = async (accountName: string, displayName: string): Promise<Caller> => {
    const account = { accountName, displayName, role: 'performance-office', organisationId };
    await accountNamed(address, administrator, provinceId, account);
    return Caller.signingIn(running.url, accountName, demoPassword);
  };
  const office = await person('province.office', '省厅绩效处');
  const approver = await person('province.approver', '省厅绩效处负责人');
  await adoptRules(new County(provinceId, organisationId, { office, approver }), content, effectiveFrom);
}
