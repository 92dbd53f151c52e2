const shownMax_characters = 40;

/** A cell as messages show it, or its beginning: one that goes on for pages would push what to do out of sight. */
export function shortened(cell: string): string {
  if (cell.length <= shownMax_characters) return cell;
  const begun = Array.from(cell.slice(0, 2 * (shownMax_characters + 1)));
  return begun.length <= shownMax_characters ? cell : `${begun.slice(0, shownMax_characters).join('')}…`;
}
