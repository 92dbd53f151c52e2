import type { Act, DeskRef } from '@wenxiao/service-kit';
import type { Known } from '@wenxiao/rules/condition';
import type { Ruling } from '@wenxiao/rules/ruling';
import type { Rejection } from '../refusals.js';
import { authorityOf } from '../subject/subjects.js';
import type { CommandOf } from './performance-target.commands.js';
import type { TargetActs, TargetPlace } from './target-acts.js';
import type { Targets } from './targets.js';

type Stated = Pick<CommandOf<'note-other-target'> | CommandOf<'keep-target'>, 'type' | 'data'>;
type Desks = (of: Readonly<{ ruling: Ruling; known: Known }>) => readonly [DeskRef, ...DeskRef[]];

/** What is said of a target that another system has otherwise, by whoever fills one of some desks under the set of the target. */
export const onOtherTarget = (
  acts: TargetActs,
  targets: Targets,
  place: TargetPlace,
  desks: Desks,
  { type, data }: Stated,
): Act<Rejection> =>
  acts.onTarget(place, async ({ events }) => {
    const at = await targets.openedBefore(place, events);
    const of = { place: at.place, ruling: at.ruling, known: at.world.known };
    return { at, actor: authorityOf(place.context.admission, of, 'administer', desks(of)), type, data };
  });
