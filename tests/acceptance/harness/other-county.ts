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

/** Another jurisdiction: what it is called, right below which one it lies, and how the accounts of its people begin. */
export type OtherJurisdiction = Readonly<{
  name: string;
  level: 'prefecture' | 'county' | 'zone';
  below: string;
  accounts: string;
}>;

export const neighbour: OtherJurisdiction = { name: '邻县', level: 'county', below: '示范市', accounts: 'other' };

/** 邻县: another jurisdiction of the same city. @see openJurisdiction */
export const openOtherCounty = <Names extends CastName>(
  product: Opening,
  ...names: readonly Names[]
): Promise<County<Names>> => openJurisdiction(product, neighbour, ...names);

type Opening = Pick<Product, 'address' | 'running' | 'settled'>;

/**
 * A jurisdiction with a department, a unit and people of its own, of whom the services have heard. It has adopted no rule set.
 * @param names which of the demo's roles it has people for
 */
export async function openJurisdiction<Names extends CastName>(
  { address, running, settled }: Opening,
  { name: called, level, below, accounts }: OtherJurisdiction,
  ...names: readonly Names[]
): Promise<County<Names>> {
  const administrator = await address.signIn(demoAdministrator.accountName, demoPassword);
  const seen = await organisationsSeenBy(administrator);
  const above = seen.find(({ name }) => name === below)!.organisationId;
  const register = (tenant: string, wanted: { kind: string; name: string; parentId: string; level?: string }) =>
    organisationNamed(administrator, tenant, wanted);
  const id = await register(above, { kind: 'jurisdiction', level, name: called, parentId: above });
  const bureauId = await register(id, { kind: 'finance-bureau', name: `${called}财政局`, parentId: id });
  const departmentId = await register(id, { kind: 'department', name: `${called}主管部门`, parentId: id });
  const unitId = await register(id, { kind: 'unit', name: `${called}单位`, parentId: departmentId });
  await assignCounterpart(administrator, id, departmentId, 'business-desk');
  const bodies = { county: id, bureau: bureauId, department: departmentId, unit: unitId };
  const people: Partial<Record<Names, Caller>> = {};
  for (const name of names) {
    const { displayName, role, body } = cast[name];
    const accountName = `${accounts}.${name}`;
    await accountNamed(address, administrator, id, {
      accountName,
      displayName: `${called}${displayName}`,
      role,
      organisationId: bodies[body],
    });
    people[name] = Caller.signingIn(running.url, accountName, demoPassword);
  }
  await settled();
  return new County(id, unitId, people as Record<Names, Caller>);
}
