import { Injectable } from '@nestjs/common';
import {
  type Admission,
  audienceOf,
  type Authority,
  authorityFor,
  BusinessClock,
  Copies,
  isByAssignment,
  isOfTheField,
  isRefusal,
  isSystemDesk,
  type Organisation,
  Organisations,
  type Party,
  type PlacedGrant,
  problem,
  reaches,
} from '@wenxiao/service-kit';
import { subjects } from '../copies.js';
import { fileProblem } from '../refusals.js';
import { NamedParties } from './named-parties.js';

/** What files are of: a subject with its unit, or an organisation. */
export type FiledObject = Readonly<{
  id: string;
  kind: 'subject' | 'organisation';
  organisation: Organisation;
  jurisdiction: Organisation;
  /** Whom objects of the subject name that are under way. */
  parties: readonly Party[];
}>;

/** How somebody stands to the files of an object. */
export type StandingToFiles = Readonly<{
  /** By what they hand files in; undefined where they only read. */
  authority?: Authority;
  /** They are of the bureau, or audit it: they read what is for the bureau alone. */
  bureau: boolean;
  /** They read as auditors, which is written down. */
  audits: boolean;
}>;

/** Whether a grant hands files in: who administers, audits or runs the installation does not, nor who judges where they are named. */
const handsIn = (grant: PlacedGrant): boolean => !isSystemDesk(grant.desk) && !isByAssignment(grant);

/** Settles at the object who hands files in, and who reads them: whoever reaches its organisation, and whom it names. */
@Injectable()
export class FileAccess {
  constructor(
    private readonly organisations: Organisations,
    private readonly copies: Copies,
    private readonly named: NamedParties,
    private readonly clock: BusinessClock,
  ) {}

  /** @throws {ProblemError} `not-found` where there is none, or nothing of it is theirs. */
  async of(tenant: string, id: string, admission: Admission): Promise<[FiledObject, StandingToFiles]> {
    const object = await this.object(tenant, id);
    const standing = object && (await this.standing(object, admission));
    if (!standing) throw problem('not-found');
    return [object, standing];
  }

  /**
   * By what somebody hands a file in, or erases one.
   * @throws {ProblemError} `not-found`; `file-not-yours-to-hand-in` (403) for who only reads there.
   */
  async authority(tenant: string, id: string, admission: Admission) {
    const [object, standing] = await this.of(tenant, id, admission);
    if (!standing.authority) throw fileProblem('file-not-yours-to-hand-in');
    return { object, standing, authority: standing.authority };
  }

  private async object(tenant: string, id: string): Promise<FiledObject | undefined> {
    const subject = await this.copies.find(subjects, tenant, id);
    const [organisation, jurisdiction] = await Promise.all([
      this.organisations.find(subject?.data.unit ?? id),
      this.organisations.find(tenant),
    ]);
    if (organisation?.jurisdictionId !== tenant || !jurisdiction) return undefined;
    const parties = subject ? await this.named.of(tenant, id) : [];
    return { id, kind: subject ? 'subject' : 'organisation', organisation, jurisdiction, parties };
  }

  private async standing(object: FiledObject, admission: Admission): Promise<StandingToFiles | undefined> {
    const { organisation, jurisdiction } = object;
    const near = admission.grants.filter((grant) => isOfTheField(grant) && reaches(grant, organisation));
    const reading = near.filter((grant) => !isByAssignment(grant));
    const own = { ...admission, grants: near.filter(handsIn) };
    const authority = (await this.byGrant(object, own)) ?? (await this.byAssignment(object, admission));
    if (reading.length === 0 && !authority) return undefined;
    return {
      ...(authority && { authority }),
      bureau: audienceOf({ ...admission, grants: reading }, jurisdiction) === 'finance',
      audits: reading.length > 0 && reading.every(({ desk }) => desk === 'auditor'),
    };
  }

  /** The grant nearest to the organisation, unless they named another. */
  private async byGrant({ organisation }: FiledObject, admission: Admission): Promise<Authority | undefined> {
    const known = { routing: {}, parties: [], doers: {}, today: await this.clock.today() };
    const nearest = [...admission.grants].sort((one, other) => other.path.length - one.path.length);
    for (const { desk } of nearest) {
      const need = { act: 'submit', desk: { desk, of: 'unit' }, at: organisation, notBy: [] } as const;
      const found = authorityFor(admission, need, known);
      if (!isRefusal(found)) return found;
    }
    return undefined;
  }

  private async byAssignment(
    { organisation, parties }: FiledObject,
    admission: Admission,
  ): Promise<Authority | undefined> {
    const known = { routing: {}, parties, doers: {}, today: await this.clock.today() };
    for (const assigned of new Set(parties.map((party) => party.as))) {
      const need = { act: 'submit', desk: { assigned }, at: organisation, notBy: [] };
      const found = authorityFor(admission, need, known);
      if (!isRefusal(found)) return found;
    }
    return undefined;
  }
}
