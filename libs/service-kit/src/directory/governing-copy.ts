import { type CalendarPublished, type RulesResolved, type RulesTimetableSet, topicOf } from '@wenxiao/contracts';
import type { Queryable } from '@wenxiao/event-store';
import { type ClosedSource, PermanentError } from '@wenxiao/messaging';
import { hashOf } from '@wenxiao/rules/layers';

/** Everything that governs decisions travels on it. */
export const governingTopic = topicOf({ service: 'directory', stream: 'governing' });

/** Thrown where a text is not the one that was hashed: nobody decides by it. */
class OtherText extends PermanentError {
  override readonly name = 'OtherText';
}

export async function keepRulesText(sql: Queryable, { hash, text }: RulesResolved): Promise<void> {
  requireHash(hash, text);
  await sql.query(`insert into directory_copy.rules_texts (hash, text) values ($1, $2) on conflict do nothing`, [
    hash,
    text,
  ]);
}

export async function keepTimetable(
  sql: Queryable,
  tenant: string,
  { bodyId, scheme, rows }: RulesTimetableSet,
): Promise<void> {
  await sql.query(
    `insert into directory_copy.rules_timetables (tenant, body_id, scheme, rows) values ($1, $2, $3, $4)
     on conflict (tenant, body_id, scheme) do update set rows = excluded.rows`,
    [tenant, bodyId, scheme, JSON.stringify(rows)],
  );
}

export async function keepCalendar(
  sql: Queryable,
  tenant: string,
  { bodyId, from, hash, text }: CalendarPublished,
): Promise<void> {
  requireHash(hash, text);
  await sql.query(
    `insert into directory_copy.calendars (tenant, body_id, from_day, hash, text) values ($1, $2, $3, $4, $5)
     on conflict (tenant, body_id, from_day) do update set hash = excluded.hash, text = excluded.text`,
    [tenant, bodyId, from, hash, text],
  );
}

/** A part of what governs was taken in through an instant; while one of its streams is held up it is not. */
export async function keepClosed(
  db: Queryable,
  consumer: string,
  { topic, part, parts, instant }: ClosedSource,
): Promise<void> {
  await db.query(
    `insert into directory_copy.closed as known (topic, part, parts, through)
     select $2, $3, $4, $5
      where not exists (select from messaging.held_streams h
                         where h.consumer = $1 and h.store = 'directory' and starts_with(h.stream, 'governing/'))
     on conflict (topic, part) do update set parts = excluded.parts, through = greatest(known.through, excluded.through)`,
    [consumer, topic, part, parts, instant],
  );
}

/** Through when all that governs was taken in; undefined while one of its parts has not been told. */
export async function closedThroughOf(db: Queryable): Promise<string | undefined> {
  const { rows } = await db.query<{ through: string | null }>(
    `select case when count(*) >= max(parts) then min(through) end as through from directory_copy.closed where topic = $1`,
    [governingTopic],
  );
  return rows[0]?.through ?? undefined;
}

function requireHash(hash: string, text: string): void {
  if (hashOf(text) !== hash) throw new OtherText(`内容与散列 ${hash} 不符 / the text is not the one with this hash`);
}
