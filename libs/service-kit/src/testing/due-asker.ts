import { randomUUID } from 'node:crypto';
import type { Queryable } from '@wenxiao/event-store';
import type { Principal } from '../access/grants.js';
import type { DueStanding } from '../due/due.controller.js';
import { plantOrganisations } from './plant-organisations.js';

/**
 * Asks a service how far it is with what is due, as an operator of a tree of their own.
 * @param pool of the service's store, where that tree is planted
 */
export async function dueAsker(
  pool: Queryable,
  sign: (principal: Principal) => Promise<string>,
): Promise<(url: string, through: string) => Promise<DueStanding>> {
  const root = randomUUID();
  await plantOrganisations(pool, [{ path: [root] }]);
  return async (url, through) => {
    const token = await sign({ personId: randomUUID(), grants: [{ desk: 'operator', organisationId: root }] });
    const headers = { authorization: `Bearer ${token}` };
    const response = await fetch(`${url}/jurisdictions/${root}/due?through=${through}`, { headers });
    if (!response.ok) throw new Error(`It does not say what is due: ${await response.text()}`);
    return (await response.json()) as DueStanding;
  };
}
