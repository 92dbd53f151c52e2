import { randomUUID } from 'node:crypto';
import type { Queryable } from '@wenxiao/event-store';
import { eventually } from '@wenxiao/messaging/testing';
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

/** Months of due days of many objects, on a machine that does other things as well. */
const settling_ms = 60_000;

/**
 * Waits until a service has taken in what others told and looked at what is due. What it takes in may set off more, which it may hear
 * itself: it is done once it says so twice and has recorded nothing in between.
 */
export async function untilSettled(ask: () => Promise<DueStanding>): Promise<void> {
  let before: string | undefined;
  await eventually(async () => {
    const { pending, unheard, recorded } = await ask();
    const isDone = pending === 0 && unheard === 0;
    const isQuiet = isDone && before === recorded;
    before = isDone ? recorded : undefined;
    if (!isQuiet) throw new Error(`It is not done yet: ${JSON.stringify({ pending, unheard, recorded })}`);
  }, settling_ms);
}
