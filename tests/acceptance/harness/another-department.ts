import {
  accountNamed,
  assignCounterpart,
  cast,
  demoAdministrator,
  demoPassword,
  organisationNamed,
} from '@wenxiao/cli/demo';
import { Caller } from './caller.js';
import { County } from './county.js';
import type { Product } from './product.js';

/** The demo county as a second department of it sees it: with a unit, a clerk and a reviewer of its own, of whom the services have heard. */
export async function anotherDepartment({ address, running, county, settled }: Product): Promise<County> {
  const administrator = await address.signIn(demoAdministrator.accountName, demoPassword);
  const named = (kind: string, name: string, parentId: string) =>
    organisationNamed(administrator, county.id, { kind, name, parentId });
  const departmentId = await named('department', '另一主管部门', county.id);
  const unitId = await named('unit', '另一项目单位', departmentId);
  await assignCounterpart(administrator, county.id, departmentId, 'business-desk');
  const person = async (like: 'unit' | 'reviewer', organisationId: string): Promise<Caller> => {
    const { displayName, role } = cast[like];
    const accountName = `another.${like}`;
    await accountNamed(address, administrator, county.id, { accountName, displayName, role, organisationId });
    return Caller.signingIn(running.url, accountName, demoPassword);
  };
  const [unit, reviewer] = [await person('unit', unitId), await person('reviewer', departmentId)];
  await settled();
  return new County(county.id, unitId, { ...county.people, unit, reviewer });
}
