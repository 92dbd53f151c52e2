import type { HistoryRow } from '@wenxiao/messaging';
import { hashOf, type ResolvedContent } from '@wenxiao/rules/layers';
import { contentOfText } from '@wenxiao/rules/ruling';
import { parsedEventOf } from './parsed-event.js';
import { type TrailDatabase, trailStatement } from './trail-database.js';

const addRulesTexts = trailStatement('add-rules-texts');
const rulesTexts = trailStatement('rules-texts');

/** A text may have some megabytes, and one county's decisions of a year rest on a few. */
const readMax = 16;
const read = new Map<string, ResolvedContent>();

/**
 * Keeps the texts of rules that directory recorded, by hash. A text that is not the one of its hash is no text of any rules:
 * its row stays in the trail, and nothing is cited from it.
 */
export async function keepRulesTexts(trail: TrailDatabase, rows: readonly HistoryRow[]): Promise<void> {
  const texts = rows
    .filter(({ store, type }) => store === 'directory' && type === 'rules-resolved')
    .map((row) => parsedEventOf(row).event.data)
    .filter((data): data is { hash: string; text: string } => typeof data['text'] === 'string')
    // JSON has no NUL, and PostgreSQL would refuse it with all that comes behind.
    .filter(({ hash, text }) => hashOf(text) === hash && !text.includes('\0'));
  if (texts.length === 0) return;
  await addRulesTexts(trail, [texts.map(({ hash }) => hash), texts.map(({ text }) => text)]);
}

/** What rules say, by the hash of their text; those that directory has not told of are not there. */
export async function rulesBy(
  trail: TrailDatabase,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, ResolvedContent>> {
  const wanted = [...new Set(hashes)];
  const known = new Map(wanted.flatMap((hash) => [[hash, read.get(hash)] as const]));
  const missing = wanted.filter((hash) => known.get(hash) === undefined);
  const rows = missing.length > 0 ? await rulesTexts<{ hash: string; text: string }>(trail, [missing]) : [];
  for (const { hash, text } of rows) {
    const content = contentIn(text, hash);
    if (content) known.set(hash, content);
  }
  const found = [...known].filter((each): each is [string, ResolvedContent] => each[1] !== undefined);
  for (const [hash, content] of found) remember(hash, content);
  return new Map(found);
}

/** Undefined where the text is not the one of its hash, or no rules: nothing is cited from it, and the rest of the trail is answered. */
function contentIn(text: string, hash: string): ResolvedContent | undefined {
  try {
    return contentOfText(text, hash);
  } catch {
    return undefined;
  }
}

function remember(hash: string, content: ResolvedContent): void {
  read.delete(hash);
  read.set(hash, content);
  for (const oldest of read.keys()) {
    if (read.size <= readMax) return;
    read.delete(oldest);
  }
}
