import { Inject, Injectable } from '@nestjs/common';
import type { EventMetadata, Queryable } from '@wenxiao/event-store';
import type { AccountEvent } from '@wenxiao/facts/directory';
import { CommandRunner, DATABASE } from '@wenxiao/service-kit';
import { account } from '../account/account.aggregate.js';
import { People } from '../people/people.js';

/** What somebody else did to the account since its person signed in last. */
export type AccountNotice = Readonly<{ what: AccountEvent['type']; at: string; by: string }>;

/** Tells people what was done to their accounts. */
@Injectable()
export class AccountNotices {
  constructor(
    @Inject(DATABASE) private readonly db: Queryable,
    private readonly commands: CommandRunner,
    private readonly people: People,
  ) {}

  /** What others did to the account since its person was told last; they are told now. */
  async tell(personId: string): Promise<readonly AccountNotice[]> {
    const tenant = await this.people.tenantOf(personId);
    const { events, version } = await this.commands.load(account, tenant, personId);
    const { rows } = await this.db.query<{ before: number }>(
      `update directory.people p set told_version = $2 from directory.people b
        where p.id = $1 and b.id = p.id returning b.told_version as before`,
      [personId, version],
    );
    return events
      .slice(rows[0]?.before ?? version)
      .filter(({ type }) => type !== 'account-opened')
      .map(({ type, recordedAt, metadata }) => ({
        what: type as AccountEvent['type'],
        at: recordedAt,
        by: (JSON.parse(metadata) as EventMetadata).actor.id,
      }))
      .filter(({ by }) => by !== personId);
  }
}
