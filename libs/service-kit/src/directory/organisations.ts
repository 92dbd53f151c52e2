import { Inject, Injectable } from '@nestjs/common';
import type { Queryable } from '@wenxiao/event-store';
import { type Admission, reaches } from '../access/admission.js';
import { problem } from '../http/problem.js';
import { DATABASE } from '../runtime/database.js';

/** A node of the tree that directory owns, as this service has received it. */
export type Organisation = Readonly<{
  id: string;
  kind: 'jurisdiction' | 'finance-bureau' | 'department' | 'unit';
  name: string;
  /** The jurisdiction whose tenant its streams belong to; itself for a jurisdiction. */
  jurisdictionId: string;
  /** From the root to this node, both included. */
  path: readonly string[];
}>;

type OrganisationRow = {
  id: string;
  kind: Organisation['kind'];
  name: string;
  jurisdiction_id: string;
  path: string[];
};

/** This service's copy of directory's tree. */
@Injectable()
export class Organisations {
  constructor(@Inject(DATABASE) private readonly db: Queryable) {}

  async find(id: string): Promise<Organisation | undefined> {
    const { rows } = await this.db.query<OrganisationRow>(
      `select id, kind, name, jurisdiction_id, path from directory_copy.organisations where id = $1`,
      [id],
    );
    const [row] = rows;
    return row && organisationOf(row);
  }

  /**
   * The organisation that a new object is to belong to.
   * @throws {ProblemError} `unknown-organisation` when it is none of the jurisdiction's, or none that the person's grants reach.
   */
  async ofJurisdiction(id: string, jurisdictionId: string, admission: Admission): Promise<Organisation> {
    const organisation = await this.find(id);
    const reached =
      organisation?.jurisdictionId === jurisdictionId && admission.grants.some((grant) => reaches(grant, organisation));
    if (!organisation || !reached) throw problem('unknown-organisation', { organisationId: id });
    return organisation;
  }

  /** The organisations of a jurisdiction that the person's grants reach, the jurisdiction itself included. */
  async reachedIn(jurisdictionId: string, admission: Admission): Promise<Organisation[]> {
    const { rows } = await this.db.query<OrganisationRow>(
      `select id, kind, name, jurisdiction_id, path from directory_copy.organisations
        where jurisdiction_id = $1 and path && $2::text[]`,
      [jurisdictionId, admission.grants.map(({ organisationId }) => organisationId)],
    );
    return rows.map(organisationOf);
  }

  /** The jurisdictions that are one of these organisations or lie below one. */
  async jurisdictionsBelow(organisationIds: readonly string[]): Promise<string[]> {
    const { rows } = await this.db.query<{ id: string }>(
      `select id from directory_copy.organisations where kind = 'jurisdiction' and path && $1::text[]`,
      [organisationIds],
    );
    return rows.map(({ id }) => id);
  }

  /** Whether a tree is known whose root is none of these: an installation may serve several. */
  async hasOtherRoots(rootIds: readonly string[]): Promise<boolean> {
    const { rows } = await this.db.query(
      `select from directory_copy.organisations where cardinality(path) = 1 and id <> all ($1::text[]) limit 1`,
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
}

function organisationOf(row: OrganisationRow): Organisation {
  return { id: row.id, kind: row.kind, name: row.name, jurisdictionId: row.jurisdiction_id, path: row.path };
}
