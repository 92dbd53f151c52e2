import type { Change, Entry } from '../api/trail.js';

/** Which figure of a subject: `budget-in-force` of the year `2023`. The item tells it from others of its name. */
export type FigurePlace = Readonly<{ figure: string; item?: string | undefined }>;

/** A change of a figure, and the event that brought it. */
export type Step = Readonly<{ entry: Entry; change: Change }>;

/** The changes of one figure, the newest first. What was written again and stayed is none. */
export function changesOf(entries: readonly Entry[], { figure, item }: FigurePlace): readonly Step[] {
  return entries
    .flatMap((entry) =>
      entry.changes
        .filter((change) => change.figure === figure && change.item === item && changed(change))
        .map((change) => ({ entry, change })),
    )
    .reverse();
}

const changed = (change: Change) =>
  change.beforeShown !== change.afterShown || change.beforeCalled !== change.afterCalled;
