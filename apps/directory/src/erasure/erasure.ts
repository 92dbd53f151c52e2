import { Inject, Injectable } from '@nestjs/common';
import type { Queryable } from '@wenxiao/event-store';
import { DATABASE } from '@wenxiao/service-kit';
import { PersonKeys } from '../person-keys/person-keys.js';

/** What stands where the name of an erased person stood. */
const erasedName = '已注销人员';

/** What directory keeps about a person beside the events, and whether it is gone. */
export type Kept = Readonly<{
  /** Open sessions, which an erasure ends. */
  sessions: number;
  /** API tokens that were made, those that ended included: their names are the person's own words. */
  apiTokens: number;
  /** When, by whom and why the person was erased; null while they are not. */
  erased: Readonly<{ at: string; by: string; reason: string }> | null;
}>;

/** Takes out of the rows beside the events who somebody was. */
@Injectable()
export class Erasure {
  constructor(
    @Inject(DATABASE) private readonly db: Queryable,
    private readonly keys: PersonKeys,
  ) {}

  /** What there is to be erased of a person, or what became of it. */
  async kept(personId: string): Promise<Kept> {
    const { rows } = await this.db.query<{
      sessions: number;
      tokens: number;
      at: Date | null;
      by: string;
      reason: string;
    }>(
      `select (select count(*)::int from directory.sessions s where s.person_id = p.id) as sessions,
              (select count(*)::int from directory.api_tokens t where t.person_id = p.id) as tokens,
              e.at, e.erased_by as by, e.reason
         from directory.people p left join directory.erasures e on e.person_id = p.id where p.id = $1`,
      [personId],
    );
    const { sessions = 0, tokens: apiTokens = 0, at, by = '', reason = '' } = rows[0] ?? {};
    return { sessions, apiTokens, erased: at ? { at: at.toISOString(), by, reason } : null };
  }

  /**
   * Leaves of a person's rows what events need: that there was somebody of this id, who cannot sign in. In the transaction of the
   * event that says so, so that nobody is erased in part. Carried out again, it changes nothing.
   */
  async carryOut(personId: string, { by, reason }: Readonly<{ by: string; reason: string }>, tx: Queryable) {
    await tx.query(
      `update directory.people
          set account_name = 'erased-' || id, display_name = $2,
              disabled_at = coalesce(disabled_at, clock_timestamp()), erased_at = coalesce(erased_at, clock_timestamp())
        where id = $1`,
      [personId, erasedName],
    );
    await this.keys.destroy(personId, tx);
    await tx.query(`delete from directory.credentials where person_id = $1`, [personId]);
    await tx.query(`delete from directory.sessions where person_id = $1`, [personId]);
    await tx.query(`delete from directory.api_tokens where person_id = $1`, [personId]);
    await tx.query(
      `insert into directory.erasures (person_id, erased_by, reason) values ($1, $2, $3) on conflict (person_id) do nothing`,
      [personId, by, reason],
    );
  }
}
