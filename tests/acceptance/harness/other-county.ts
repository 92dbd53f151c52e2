import {
  accountNamed,
  assignCounterpart,
  cast,
  type CastName,
  demoAdministrator,
  demoPassword,
  organisationNamed,
  organisationsSeenBy,
} from '@wenxiao/cli/demo';
import { Caller } from './caller.js';
import { County } from './county.js';
import type { Product } from './product.js';

/**
 * 邻县: another jurisdiction of the same city, with a department, a unit and people of its own, of whom the services have heard. It has
 * adopted no rule set.
 * @param names which of the demo's roles it has people for
 */
export async function openOtherCounty<Names extends CastName>(
  { address, running, settled }: Pick<Product, 'address' | 'running' | 'settled'>,
  ...names: readonly Names[]
): Promise<County<Names>> {
  const administrator = await address.signIn(demoAdministrator.accountName, demoPassword);
  const seen = await organisationsSeenBy(administrator);
  const cityId = seen.find(({ name }) => name === '示范市')!.organisationId;
  const register = (tenant: string, wanted: { kind: string; name: string; parentId: string; level?: string }) =>
    organisationNamed(administrator, tenant, wanted);
  const id = await register(cityId, { kind: 'jurisdiction', level: 'county', name: '邻县', parentId: cityId });
  const bureauId = await register(id, { kind: 'finance-bureau', name: '邻县财政局', parentId: id });
  const departmentId = await register(id, { kind: 'department', name: '邻县主管部门', parentId: id });
  const unitId = await register(id, { kind: 'unit', name: '邻县单位', parentId: departmentId });
  await assignCounterpart(administrator, id, departmentId, 'business-desk');
  const bodies = { county: id, bureau: bureauId, department: departmentId, unit: unitId };
  const people: Partial<Record<Names, Caller>> = {};
  for (const name of names) {
    const { displayName, role, body } = cast[name];
    const accountName = `other.${name}`;
    await accountNamed(address, administrator, id, {
      accountName,
      displayName: `邻县${displayName}`,
      role,
      organisationId: bodies[body],
    });
    people[name] = Caller.signingIn(running.url, accountName, demoPassword);
  }
  await settled();
  return new County(id, unitId, people as Record<Names, Caller>);
}
