import type { Progress } from './progress.js';

/** A person or an organisation whom a procedure names: by a step that assigned them, or as whoever has a step by hand-over. */
export type Named = Readonly<{ as: string; who: string }>;

/** Whom the procedures of an object name that are under way, each once: those of all rounds of a year, say. */
export function namedNow(procedures: readonly Progress[]): readonly Named[] {
  const rows = procedures.filter(({ ended }) => ended === undefined).flatMap(namedIn);
  return [...new Map(rows.map((row) => [JSON.stringify([row.as, row.who]), row])).values()];
}

/** The same after a step, where that may have changed it: it assigned somebody, or ended what names somebody. */
export function namedAfter(step: object, procedures: readonly Progress[]): readonly Named[] | undefined {
  const mayChange = 'assigned' in step || 'ended' in step;
  return mayChange && procedures.some((each) => namedIn(each).length > 0) ? namedNow(procedures) : undefined;
}

function namedIn({ assigned, heldBy = {} }: Progress): readonly Named[] {
  return [
    ...assigned.flatMap(({ as, person, organisation = person }) =>
      organisation === undefined ? [] : [{ as, who: organisation }],
    ),
    ...Object.values(heldBy).map((who) => ({ as: 'task', who })),
  ];
}
