import { signToken } from '@wenxiao/service-kit';
import type { World } from '../acceptance/bad-input/world.js';
import type { Caller } from '../acceptance/harness/caller.js';
import { newId } from '../acceptance/harness/cycle.js';
import type { Product } from '../acceptance/harness/product.js';
import type { NamedByProject } from './one-project.js';
import { type Assignment, desks, type Place, places, type Relation } from './relations.js';

/** Somebody with one desk: by a token that says what it is over, at the service itself; or in a session at the public address. */
export type Asker = Readonly<{ desk: string; at: Relation }> &
  (Readonly<{ token: () => Promise<string> }> | Readonly<{ session: Caller }>);

/** Every desk, wherever it lies. */
export async function placedAskers(product: Product, world: World): Promise<readonly Asker[]> {
  const { provinceId, tokenPrivateKey } = product;
  // Who hands on a desk has to be somebody.
  const clerk = await world.county.people.unit.personId();
  const organisations: Readonly<Record<Place, string>> = {
    'the unit itself': world.county.unitId,
    'a unit below it': world.lowerUnitId,
    'its department': world.departmentId,
    'another unit of the county': world.otherUnitId,
    'the finance bureau': world.bureauId,
    'a unit below the finance bureau': world.bureauUnitId,
    'the county': world.county.id,
    'the province': provinceId,
    'a unit of another county': world.other.unitId,
    'another county': world.other.id,
  };
  return places.flatMap((at) =>
    desks.map((desk) => {
      const person = desk === 'budget-unit' && at === 'the unit itself' ? clerk : newId();
      return { desk, at, token: tokenOf(tokenPrivateKey, person, desk, organisations[at]) };
    }),
  );
}

/** Every desk where it reaches nothing of the county, of whom evaluations name, or named. */
export function assignedAskers(
  { tokenPrivateKey }: Product,
  { other }: World,
  { person, personBefore, organisation, below }: NamedByProject,
): readonly Asker[] {
  const who: Readonly<Record<Assignment, readonly [person: string, organisation: string]>> = {
    'whom an evaluation names': [person, other.unitId],
    'of an organisation that an evaluation names': [newId(), organisation],
    'below an organisation that an evaluation names': [newId(), below],
    'whom an evaluation named before': [personBefore, other.unitId],
  };
  return Object.entries(who).flatMap(([at, [id, organisationId]]) =>
    desks.map((desk) => ({ desk, at: at as Assignment, token: tokenOf(tokenPrivateKey, id, desk, organisationId) })),
  );
}

/** Signed when it is used: it is good for half a minute. */
const tokenOf = (key: string, personId: string, desk: string, organisationId: string) => () =>
  signToken({ personId, grants: [{ desk, organisationId }] }, key);

/** Of some askers one in each place: of ten operations in a row each desk there is asked for by one. */
export function drawnFrom(askers: readonly Asker[], nth: number): readonly Asker[] {
  return places.flatMap((place, index) =>
    askers.filter(({ at, desk }) => at === place && desk === desks[(nth + index) % desks.length]),
  );
}
