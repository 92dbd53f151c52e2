import type { StepNeeds } from '@wenxiao/domain/field';
import type { Procedure } from '@wenxiao/rules/shape';
import type { DisclosureRejection, Scope } from './disclosure.commands.js';
import type { OpenedDisclosure } from './disclosure.state.js';
import { type Concluded, type DisclosureWorld, isSameEvaluation } from './disclosure.world.js';

const checking = 'disclosure.classificationCheck';

/** What is to be disclosed, as it is concluded; or which of it is not. */
export function scopeOf(
  { results }: Scope,
  { concluded }: DisclosureWorld,
): readonly Concluded[] | DisclosureRejection {
  if (results.length === 0) return { code: 'scope-wanting' };
  const found = results.map((named) => concluded.find((each) => isSameEvaluation(each, named)));
  const missing = results.filter((_, at) => found[at] === undefined);
  return missing.length > 0
    ? { code: 'results-not-concluded', results: missing, concluded: concluded.map(namedIn) }
    : found.flatMap((each) => each ?? []);
}

const namedIn = ({ type, period, number }: Concluded) => ({ type, period, number });

type Publishing = Readonly<{ procedure: Procedure; by: string; brings: StepNeeds; address?: string | undefined }>;

/**
 * Why it is not published: its results are other ones by now, nobody else has checked it, or nobody says where it is. Whether anything
 * is still to be put right is no matter of it.
 */
export function publishingFlaw(
  { procedure, by, brings, address = '' }: Publishing,
  { results, progress }: OpenedDisclosure,
  { concluded, ruling }: DisclosureWorld,
): DisclosureRejection | undefined {
  const changed = results.filter((one) => !concluded.some((other) => isAsItWas(one, other))).map(namedIn);
  if (changed.length > 0) return { code: 'results-changed', results: changed };
  const check = ruling.value(checking);
  const reviews = procedure.steps.filter(({ act }) => act === 'review').map(({ code }) => code);
  const isChecked = progress.done.some((row) => reviews.includes(row.step) && row.by !== by);
  if (check.is === 'stated' && check.value && !isChecked) return { code: 'check-wanting', path: checking };
  const isSomewhere = address.trim() !== '' || (brings.documents ?? []).length > 0;
  return isSomewhere ? undefined : { code: 'address-wanting' };
}

const isAsItWas = (one: Concluded, other: Concluded): boolean =>
  isSameEvaluation(one, other) && one.score === other.score && one.grade === other.grade;

/** What of the set a publication rests on, beside its step. */
export function checkStated({ ruling }: DisclosureWorld) {
  const check = ruling.value(checking);
  return check.is === 'stated' ? [check] : [];
}
