import type { EventReference } from '@wenxiao/event-store';
import type { HistoryRow } from '@wenxiao/messaging';
import { type FoldedEntry, type FoldOptions, foldTrail } from './fold.js';
import { type FigureChange, figureKeyOf, type FigureValue } from './standing.js';

/** A figure that is not the same at two instants, and the event that set what stands now; absent where it was withdrawn. */
export type FigureDifference = FigureChange & Readonly<{ setBy?: EventReference }>;

export type TrailDifference = Readonly<{
  figures: readonly FigureDifference[];
  /** What was recorded after the first instant, up to the second. */
  entries: readonly FoldedEntry[];
}>;

/** What changed for a subject between two instants of recorded-at. `rows` reach to the second. */
export function diffTrail(
  rows: readonly HistoryRow[],
  subject: string,
  from: string,
  reader: Pick<FoldOptions, 'readerOf' | 'naming'> = {},
): TrailDifference {
  const now = foldTrail(rows, subject, reader);
  const then = foldTrail(
    rows.filter((row) => row.recordedAt <= from),
    subject,
    reader,
  );
  const before = new Map(then.figures.map((figure) => [figureKeyOf(figure), figure]));
  const after = new Map(now.figures.map((figure) => [figureKeyOf(figure), figure]));
  const keys = [...new Set([...before.keys(), ...after.keys()])].sort();
  return {
    figures: keys.flatMap((key) => differenceOf(before.get(key), after.get(key))),
    entries: now.entries.filter((entry) => entry.recordedAt > from),
  };
}

function differenceOf(before: FigureValue | undefined, after: FigureValue | undefined): FigureDifference[] {
  const either = after ?? before;
  if (!either || before?.value === after?.value) return [];
  const { figure, item, itemName, name, unit, demo } = either;
  return [
    {
      figure,
      ...(item !== undefined && { item }),
      ...(itemName !== undefined && { itemName }),
      name,
      ...(unit !== undefined && { unit }),
      ...(demo && { demo }),
      before: before?.value ?? null,
      after: after?.value ?? null,
      beforeShown: before?.shown ?? null,
      afterShown: after?.shown ?? null,
      ...(before?.called !== undefined && { beforeCalled: before.called }),
      ...(after?.called !== undefined && { afterCalled: after.called }),
      ...(after && { setBy: after.setBy }),
    },
  ];
}
