import { Inject, Injectable } from '@nestjs/common';
import type { Queryable } from '@wenxiao/event-store';
import { DATABASE, type PartyRegister } from '@wenxiao/service-kit';
import { trailSchema, trailStatement } from './trail-database.js';

const partyIn = trailStatement('party-in');

/** Whom objects name, by history: an expert who has no grant in the jurisdiction reads what they judge. */
@Injectable()
export class TrailParties implements PartyRegister {
  constructor(@Inject(DATABASE) private readonly sql: Queryable) {}

  async anyIn(tenant: string, personId: string, organisationIds: readonly string[]): Promise<boolean> {
    const found = await partyIn({ sql: this.sql, schema: trailSchema }, [tenant, personId, organisationIds]);
    return found.length > 0;
  }
}
