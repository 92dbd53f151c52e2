import type { StepNeeds } from '@wenxiao/domain/field';
import type { Act } from '@wenxiao/rules/shape';
import type { Feedback, RectificationRejection } from './rectification.commands.js';
import { limitOfRules } from './rectification.due.js';
import { answers, leftOf, type OpenedRectification, type Problem } from './rectification.state.js';
import type { RectificationWorld } from './rectification.world.js';

/** What is fed back: each problem once and in words, by when where the set leaves that to a person. */
export function feedbackFlaw(
  { problems, limit, today }: Feedback,
  world: RectificationWorld,
): RectificationRejection | undefined {
  const items = problems.map(({ item }) => item);
  const twice = items.filter((item, at) => items.indexOf(item) !== at);
  if (twice.length > 0) return { code: 'problem-repeated', items: [...new Set(twice)] };
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
  { items = [] }: StepNeeds,
  { act, verdict, step }: Readonly<{ act: Act; verdict: string; step: string }>,
  state: OpenedRectification,
): RectificationRejection | undefined {
  const listed = state.problems.map(({ item }) => item);
  if (listed.length === 0) return { code: 'problems-not-stated' };
  const named = items.map(({ item }) => item);
  const twice = named.filter((item, at) => named.indexOf(item) !== at);
  if (twice.length > 0) return { code: 'problem-repeated', items: [...new Set(twice)] };
  const unknown = named.filter((item) => !listed.includes(item));
  if (unknown.length > 0) return { code: 'unknown-problem', items: unknown, listed };
  const known: readonly string[] = answers;
  const other = items.filter(({ answer = '' }) => !known.includes(answer)).map(({ item }) => item);
  if (other.length > 0) return { code: 'problem-answer-unknown', items: other, listed: known };
  const unanswered = act === 'submit' ? listed.filter((item) => !isAnswered(items, item)) : [];
  if (unanswered.length > 0) return { code: 'problems-unanswered', items: unanswered };
  if (verdict !== 'rectified') return undefined;
  const before = state.answered.filter((each) => each.step !== step);
  const said = items.map((each) => ({ ...each, step, answer: each.answer ?? '' }));
  const left = leftOf({ problems: state.problems, answered: [...before, ...said] });
  return left.length > 0 ? { code: 'not-all-rectified', items: left } : undefined;
}

/** How far it is, and in words what was done. */
const isAnswered = (items: NonNullable<StepNeeds['items']>, item: string): boolean =>
  items.some((each) => each.item === item && (each.note ?? '').trim() !== '');

/** Whether what is fed back is what was before. */
export const isSameFeedback = (one: readonly Problem[], other: readonly Problem[]): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
