import pg from 'pg';
import type { RunningStandalone } from '@wenxiao/standalone';

/** Everything that a request can change, in few words: two of one installation are equal when nothing was changed between them. */
export interface Fingerprints {
  take(): Promise<Readonly<Record<string, string>>>;
  close(): Promise<void>;
}

/** What people did. What the services do of themselves follows from it, a moment later. */
const ofEvents = `select count(*)::text as mark from event_store.events where metadata -> 'actor' ->> 'as' <> 'system'`;

/** Directory's rows beside its events: people, their passwords, tokens and the names of rule sets. */
const ofRows = `select md5(concat_ws('|',
  (select string_agg(concat_ws(',', p.*), ';' order by p.id) from directory.people p),
  (select string_agg(concat_ws(',', c.*), ';' order by c.person_id) from directory.credentials c),
  (select string_agg(concat_ws(',', t.id, t.name, t.revoked_at), ';' order by t.id) from directory.api_tokens t),
  (select string_agg(concat_ws(',', n.*), ';' order by n.rule_set_id) from directory.rule_set_names n))) as mark`;

export function fingerprintsOf({ services, stores }: RunningStandalone): Fingerprints {
  const pools = Object.keys(services).map(
    (name) => [name, new pg.Pool({ connectionString: stores.urlOf(name, 'service'), max: 1 })] as const,
  );
  const mark = async (pool: pg.Pool, text: string) => (await pool.query<{ mark: string }>(text)).rows[0]!.mark;
  return {
    async take() {
      const marks = await Promise.all(
        pools.map(async ([name, pool]) => {
          const rows = name === 'directory' ? ` ${await mark(pool, ofRows)}` : '';
          return [name, (await mark(pool, ofEvents)) + rows] as const;
        }),
      );
      return Object.fromEntries(marks);
    },
    close: async () => {
      await Promise.all(pools.map(([, pool]) => pool.end()));
    },
  };
}
