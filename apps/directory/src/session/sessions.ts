import { Inject, Injectable } from '@nestjs/common';
import type { Queryable } from '@wenxiao/event-store';
import { DATABASE } from '@wenxiao/service-kit';
import { newSecret, secretHash } from './secret.js';

/** A session ends after this time without a request … */
const idleMinutes = 30;
/** … and after this time whatever happens: a working day. */
const lifetimeHours = 12;
/** "Last seen" is no finer than this, so that not every request writes. */
const lastSeenSeconds = 60;

/** A session that lives, and whose it is. Sessions go by the real clock, never by a demo's. */
export type Session = Readonly<{ personId: string; endsAt: string; mustChangePassword: boolean }>;

@Injectable()
export class Sessions {
  constructor(@Inject(DATABASE) private readonly db: Queryable) {}

  /** Begins a session. @returns its id, a secret that is kept nowhere. */
  async begin(personId: string, db: Queryable = this.db): Promise<string> {
    const sessionId = newSecret();
    await db.query(
      `insert into directory.sessions (secret_hash, person_id, ends_at)
       values ($1, $2, clock_timestamp() + make_interval(hours => $3))`,
      [secretHash(sessionId), personId, lifetimeHours],
    );
    await db.query(
      `delete from directory.sessions
        where ends_at <= clock_timestamp() or last_seen_at <= clock_timestamp() - make_interval(mins => $1)`,
      [idleMinutes],
    );
    return sessionId;
  }

  /** The session with this id, if it lives and its person is not disabled. Its idle time starts anew. */
  async find(sessionId: string): Promise<Session | undefined> {
    const hash = secretHash(sessionId);
    const { rows } = await this.db.query<{
      person_id: string;
      ends_at: Date;
      must_change: boolean;
      seen_long_ago: boolean;
    }>(
      `select s.person_id, s.ends_at, c.must_change,
              s.last_seen_at < clock_timestamp() - make_interval(secs => $3) as seen_long_ago
         from directory.sessions s
         join directory.people p on p.id = s.person_id and p.disabled_at is null
         join directory.credentials c on c.person_id = s.person_id
        where s.secret_hash = $1 and s.ends_at > clock_timestamp()
          and s.last_seen_at > clock_timestamp() - make_interval(mins => $2)`,
      [hash, idleMinutes, lastSeenSeconds],
    );
    const [row] = rows;
    if (!row) return undefined;
    if (row.seen_long_ago) {
      await this.db.query(`update directory.sessions set last_seen_at = clock_timestamp() where secret_hash = $1`, [
        hash,
      ]);
    }
    return { personId: row.person_id, endsAt: row.ends_at.toISOString(), mustChangePassword: row.must_change };
  }

  async end(sessionId: string): Promise<void> {
    await this.db.query(`delete from directory.sessions where secret_hash = $1`, [secretHash(sessionId)]);
  }

  /** Ends every session of a person: their password was changed, or they were disabled. */
  async endAll(personId: string, db: Queryable = this.db): Promise<void> {
    await db.query(`delete from directory.sessions where person_id = $1`, [personId]);
  }
}
