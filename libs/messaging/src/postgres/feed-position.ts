import { comparePositions, type StorePosition } from '@wenxiao/event-store';

/** A place in a producer's order as progress keeps it: `1/4711/15`. */
export function positionText({ incarnation, transactionId, position }: StorePosition): string {
  return `${incarnation}/${transactionId}/${position}`;
}

export function parsePosition(text: string): StorePosition {
  const match = /^(\d+)\/(\d+)\/(\d+)$/.exec(text);
  if (!match) throw new TypeError(`${text} is no position of a feed`);
  const [, incarnation = '', transactionId = '', position = ''] = match;
  return { incarnation: Number(incarnation), transactionId, position };
}

/** What to read next of a feed whose topics may be at different places. */
export type ReadPlan = Readonly<{
  /** The topics' sources that are furthest behind, all at one place: they are read together. */
  sources: readonly string[];
  from: StorePosition;
  /** The place of the next ones: reading stops there, and they join. */
  until: StorePosition | undefined;
}>;

/**
 * A topic that a new release subscribes to begins at the start while the others have come far: it is read alone until it has
 * caught up.
 */
export function planRead(progress: ReadonlyMap<string, string>): ReadPlan {
  const sorted = [...progress]
    .map(([source, text]) => ({ source, position: parsePosition(text) }))
    .sort((a, b) => comparePositions(a.position, b.position));
  const [first] = sorted;
  if (!first) throw new TypeError('A feed is read for one topic at least');
  const together = sorted.filter(({ position }) => comparePositions(position, first.position) === 0);
  return {
    sources: together.map(({ source }) => source),
    from: first.position,
    until: sorted[together.length]?.position,
  };
}
