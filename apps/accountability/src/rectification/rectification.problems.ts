import type { Act } from '@wenxiao/rules/shape';
import type { Feedback, RectificationRejection } from './rectification.commands.js';
import { limitOfRules } from './rectification.due.js';
import { type Answer, besideStep, leftOf, type OpenedRectification, type Problem } from './rectification.state.js';
import type { RectificationWorld } from './rectification.world.js';

/** What is fed back: each problem in words, by when where the set leaves that to a person. */
export function feedbackFlaw(
  { problems, limit, today }: Feedback,
  world: RectificationWorld,
): RectificationRejection | undefined {
  const wordless = problems.filter(({ problem = '' }) => problem.trim() === '').map(({ item }) => item);
  if (wordless.length > 0) return { code: 'problem-wordless', items: wordless };
  if (limit === undefined) return undefined;
  const stated = limitOfRules(world);
  if (stated) return { code: 'limit-of-the-rules', path: stated.path };
  return limit < today ? { code: 'limit-gone-by', limit, today } : undefined;
}

/**
 * What an answer says of the problems. Who reports says of each how far it is and what was done; whoever checks may say otherwise of
 * some; and nothing comes to `rectified` before every one of them is.
 */
export function answersFlaw(
  said: readonly Answer[],
  { act, verdict, step }: Readonly<{ act: Act; verdict: string; step: string }>,
  state: OpenedRectification,
): RectificationRejection | undefined {
  const listed = state.problems.map(({ item }) => item);
  if (listed.length === 0) return { code: 'problems-not-stated' };
  const unknown = said.map(({ item }) => item).filter((item) => !listed.includes(item));
  if (unknown.length > 0) return { code: 'unknown-problem', items: unknown, listed };
  const unanswered = act === 'submit' ? listed.filter((item) => !isAnswered(said, item)) : [];
  if (unanswered.length > 0) return { code: 'problems-unanswered', items: unanswered };
  if (verdict !== 'rectified') return undefined;
  const answered = [...besideStep(state, step), ...said.map((each) => ({ ...each, step }))];
  const left = leftOf({ problems: state.problems, answered });
  return left.length > 0 ? { code: 'not-all-rectified', items: left } : undefined;
}

/** How far it is, and in words what was done. */
const isAnswered = (said: readonly Answer[], item: string): boolean =>
  said.some((each) => each.item === item && (each.note ?? '').trim() !== '');

/** Whether what is fed back is what was before. */
export const isSameFeedback = (one: readonly Problem[], other: readonly Problem[]): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
