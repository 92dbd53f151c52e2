import { Inject, Injectable } from '@nestjs/common';
import type { OrganisationNature } from '@wenxiao/contracts';
import type { Queryable } from '@wenxiao/event-store';
import type { Admission } from '../access/admission.js';
import { type Grant, type PlacedGrant, reaches } from '../access/grants.js';
import { problem } from '../http/problem.js';
import { DATABASE } from '../runtime/database.js';

/** A node of the tree that directory owns, as this service has received it. */
export type Organisation = Readonly<{
  id: string;
  nature: OrganisationNature;
  /** An open code, `finance-bureau`. */
  kind: string;
  name: string;
  /** Of jurisdictions alone. */
  level?: string;
  /** The official code: 行政区划代码 or 预算单位编码. */
  code?: string;
  /** The jurisdiction whose tenant its streams belong to; itself for a jurisdiction. */
  jurisdictionId: string;
  /** What took it over. */
  mergedInto?: string;
  /** The desks that it bears for its jurisdiction. */
  desks: readonly string[];
  /** From the root to this node, both included. */
  path: readonly string[];
}>;

type OrganisationRow = {
  id: string;
  nature: OrganisationNature;
  kind: string;
  name: string;
  level: string | null;
  code: string | null;
  tenant: string;
  merged_into: string | null;
  desks: string[];
  path: string[];
};

const columns = 'o.id, o.nature, o.kind, o.name, o.level, o.code, o.tenant, o.merged_into, o.desks, o.path';

/** This service's copy of directory's tree. What waits for the organisation that it lies below is not there yet. */
@Injectable()
export class Organisations {
  constructor(@Inject(DATABASE) private readonly db: Queryable) {}

  async find(id: string): Promise<Organisation | undefined> {
    const [found] = await this.select(`o.id = $1`, [id]);
    return found;
  }

  /**
   * The organisation to which something new is to belong: an object, a person, a grant.
   * @throws {ProblemError} as {@link ofJurisdiction}; `organisation-merged` where another goes on in its place.
   */
  async forNew(id: string, jurisdictionId: string, admission: Admission): Promise<Organisation> {
    const organisation = await this.ofJurisdiction(id, jurisdictionId, admission);
    if (organisation.mergedInto === undefined) return organisation;
    const [into = organisation.mergedInto] = await this.goingOnFor([id]);
    throw problem('organisation-merged', { organisationId: id, into, name: (await this.find(into))?.name ?? into });
  }

  /**
   * An organisation of a jurisdiction, for somebody who reaches it.
   * @throws {ProblemError} `unknown-organisation` when there is none that the person's grants reach; `other-jurisdiction` when they
   * reach it elsewhere.
   */
  async ofJurisdiction(id: string, jurisdictionId: string, admission: Admission): Promise<Organisation> {
    const organisation = await this.find(id);
    if (!organisation || !admission.grants.some((grant) => reaches(grant, organisation)))
      throw problem('unknown-organisation', { organisationId: id });
    const { jurisdictionId: other } = organisation;
    if (other !== jurisdictionId) throw problem('other-jurisdiction', { organisationId: id, jurisdictionId: other });
    return organisation;
  }

  /** The organisations of a jurisdiction that the person's grants reach, the jurisdiction itself included. */
  reachedIn(jurisdictionId: string, { grants }: Admission): Promise<Organisation[]> {
    return this.select(`o.tenant = $1 and o.path && $2::text[]`, [jurisdictionId, grants.map(({ over }) => over)]);
  }

  /** Those of a jurisdiction that bear a desk: whom a rule set means by "the business desk of the jurisdiction". */
  bearersOf(desk: string, jurisdictionId: string): Promise<Organisation[]> {
    return this.select(`o.tenant = $1 and $2 = any(o.desks) and o.merged_into is null`, [jurisdictionId, desk]);
  }

  /** Those that bear desks for one of these jurisdictions. */
  bearingDesks(jurisdictionIds: readonly string[]): Promise<Organisation[]> {
    return this.select(`o.tenant = any($1::text[]) and cardinality(o.desks) > 0 and o.merged_into is null`, [
      jurisdictionIds,
    ]);
  }

  /**
   * Grants with their places in this tree. Where the very organisation bears the desk, the grant is over the jurisdiction whose desk
   * that is; what lies below it bears nothing by that. With what was taken over there: whoever names that means them.
   */
  async placed(grants: readonly Grant[]): Promise<PlacedGrant[]> {
    if (grants.length === 0) return [];
    const { rows } = await this.db.query<{
      id: string;
      tenant: string;
      path: string[];
      took_over: string[];
      desks: string[];
    }>(
      `select o.id, o.tenant, o.path, o.desks, array(select directory_copy.taken_over_by(o.path) order by 1) as took_over
         from directory_copy.organisations o
        where o.id = any($1::text[]) and o.path is not null`,
      [[...new Set(grants.map(({ organisationId }) => organisationId))]],
    );
    const places = new Map(rows.map((row) => [row.id, row]));
    return grants.map((grant) => {
      const place = places.get(grant.organisationId);
      if (!place) return { ...grant, path: [], over: grant.organisationId };
      const over = place.desks.includes(grant.desk) ? place.tenant : place.id;
      const tookOver = place.took_over.filter((id) => !place.path.includes(id));
      return { ...grant, path: place.path, over, ...(tookOver.length > 0 && { tookOver }) };
    });
  }

  /** What goes on in the place of some organisations: what took them over, else themselves. */
  async goingOnFor(ids: readonly string[]): Promise<string[]> {
    const { rows } = await this.db.query<{ id: string }>(
      `select distinct directory_copy.goes_on_as(each) as id from unnest($1::text[]) as each`,
      [ids],
    );
    return rows.map(({ id }) => id);
  }

  /** What lies on the way from the root to an organisation, in this order, itself included. */
  async onTheWay(path: readonly string[]): Promise<Organisation[]> {
    const found = await this.select('o.id = any($1::text[])', [path]);
    return found.sort((one, other) => one.path.length - other.path.length);
  }

  /** As {@link onTheWay}, of an organisation that may not be there yet: nothing then. */
  async wayTo(id: string): Promise<Organisation[]> {
    const found = await this.select(
      `o.id = any (array(select unnest(b.path) from directory_copy.organisations b where b.id = $1))`,
      [id],
    );
    return found.sort((one, other) => one.path.length - other.path.length);
  }

  /** Of what cannot be placed yet, which organisation is missing: itself, or the one that something on its way lies below. */
  async missingOnTheWay(id: string): Promise<string> {
    const { rows } = await this.db.query<{ missing: string }>(
      `with recursive way (id, above) as (
         select o.id, o.above from directory_copy.organisations o where o.id = $1
         union
         select o.id, o.above from directory_copy.organisations o join way on o.id = way.above)
       select way.above as missing from way
        where way.above is not null and not exists (select from directory_copy.organisations o where o.id = way.above)`,
      [id],
    );
    return rows[0]?.missing ?? id;
  }

  /** The desk that looks after an organisation on a day (对口): its own, else that of the nearest body above it. */
  async counterpartOf(id: string, day: string): Promise<string | undefined> {
    const { rows } = await this.db.query<{ desk: string | null }>(
      `select found.desk from directory_copy.organisations b
         join directory_copy.organisations o on o.id = any(b.path) and o.tenant = b.tenant,
         lateral (select c->>'desk' as desk from jsonb_array_elements(o.counterparts) c
                   where c->>'from' <= $2 order by c->>'from' desc limit 1) found
        where b.id = $1 order by cardinality(o.path) desc limit 1`,
      [id, day],
    );
    return rows[0]?.desk ?? undefined;
  }

  /** The desks that organisations of a jurisdiction bear for it. */
  async desksBorneIn(tenant: string): Promise<string[]> {
    const { rows } = await this.db.query<{ desk: string }>(
      `select distinct unnest(desks) as desk from directory_copy.organisations
        where tenant = $1 and merged_into is null order by desk`,
      [tenant],
    );
    return rows.map(({ desk }) => desk);
  }

  /** The jurisdictions that are one of these organisations or lie below one. */
  async jurisdictionsBelow(organisationIds: readonly string[]): Promise<string[]> {
    const { rows } = await this.db.query<{ id: string }>(
      `select id from directory_copy.organisations where nature = 'jurisdiction' and path && $1::text[]`,
      [organisationIds],
    );
    return rows.map(({ id }) => id);
  }

  /** Whether a tree is known whose root is none of these: an installation may serve several. */
  async hasOtherRoots(rootIds: readonly string[]): Promise<boolean> {
    const { rows } = await this.db.query(
      `select from directory_copy.organisations where above is null and id <> all ($1::text[]) limit 1`,
      [rootIds],
    );
    return rows.length > 0;
  }

  /** Lets a person see or act on what belongs to an organisation. @throws {ProblemError} `not-found` when no grant of theirs reaches it. */
  async admit(organisationId: string, admission: Admission): Promise<Organisation> {
    const organisation = await this.find(organisationId);
    if (!organisation || !admission.grants.some((grant) => reaches(grant, organisation))) throw problem('not-found');
    return organisation;
  }

  private async select(where: string, values: readonly unknown[]): Promise<Organisation[]> {
    const { rows } = await this.db.query<OrganisationRow>(
      `select ${columns} from directory_copy.organisations o where o.path is not null and ${where} order by o.id`,
      [...values],
    );
    return rows.map(organisationOf);
  }
}

function organisationOf(row: OrganisationRow): Organisation {
  const { id, nature, kind, name, level, code, tenant, merged_into: mergedInto, desks, path } = row;
  return {
    id,
    nature,
    kind,
    name,
    ...(level !== null && { level }),
    ...(code !== null && { code }),
    jurisdictionId: tenant,
    ...(mergedInto !== null && { mergedInto }),
    desks,
    path,
  };
}
