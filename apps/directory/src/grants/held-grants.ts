import { Inject, Injectable } from '@nestjs/common';
import type { Queryable } from '@wenxiao/event-store';
import { BusinessClock, DATABASE, type Grant } from '@wenxiao/service-kit';

/** A grant with what a page shows of it. */
export type NamedGrant = Grant &
  Readonly<{
    organisationName: string;
    organisationKind: string;
    jurisdictionId: string;
    /** First and last day. */
    from: string | null;
    to: string | null;
  }>;

type Row = Omit<NamedGrant, 'standsInFor'> & { standsInFor: string | null };

/** Grants as they hold today: their days are resolved here, and an organisation that was taken over is the one that took it over. */
@Injectable()
export class HeldGrants {
  constructor(
    @Inject(DATABASE) private readonly db: Queryable,
    private readonly clock: BusinessClock,
  ) {}

  /** What a person holds today, from the top of the tree down. */
  async of(personId: string): Promise<NamedGrant[]> {
    const { rows } = await this.db.query<Row>(
      `with recursive successors (first, id) as (
         select distinct g."organisationId", g."organisationId"
           from directory_read.grants g where g."personId" = $1 and g."held"
         union
         select s.first, o.merged_into from successors s
           join directory_copy.organisations o on o.id = s.id and o.merged_into is not null
       )
       select distinct on (cardinality(o.path), g."desk", o.id)
              g."desk", o.id as "organisationId", g."standsInFor", o.name as "organisationName",
              o.kind as "organisationKind", o.tenant as "jurisdictionId", g."from", g."to"
         from directory_read.grants g
         join successors s on s.first = g."organisationId"
         join directory_copy.organisations o on o.id = s.id and o.merged_into is null and o.path is not null
        where g."personId" = $1 and g."held" and coalesce(g."from", $2) <= $2 and $2 <= coalesce(g."to", $2)
          -- Whoever stands in for somebody does so while they work there, and while these fill the desk and can sign in.
          and (g."standsInFor" is null or exists (
            select from directory_read.grants other
              join directory.people own on own.id = $1::uuid and directory_copy.works_at(own.organisation_id::text, o.id)
              join directory.people p on p.id::text = other."personId" and p.disabled_at is null
             where other."personId" = g."standsInFor" and other."desk" = g."desk"
               and directory_copy.goes_on_as(other."organisationId") = o.id
               and other."held" and other."standsInFor" is null
               and coalesce(other."from", $2) <= $2 and $2 <= coalesce(other."to", $2)))
        order by cardinality(o.path), g."desk", o.id, g."standsInFor" nulls first`,
      [personId, await this.clock.today()],
    );
    return rows.map(({ standsInFor, ...grant }) => ({ ...grant, ...(standsInFor !== null && { standsInFor }) }));
  }
}
