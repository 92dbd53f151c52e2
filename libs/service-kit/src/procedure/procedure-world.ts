import { holdsIn, judge, type Known } from '@wenxiao/rules/condition';
import type { ChecklistOfStep, Level, World } from '@wenxiao/rules/procedure';
import { routed } from '@wenxiao/rules/routing';
import type { Ruling } from '@wenxiao/rules/ruling';
import type { Checklist, ValuePath } from '@wenxiao/rules/shape';
import type { Routing } from '../access/authority.js';
import type { Organisation } from '../directory/organisations.js';
import { isFilled, type ObjectPlace, organisationOf } from './object-place.js';

/** What a service knows of its object beside where it stands. */
export type KnownOfIt = Readonly<{
  known: Omit<Known, 'parameter'>;
  /** Whom the object names otherwise than by a step. */
  parties?: World['parties'];
  decided?: World['decided'];
}>;

/** What a procedure of a set may ask of the day of the act: of the object itself, of the tree and of people. */
export function procedureWorld(place: ObjectPlace, ruling: Ruling, it: KnownOfIt): World {
  const { parties = () => [], decided = () => undefined } = it;
  const procedures = ruling.members('procedures').map(({ value }) => value);
  const known = knownUnder(ruling, it.known);
  let routes: Routing | undefined;
  return {
    known,
    parties,
    decided,
    routing: (route) => (routes ??= routingOf(place, ruling, known))[route],
    levels: (from, by) => levelsOf(place, from, 'desk' in by ? by.desk : undefined),
    inside: (of, at) =>
      procedures.find((each) => each.inside?.of === of && each.inside.at === at && holdsIn(each, known.year)),
    checklist(codes) {
      const lists = [codes].flat().map((code) => ruling.member('checklists', code));
      const list = lists.find(
        (each) => each.is === 'stated' && (!each.value.subjects || judge(each.value.subjects, known).truth === 'yes'),
      );
      return list?.is === 'stated' ? itemsOf(list.value, ruling) : undefined;
    },
    anybodyBeside(persons, { by }, level) {
      if (!('desk' in by) && !('route' in by)) return true;
      const desk = 'desk' in by ? by.desk : routingOf(place, ruling, known)[by.route]?.desk;
      return desk !== undefined && isFilled(place, desk, organisationOf(place, by, level), persons);
    },
  };
}

/** What a checklist goes through: items of its own, or members that the set lists elsewhere. */
function itemsOf({ items, itemsOf: groups = [], inWords, open }: Checklist, ruling: Ruling): ChecklistOfStep {
  const listed = groups.flatMap((group) =>
    ruling.members(group).map(({ value: { code, zh } }) => ({ code, zh, questions: [] })),
  );
  return { items: items ?? listed, inWords: inWords === true, open: open === true };
}

/** Of a year as a whole no condition is asked. */
export const nothingKnown = (year: number): Known => ({
  year,
  figure: () => undefined,
  found: () => false,
  period: () => undefined,
  parameter: () => null,
});

/** A condition that asks for a value of the set is answered by the set itself. */
export function knownUnder(ruling: Ruling, known: Omit<Known, 'parameter'>): Known {
  const textOf = (value: unknown): string | null =>
    ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : null;
  return {
    year: known.year,
    figure: (code, year) => known.figure(code, year),
    found: (code, year) => known.found(code, year),
    period: (code) => known.period(code),
    parameter(path) {
      const found = ruling.value(path as ValuePath);
      return found.is === 'stated' ? textOf(found.value) : null;
    },
  };
}

/**
 * A unit, or a body between it and its department, at which nobody fills the desk is passed over; the department above a unit never is, so
 * that nothing goes on unseen.
 */
function levelsOf(place: ObjectPlace, from: 'own-level-up' | 'above-own-level', desk: string | undefined): Level[] {
  const levels = from === 'own-level-up' ? place.bodies : place.bodies.slice(1);
  return levels.map((body) => {
    const isAbove = body === place.bodies.at(-1) && body !== place.bodies[0];
    const isVacant = desk !== undefined && !isAbove && !holdsThere(place, desk, body.id);
    return { organisation: body.id, ...(isVacant && { vacant: true }) };
  });
}

const holdsThere = ({ holders }: ObjectPlace, desk: string, organisation: string): boolean =>
  holders.some((each) => each.desk === desk && each.over === organisation);

/** Of a place, what routes go by. */
type Routed = Pick<ObjectPlace, 'counterpart'> &
  Readonly<{
    jurisdiction: Pick<Organisation, 'id'>;
    bearers: readonly Pick<Organisation, 'jurisdictionId' | 'desks'>[];
  }>;

/**
 * Where each route of a set leads on the day. Where none of its rows holds, the set's lead desk acts, and says why. A counterpart desk
 * that nobody bears any more leads nowhere.
 */
export function routingOf(
  { counterpart: assigned, bearers, jurisdiction }: Routed,
  ruling: Ruling,
  known: Known,
): Routing {
  const isBorne = bearers.some(
    ({ jurisdictionId: of, desks }) => of === jurisdiction.id && desks.includes(assigned ?? ''),
  );
  const counterpart = isBorne ? assigned : undefined;
  const lead = ruling.value('general.leadDesk');
  const rows = ruling.members('routes').map(({ value: route }): readonly [string, Routing[string] | undefined] => {
    const way = routed(route, known, counterpart);
    if (way.outcome === 'routed') return [route.code, { desk: way.desk, with: way.with }];
    const leads = way.outcome === 'lead-desk' && lead.is === 'stated' && 'desk' in lead.value;
    return [route.code, leads ? { desk: lead.value.desk, instead: true } : undefined];
  });
  return Object.fromEntries(rows.filter((row): row is readonly [string, Routing[string]] => row[1] !== undefined));
}
