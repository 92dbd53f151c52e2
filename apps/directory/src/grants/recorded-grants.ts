import { Inject, Injectable } from '@nestjs/common';
import type { Queryable } from '@wenxiao/event-store';
import { BusinessClock, CommandRunner, DATABASE, streamOf } from '@wenxiao/service-kit';
import { personGrants } from './person-grants.aggregate.js';
import type { PersonGrantsState } from './person-grants.decider.js';

/** Later than every last day. */
const forEver = '9999-12-31';

/** A grant as its stream says it. */
export type RecordedGrant = PersonGrantsState['grants'][number] & Readonly<{ jurisdictionId: string }>;

/** Grants by their own streams: who decides by them sees what was given a moment ago, which read models show a little later. */
@Injectable()
export class RecordedGrants {
  constructor(
    private readonly commands: CommandRunner,
    private readonly clock: BusinessClock,
    @Inject(DATABASE) private readonly db: Queryable,
  ) {}

  /** What a person holds or will hold, in whatever jurisdiction. */
  async of(personId: string): Promise<RecordedGrant[]> {
    const today = await this.clock.today();
    return (await this.ever(personId)).filter(({ to }) => to === undefined || to >= today);
  }

  /** The desks that a person fills or will fill, over whatever organisation, and how many grants lie beside a jurisdiction. */
  async filled(personId: string, besides: string): Promise<Readonly<{ desks: string[]; elsewhere: number }>> {
    const grants = await this.of(personId);
    return {
      desks: grants.map(({ desk }) => desk),
      elsewhere: grants.filter(({ jurisdictionId }) => jurisdictionId !== besides).length,
    };
  }

  /** The grant by which somebody fills a desk at one of these organisations themselves, standing in for nobody: the one that lasts longest. */
  async own(personId: string, desk: string, at: readonly string[]): Promise<RecordedGrant | undefined> {
    const isOwn = (each: RecordedGrant) =>
      each.desk === desk && at.includes(each.organisationId) && each.standsInFor === undefined;
    const [longest] = (await this.ever(personId))
      .filter(isOwn)
      .sort((one, other) => ((one.to ?? forEver) > (other.to ?? forEver) ? -1 : 1));
    return longest;
  }

  /** What was given and not revoked, over or not. */
  private async ever(personId: string): Promise<RecordedGrant[]> {
    // A person has one stream in each jurisdiction where they ever held something.
    const { rows } = await this.db.query<{ tenant: string }>(
      `select o.id as tenant from directory_copy.organisations o
        where o.nature = 'jurisdiction'
          and exists (select from event_store.events e where e.tenant = o.id and e.stream = $1 and e.version = 1)`,
      [streamOf(personGrants, personId)],
    );
    const grants = await Promise.all(
      rows.map(async ({ tenant }) => {
        const { state } = await this.commands.load(personGrants, tenant, personId);
        return state.grants.map((grant) => ({ ...grant, jurisdictionId: tenant }));
      }),
    );
    return grants.flat();
  }
}
