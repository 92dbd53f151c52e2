import { accepted, nothingToDo, rejected, under } from '@wenxiao/domain';
import { evaluationFacts as facts } from '@wenxiao/facts/evaluation';
import type { DataFor, Outcome } from './evaluation.commands.js';
import { silentAt } from './evaluation.conclusion.js';
import { conclusionOf } from './evaluation.state.js';
import type { Around } from './evaluation.steps.js';
import { gradingOf, typeOf } from './evaluation.world.js';

/** Whoever ranks all of a type and period gives it the grade of its rank. What was corrected since is ranked anew. */
export function rank(ranking: DataFor<'rank'>, { state, world }: Around): Outcome {
  const type = typeOf(world);
  if (type.is === 'silent') return rejected(silentAt(type));
  const grading = gradingOf(type, world.ruling);
  if ('is' in grading || grading.by !== 'rank')
    return rejected({ code: 'not-ranked', evaluationType: type.value.code }, type);
  if (!conclusionOf(state)) return rejected({ code: 'not-all-concluded', open: [world.place.subject] });
  if (JSON.stringify(state.ranked) === JSON.stringify(ranking)) return nothingToDo;
  return accepted(under(facts.evaluationRanked(ranking), type, { path: grading.pathOf(ranking.grade) }));
}
