import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { fold, type Fact } from '@wenxiao/domain';
import { type DeclaredFact, flawOf } from '@wenxiao/domain/field';
import { aggregatesIn } from './aggregates-in.js';
import { type AnyAggregate, decodedHistory, type History, versionOf, versionsOf } from './history.js';
import { keptStreams, recordHistories } from './record-histories.js';

/** {@link itReplaysHistories} of every kind of stream of a service: those that `src` declares, recorded in `test/histories`. */
export async function itReplaysHistoriesOf(service: URL): Promise<void> {
  for (const aggregate of await aggregatesIn(new URL('src/', service))) {
    describe(`recorded streams of ${aggregate.category}`, () => {
      itReplaysHistories(aggregate, new URL('test/histories/', service));
    });
  }
}

/**
 * Promises that today's decider reads every stream that a release recorded: `<folder>/<category>*.json`. What was written once is
 * read for ever; a file is added with a release and never changed.
 */
function itReplaysHistories(aggregate: AnyAggregate, folder: URL): void {
  const kept = keptStreams();
  if (kept) recordHistories(aggregate, folder, kept);
  const files = existsSync(folder)
    ? readdirSync(folder).filter((file) => new RegExp(`^${aggregate.category}(\\..+)?\\.json$`).test(file))
    : [];
  const read = (file: string) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as History;
  const histories = files.map((file) => [file, read(file)] as const);
  const known = versionsOf(aggregate);
  // Two kinds of streams may have one category: those of a kind are written in its facts.
  const own = histories.filter(([, { events }]) => events.every((event) => known.has(versionOf(event))));
  it('has a recorded stream', () => {
    expect(own).not.toEqual([]);
  });
  it.each(own)('%s is read as it was meant', (_, { events, state }) => {
    expect(fold(aggregate.decider, decodedHistory(aggregate, events)) as unknown).toEqual(state);
  });
  it.each(own)('%s is as its facts are declared', (_, { events }) => {
    const flaws = decodedHistory(aggregate, events).flatMap((event) =>
      flawsOf(aggregate, event).map((flaw) => `${event.type}: ${flaw}`),
    );
    expect(flaws).toEqual([]);
  });
}

function flawsOf({ facts }: AnyAggregate, event: Fact): readonly string[] {
  const of = Object.values(facts as Readonly<Record<string, DeclaredFact>>).find(({ type }) => type === event.type);
  const flaw = of && flawOf(of, event.data);
  return flaw ? [`${flaw.path} ${flaw.code}`] : [];
}
