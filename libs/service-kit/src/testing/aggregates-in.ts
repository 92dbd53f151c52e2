import { readdirSync } from 'node:fs';
import type { AnyAggregate } from './history.js';

const isAggregate = (exported: unknown): exported is AnyAggregate =>
  typeof exported === 'object' &&
  exported !== null &&
  ['category', 'decider', 'facts'].every((member) => member in exported);

/** Every kind of stream of a service, as its sources declare them: what `*.aggregate.ts` below a folder exports. */
export async function aggregatesIn(sources: URL): Promise<readonly AnyAggregate[]> {
  const files = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.aggregate.ts'),
  );
  const found: AnyAggregate[] = [];
  // One after the other: Jest loads what several of them import only once when it is asked in turn.
  for (const file of files) {
    const module = (await import(new URL(file, sources).href)) as object;
    found.push(...Object.values(module).filter(isAggregate));
  }
  return found;
}
