const shownMax_characters = 40;

/** A cell as messages show it, or its beginning: one that goes on for pages would push what to do out of sight. */
export function shortened(cell: string): string {
  let end = 0;
  for (let shown = 0; shown < shownMax_characters && end < cell.length; shown += 1) {
    end += String.fromCodePoint(cell.codePointAt(end) ?? 0).length;
  }
  return end === cell.length ? cell : `${cell.slice(0, end)}…`;
}
