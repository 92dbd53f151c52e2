import { goneThrough, type Wanting } from '@wenxiao/rules/procedure';
import type { Stated } from '@wenxiao/rules/ruling';
import type { RegisterKind } from '@wenxiao/rules/shape';
import type { RegisterRejection, Reviewed } from './register.commands.js';
import type { DeclaredWorld } from './register.world.js';

type Review = NonNullable<RegisterKind['review']>;

const reviewOf = ({ register, place }: DeclaredWorld): Review | undefined =>
  register.value.kinds?.find(({ code }) => code === place.kind)?.review;

/** Why what is said is not the review that its kind asks for; or is one, where none is asked. */
export function reviewFlaw(
  { occasion, checklist, participants }: Reviewed & Readonly<{ occasion?: string | undefined }>,
  world: DeclaredWorld,
): RegisterRejection | undefined {
  const review = reviewOf(world);
  if (!review) return checklist || participants ? { code: 'review-not-asked' } : undefined;
  const wanting: readonly Wanting[] = [
    ...(occasion === undefined ? [{ needed: 'occasion', because: 'missing' } as const] : []),
    ...goneThrough(checklist ?? [], world.procedures.checklist(review.checklist)),
    ...uninvited(participants ?? [], review),
  ];
  return wanting.length > 0 ? { code: 'review-wanting', wanting } : undefined;
}

/** Of everybody whom the rules have invited it is said who that was; others are not named. */
function uninvited(
  participants: NonNullable<Reviewed['participants']>,
  { participants: invited = [] }: Review,
): readonly Wanting[] {
  const needed = 'participants';
  const named = participants.map(({ party }) => party);
  const unknown = named.filter((party) => !invited.includes(party));
  if (unknown.length > 0) return [{ needed, because: 'not-listed', these: [...new Set(unknown)] }];
  const left = invited.filter((party) => !named.includes(party));
  return left.length > 0 ? [{ needed, because: 'incomplete', these: left }] : [];
}

/** What the rules have a review go through. */
export function reviewedBy(world: DeclaredWorld): readonly Stated<unknown>[] {
  const review = reviewOf(world);
  const list = review && world.ruling.member('checklists', review.checklist);
  return list?.is === 'stated' ? [list] : [];
}
