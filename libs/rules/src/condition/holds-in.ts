import type { Member } from '../shape/words.js';

/** Whether a member holds in that budget year: those without years always do. */
export function holdsIn({ years }: Pick<Member, 'years'>, year: number): boolean {
  return (years?.from ?? year) <= year && year <= (years?.to ?? year);
}
