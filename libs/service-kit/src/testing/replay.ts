import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { fold, type Fact } from '@wenxiao/domain';
import { flawOf } from '@wenxiao/domain/field';
import type { StoredEvent } from '@wenxiao/event-store';
import { type Aggregate, decoded, type Written } from '../command/aggregate.js';

/** A stream as a release wrote it, and the state that it stands for. */
type History = Readonly<{
  stream: string;
  events: readonly Pick<StoredEvent, 'type' | 'schemaVersion' | 'data'>[];
  state: unknown;
}>;

/**
 * Promises that today's decider reads every stream that a release recorded: `<folder>/<category>*.json`. What was written once is
 * read for ever; a file is added with a release and never changed.
 */
export function itReplaysHistories(
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- any aggregate replays
  aggregate: Aggregate<any, any, any, any, any>,
  folder: URL,
): void {
  const files = readdirSync(folder).filter((file) => new RegExp(`^${aggregate.category}(\\..+)?\\.json$`).test(file));
  it(`${aggregate.category} has a recorded stream`, () => {
    expect(files).not.toEqual([]);
  });
  const read = (file: string) => {
    const { events, state } = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as History;
    return { events: events.map((event): Fact => decoded<Fact>(aggregate, event as StoredEvent)), state };
  };
  it.each(files)('%s is read as it was meant', (file) => {
    const { events, state } = read(file);
    expect(fold(aggregate.decider, events) as unknown).toEqual(state);
  });
  it.each(files)('%s is as its facts are declared', (file) => {
    const { events } = read(file);
    expect(events.flatMap((event) => flawsOf(aggregate, event).map((flaw) => `${event.type}: ${flaw}`))).toEqual([]);
  });
}

function flawsOf({ facts }: Written<Fact>, event: Fact): readonly string[] {
  const of = Object.values(facts).find(({ type }) => type === event.type);
  const flaw = of && flawOf(of, event.data);
  return flaw ? [`${flaw.path} ${flaw.code}`] : [];
}
