import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Queryable } from '@wenxiao/event-store';
import { DATABASE } from '@wenxiao/service-kit';

/** How long a ticket holds: as long as a browser takes to follow it. */
export const ticketSeconds = 60;

/** What a ticket is for. */
export type TicketFor = Readonly<{ tenant: string; id: string; personId: string }>;

/**
 * Tickets by which a file is read. An address with one is of use to one person for a minute, and says nothing of a session: it may stand
 * in a history of a browser, or a log on the way.
 */
@Injectable()
export class Tickets {
  constructor(@Inject(DATABASE) private readonly db: Queryable) {}

  /** @param audits whether they read as auditors. */
  async give({ tenant, id, personId }: TicketFor, audits: boolean): Promise<string> {
    const ticket = randomBytes(32).toString('base64url');
    await this.db.query(`delete from evidence_tickets.tickets where expires_at < clock_timestamp()`);
    await this.db.query(
      `insert into evidence_tickets.tickets (hash, tenant, id, person_id, audits, expires_at)
       values ($1, $2, $3, $4, $5, clock_timestamp() + make_interval(secs => $6))`,
      [hashOf(ticket), tenant, id, personId, audits, ticketSeconds],
    );
    return ticket;
  }

  /** What a ticket allows; undefined where it is over, or another’s. */
  async of(ticket: string, { tenant, id, personId }: TicketFor): Promise<Readonly<{ audits: boolean }> | undefined> {
    const { rows } = await this.db.query<{ audits: boolean }>(
      `select audits from evidence_tickets.tickets
        where hash = $1 and tenant = $2 and id = $3 and person_id = $4 and expires_at >= clock_timestamp()`,
      [hashOf(ticket), tenant, id, personId],
    );
    return rows[0];
  }
}

const hashOf = (ticket: string): string => createHash('sha256').update(ticket).digest('hex');
