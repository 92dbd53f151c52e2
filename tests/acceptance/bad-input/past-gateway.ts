import { signToken } from '@wenxiao/service-kit';
import { Caller } from '../harness/caller.js';
import type { Product } from '../harness/product.js';
import { pastGateway, type Right } from './requests.js';

type Account = Readonly<{ personId: string; grants: readonly Readonly<{ desk: string; organisationId: string }>[] }>;

/**
 * The right request of the same person at the service itself, as the gateway would hand it on: what is checked there alone need not
 * go through the gateway, which asks directory who it is each time. What the gateway does itself stays as it is.
 */
export function callingServices({ running, tokenPrivateKey }: Product): (right: Right) => Promise<Right> {
  const accounts = new Map<Caller, Promise<Account>>();
  const accountOf = async (who: Caller): Promise<Account> =>
    (await who.get<{ account: Account }>('/api/session')).body.account;
  return async (right) => {
    const past = pastGateway(right.operation, running.services);
    if (!past) return right;
    const { who } = right.base;
    const account = accounts.get(who) ?? accountOf(who);
    accounts.set(who, account);
    const { personId, grants } = await account;
    const credential = async () => ({
      authorization: `Bearer ${await signToken({ personId, grants }, tokenPrivateKey)}`,
    });
    return { ...right, operation: past.operation, base: { ...right.base, who: new Caller(past.url, credential) } };
  };
}
