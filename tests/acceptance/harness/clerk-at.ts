import { accountNamed, demoAdministrator, demoPassword } from '@wenxiao/cli/demo';
import { Caller } from './caller.js';
import { County } from './county.js';
import type { Product } from './product.js';

/** The same county, as somebody sees it who is clerk of another body of it: `unit` is that clerk, and what is declared is that body’s. */
export async function clerkAt(
  { address, running }: Product,
  county: County,
  organisationId: string,
  accountName: string,
): Promise<County> {
  const administrator = await address.signIn(demoAdministrator.accountName, demoPassword);
  const account = { accountName, displayName: '经办人', role: 'budget-unit', organisationId };
  await accountNamed(address, administrator, county.id, account);
  const unit = Caller.signingIn(running.url, accountName, demoPassword);
  return new County(county.id, organisationId, { ...county.people, unit });
}
