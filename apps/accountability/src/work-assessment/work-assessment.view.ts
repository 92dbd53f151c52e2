import type { ItemScored, WorkState } from './work-assessment.state.js';
import type { LoadedWork } from './work-assessment.worlds.js';

/** Of what stands beside an item, how much of it is shown; `taken` says how much there is. */
const shown = 50;

/** A work assessment as the bureau reads it: each item with what stands beside it today, and what it was given. */
export function bureauView(state: WorkState, { body, world }: LoadedWork): object {
  const scored = state.status === 'unknown' ? [] : state.items;
  const items = world.items.map(({ item: { value }, taken, computed }) => ({
    item: value.code,
    name: value.zh,
    ...(value.full !== undefined && { full: value.full }),
    ...(computed !== undefined && { computed }),
    taken: taken.length,
    facts: taken.slice(0, shown).map(({ told: _told, ...fact }) => fact),
    ...scoredAs(scored, value.code),
  }));
  const { silent } = world;
  return { ...headOf(state, { body, world }), ...(silent !== undefined && { silent }), items };
}

/** … as others read it who are told what was concluded. */
export function toldView(state: WorkState, { body, world }: LoadedWork): object {
  const scored = state.status === 'unknown' ? [] : state.items;
  const items = scored.map(({ item, points, full, opinion }) => {
    const asked = world.items.find(({ item: { value } }) => value.code === item);
    const name = asked && { name: asked.item.value.zh };
    return { item, ...name, full, scored: { points, ...(opinion !== undefined && { opinion }) } };
  });
  return { ...headOf(state, { body, world }), items };
}

function headOf(state: WorkState, { body, world }: Pick<LoadedWork, 'body' | 'world'>): object {
  const named = { name: body.name, assessmentName: world.member.value.zh };
  if (state.status === 'unknown') return { ...named, status: 'open' };
  const { status, total, scoredOn, conclusion } = state;
  return { ...named, status, total, scoredOn, ...(conclusion && { conclusion }) };
}

function scoredAs(scored: readonly ItemScored[], code: string): object {
  const found = scored.find(({ item }) => item === code);
  if (!found) return {};
  const { points, because, opinion, taken } = found;
  const said = { ...(because !== undefined && { because }), ...(opinion !== undefined && { opinion }) };
  return { scored: { points, ...said, taken } };
}
