import type { EventReference } from '@wenxiao/event-store';

/** Entries of one answer at most, and how many characters they have together. */
export const entriesMax = 1_000;
const charactersMax = 4 * 1024 * 1024;

/** Which entries an answer holds: some, after an entry that was answered before. */
export type Paging = Readonly<{ limit?: number | undefined; after?: string | undefined }>;
export type Page<Entry> = Readonly<{ entries: readonly Entry[]; more: boolean; next?: string }>;

/** Thrown when somebody asks for what comes after an entry that is not there. */
export class UnknownEntryError extends Error {
  override readonly name = 'UnknownEntryError';
}

/** An event's name in one word: `targets/budget-line/<subject>.2024@3`. */
const nameOf = ({ store, stream, version }: EventReference): string => `${store}/${stream}@${version}`;

/**
 * A page of entries: no more than the limit, and no more than an answer may carry, though one at least.
 * @throws {UnknownEntryError}
 */
export function pageOf<Entry extends Readonly<{ event: EventReference }>>(
  all: readonly Entry[],
  { limit = entriesMax, after }: Paging,
): Page<Entry> {
  const start = after === undefined ? 0 : all.findIndex(({ event }) => nameOf(event) === after) + 1;
  if (after !== undefined && start === 0) throw new UnknownEntryError(after);
  const entries: Entry[] = [];
  let characters = 0;
  for (const entry of all.slice(start, start + limit)) {
    characters += JSON.stringify(entry).length;
    if (entries.length > 0 && characters > charactersMax) break;
    entries.push(entry);
  }
  const last = entries.at(-1);
  const more = start + entries.length < all.length;
  return { entries, more, ...(more && last && { next: nameOf(last.event) }) };
}
