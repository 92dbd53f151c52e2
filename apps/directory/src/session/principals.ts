import { Inject, Injectable } from '@nestjs/common';
import { type Principal, signToken, tokenLifetimeSeconds } from '@wenxiao/service-kit';
import type { TokenScope } from '../account/account.decider.js';
import { DIRECTORY_KEYS, type DirectoryKeys } from '../config.js';
import { HeldGrants } from '../grants/held-grants.js';

export type InternalToken = Readonly<{ personId: string; token: string; expiresInSeconds: number }>;

/** Who somebody is to the services: a person id and the grants that hold today, signed. */
@Injectable()
export class Principals {
  constructor(
    private readonly grants: HeldGrants,
    @Inject(DIRECTORY_KEYS) private readonly keys: DirectoryKeys,
  ) {}

  /** @param scope what a credential is narrower in than its person. */
  async tokenFor(personId: string, { readOnly, desks }: TokenScope = { readOnly: false }): Promise<InternalToken> {
    const held = await this.grants.of(personId);
    const grants = held
      .filter(({ desk }) => desks === undefined || desks.includes(desk))
      .map(({ desk, organisationId, standsInFor }) => ({
        desk,
        organisationId,
        ...(standsInFor !== undefined && { standsInFor }),
      }));
    const principal: Principal = { personId, grants, ...(readOnly && { readOnly: true }) };
    const token = await signToken(principal, this.keys.tokenPrivateKey);
    return { personId, token, expiresInSeconds: tokenLifetimeSeconds };
  }
}
