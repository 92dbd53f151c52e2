import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fold } from '@wenxiao/domain';
import { type AnyAggregate, decodedHistory, type History, versionOf, versionsOf } from './history.js';

/** Where a run of tests kept the streams that were written in it, and the release whose histories are to be chosen among them. */
type Kept = Readonly<{ folder: string; release: string }>;

/** Undefined unless somebody records the histories of a release (docs/releases.md). */
export function keptStreams(): Kept | undefined {
  const { WENXIAO_TEST_STREAMS: folder, WENXIAO_TEST_RELEASE: release } = process.env;
  return folder === undefined || release === undefined ? undefined : { folder, release };
}

type Stream = Pick<History, 'stream' | 'events'>;

/** What a history shows: each fact in each version, and each of its fields. */
function shownBy({ events }: Stream): readonly string[] {
  return events.flatMap((event) => {
    const fact = versionOf(event);
    return [fact, ...Object.keys(JSON.parse(event.data) as object).map((field) => `${fact} ${field}`)];
  });
}

/** Few streams that show what all of them show: each time the one that adds the most, and of those the shortest. */
function fewOf(streams: readonly Stream[]): readonly Stream[] {
  const shown = new Set<string>();
  const chosen: Stream[] = [];
  const left = new Map(streams.map((stream) => [stream, new Set(shownBy(stream))]));
  for (;;) {
    const [best] = [...left]
      .map(([stream, shows]) => ({ stream, added: [...shows].filter((each) => !shown.has(each)).length }))
      .filter(({ added }) => added > 0)
      .sort((one, other) => other.added - one.added || one.stream.events.length - other.stream.events.length);
    if (!best) return chosen;
    chosen.push(best.stream);
    for (const each of left.get(best.stream) ?? []) shown.add(each);
    left.delete(best.stream);
  }
}

/** Writes histories of an aggregate, each with the state that it stands for: `<category>.<release>-<number>.json`. */
export function recordHistories(aggregate: AnyAggregate, into: URL, { folder, release }: Kept): void {
  const file = join(folder, `${aggregate.category}.jsonl`);
  if (!existsSync(file)) return;
  const known = versionsOf(aggregate);
  const streams = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Stream)
    .filter(({ events }) => events.every((event) => known.has(versionOf(event))));
  mkdirSync(into, { recursive: true });
  const numbers = freeNumbers(new URL(`${aggregate.category}.${release}-`, into), known);
  for (const { stream, events } of fewOf(streams)) {
    const state = fold(aggregate.decider, decodedHistory(aggregate, events)) as unknown;
    const name = `${aggregate.category}.${release}-${String(numbers.next().value)}.json`;
    writeFileSync(new URL(name, into), `${JSON.stringify({ stream, events, state }, null, 2)}\n`);
  }
}

/** Two kinds of streams may have one category: numbers that no history of another kind has. */
function* freeNumbers(start: URL, known: ReadonlySet<string>): Generator<number, never> {
  for (let number = 1; ; number += 1) {
    const file = new URL(`${start.href}${String(number)}.json`);
    if (!existsSync(file) || eventsOf(file).every((event) => known.has(versionOf(event)))) yield number;
  }
}

const eventsOf = (file: URL): History['events'] => (JSON.parse(readFileSync(file, 'utf8')) as History).events;
