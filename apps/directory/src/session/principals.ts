import { Inject, Injectable } from '@nestjs/common';
import type { Queryable } from '@wenxiao/event-store';
import { DATABASE, type Grant, type Principal, signToken, tokenLifetimeSeconds } from '@wenxiao/service-kit';
import { DIRECTORY_KEYS, type DirectoryKeys } from '../config.js';

export type InternalToken = Readonly<{ personId: string; token: string; expiresInSeconds: number }>;

/** A grant with what a page shows of it. */
export type NamedGrant = Grant &
  Readonly<{ organisationName: string; organisationKind: string; jurisdictionId: string }>;

/** Who somebody is to the services: a person id and grants, signed. */
@Injectable()
export class Principals {
  constructor(
    @Inject(DATABASE) private readonly db: Queryable,
    @Inject(DIRECTORY_KEYS) private readonly keys: DirectoryKeys,
  ) {}

  async tokenFor(personId: string): Promise<InternalToken> {
    const grants = await this.grantsOf(personId);
    const principal: Principal = {
      personId,
      grants: grants.map(({ role, organisationId, path }) => ({ role, organisationId, path })),
    };
    const token = await signToken(principal, this.keys.tokenPrivateKey);
    return { personId, token, expiresInSeconds: tokenLifetimeSeconds };
  }

  async grantsOf(personId: string): Promise<NamedGrant[]> {
    const { rows } = await this.db.query<NamedGrant>(
      `select g."role", g."organisationId", o."path", o."name" as "organisationName", o."kind" as "organisationKind",
              o."jurisdictionId"
         from directory_read.grants g
         join directory_read.organisations o on o."organisationId" = g."organisationId"
        where g."personId" = $1 and g."held"
        order by cardinality(o."path"), g."role", g."organisationId"`,
      [personId],
    );
    return rows;
  }
}
