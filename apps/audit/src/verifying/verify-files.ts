import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EventName } from '../history/event-name.js';
import { parsedEventOf } from '../trail/parsed-event.js';
import { type StoredRow, type TrailDatabase, trailStatement } from '../trail/trail-database.js';
import { Findings, type Finding } from './verify.js';

const keptFiles = trailStatement('kept-files');
const page = 1_000;

/** Bytes go the moment that their erasure is recorded, of which the trail hears a moment later. */
const heardAfter_ms = 3_000;

/** Bytes by their jurisdiction and SHA-256; undefined where there are none. */
export type ReadFile = (
  name: Readonly<{ tenant: string; hash: string }>,
) => Promise<AsyncIterable<Uint8Array> | undefined>;

export type FileVerification = Readonly<{ files: number; findings: readonly Finding[]; findingsCount: number }>;

/** Looks that the bytes of every file that was taken, and not erased, are there, and are those of its hash. Each is read once. */
export async function verifyFiles(trail: TrailDatabase, read: ReadFile): Promise<FileVerification> {
  const states = new Map<string, 'whole' | Finding['kind']>();
  const wrong: Readonly<{ kind: Finding['kind']; event: EventName }>[] = [];
  let files = 0;
  for await (const { hash, ...event } of filesKept(trail)) {
    files += 1;
    const key = `${event.tenant} ${hash}`;
    const state = states.get(key) ?? (await stateOf(read, { tenant: event.tenant, hash }));
    states.set(key, state);
    if (state !== 'whole') wrong.push({ kind: state, event });
  }
  const findings = new Findings();
  const kept = wrong.length > 0 ? await keptLater(trail) : new Set();
  for (const { kind, event } of wrong) if (kept.has(nameOf(event))) findings.add(kind, event);
  return { files, findings: findings.list, findingsCount: findings.count };
}

const nameOf = ({ tenant, stream }: EventName): string => `${tenant} ${stream}`;

async function keptLater(trail: TrailDatabase): Promise<ReadonlySet<string>> {
  await sleep(heardAfter_ms);
  const names = new Set<string>();
  for await (const event of filesKept(trail)) names.add(nameOf(event));
  return names;
}

async function* filesKept(trail: TrailDatabase): AsyncGenerator<EventName & Readonly<{ hash: string }>> {
  let last = { tenant: '', stream: '' };
  for (;;) {
    const rows = await keptFiles<EventName & Pick<StoredRow, 'data'>>(trail, [last.tenant, last.stream, page]);
    for (const { data, ...event } of rows) yield { ...event, hash: hashIn(data) };
    if (rows.length < page) return;
    last = rows.at(-1) ?? last;
  }
}

function hashIn(data: string): string {
  const { event } = parsedEventOf({ store: 'evidence', stream: '', type: '', schemaVersion: 1, data, metadata: '{}' });
  return String(event.data['hash']);
}

async function stateOf(
  read: ReadFile,
  name: Readonly<{ tenant: string; hash: string }>,
): Promise<'whole' | Finding['kind']> {
  const bytes = await read(name);
  if (!bytes) return 'file-missing';
  const hash = createHash('sha256');
  for await (const each of bytes) hash.update(each);
  return hash.digest('hex') === name.hash ? 'whole' : 'file-altered';
}
