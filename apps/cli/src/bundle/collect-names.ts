import { Refused } from '../public-api.js';
import type { Product } from '../signed-in.js';
import type { BundledFile, BundledTrail, LeftOut, Names } from './bundle-format.js';

type Told = Readonly<{ trail: BundledTrail; files: readonly BundledFile[]; person: string }>;

const idPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** As many as are asked for at once. */
const asked_max = 100;

/** What people and organisations are called of whom a trail tells, as far as whoever asks is told. Who was erased is called so. */
export async function namesIn(
  product: Product,
  jurisdiction: string,
  { trail, files, person }: Told,
): Promise<Readonly<{ names: Names; leftOut: readonly LeftOut[] }>> {
  const values = trail.entries.flatMap(({ changes }) => changes.flatMap(({ before, after }) => [before, after]));
  const actors = trail.entries.flatMap(({ actor }) => (actor ? [actor.id] : []));
  const ids = unique([person, ...actors, ...files.map(({ by }) => by), ...values]).filter((id) => idPattern.test(id));
  const organisations = unique([
    ...trail.entries.map(({ actor }) => actor?.organisation),
    ...files.map(({ of }) => of),
  ]);
  const found = new Map<string, string>();
  const directory = `/api/directory/jurisdictions/${encodeURIComponent(jurisdiction)}`;
  for (let from = 0; from < ids.length; from += asked_max) {
    const some = ids.slice(from, from + asked_max).join(',');
    const answer = await told<{ items: { personId: string; displayName: string }[] }>(
      product,
      `${directory}/people/names?ids=${some}`,
    );
    for (const { personId, displayName } of answer?.items ?? []) found.set(personId, displayName);
  }
  for (const id of organisations) {
    const answer = await told<{ name?: string }>(product, `${directory}/organisations/${encodeURIComponent(id)}`);
    if (answer?.name !== undefined) found.set(id, answer.name);
  }
  // Processes and feeds of the product have no other name.
  const unknown = unique([...actors, ...organisations]).filter((id) => idPattern.test(id) && !found.has(id));
  const names = Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
  return { names, leftOut: unknown.length > 0 ? [{ what: 'names', count: unknown.length, names: unknown }] : [] };
}

const unique = (values: readonly (string | null | undefined)[]): string[] =>
  [...new Set(values.filter((value) => typeof value === 'string'))].sort();

/** Undefined where it is not theirs to know. */
async function told<Answer>(product: Product, path: string): Promise<Answer | undefined> {
  try {
    return (await product.get(path)) as Answer;
  } catch (error) {
    if (error instanceof Refused && [403, 404].includes(error.status)) return undefined;
    throw error;
  }
}
