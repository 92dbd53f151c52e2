import type { StepNeeds } from '@wenxiao/domain/field';
import { fieldOf, type Stated } from '@wenxiao/rules/ruling';
import type { Procedure } from '@wenxiao/rules/shape';
import type { DisclosureRejection, Scope } from './disclosure.commands.js';
import type { OpenedDisclosure } from './disclosure.state.js';
import {
  type Concluded,
  type DisclosureWorld,
  isSameEvaluation,
  type TargetInForce,
  type TargetNamed,
} from './disclosure.world.js';

const checking = 'disclosure.classificationCheck';

type Scoped = Readonly<{ results: readonly Concluded[]; targets: readonly TargetInForce[] }>;
type Refused = Readonly<{ flaw: DisclosureRejection; under?: Stated<unknown> }>;

/** What is to be disclosed, as it is concluded and approved; or which of it is not, or is nothing that the rules disclose. */
export function scopeOf(
  { results, targets = [] }: Scope,
  procedure: Stated<Procedure>,
  { concluded, approved }: DisclosureWorld,
): Scoped | Refused {
  if (results.length + targets.length === 0) return { flaw: { code: 'scope-wanting' } };
  const said = fieldOf(procedure, 'contents');
  const contents: readonly string[] = said.is === 'stated' ? said.value : ['evaluation-result'];
  const asked = [results.length > 0 && 'evaluation-result', targets.length > 0 && 'performance-target'];
  if (asked.some((each) => each !== false && !contents.includes(each)))
    return { flaw: { code: 'content-not-disclosed', contents }, under: said.is === 'stated' ? said : procedure };
  const found = results.map((named) => concluded.find((each) => isSameEvaluation(each, named)));
  const missing = results.filter((_, at) => found[at] === undefined);
  if (missing.length > 0)
    return { flaw: { code: 'results-not-concluded', results: missing, concluded: concluded.map(namedIn) } };
  const inForce = targets.map(({ period }) => approved.find((each) => each.period === period));
  const wanting = targets.filter((_, at) => inForce[at] === undefined);
  if (wanting.length > 0)
    return { flaw: { code: 'targets-not-approved', targets: wanting.map(periodOf), approved: approved.map(periodOf) } };
  return { results: found.flatMap((each) => each ?? []), targets: inForce.flatMap((each) => each ?? []) };
}

const periodOf = ({ period }: TargetNamed): string => period;
const namedIn = ({ type, period, number }: Concluded) => ({ type, period, number });

type Publishing = Readonly<{ procedure: Procedure; by: string; brings: StepNeeds; address?: string | undefined }>;

/**
 * Why it is not published: its results or targets are other ones by now, nobody else has checked it, or nobody says where it is. Whether anything
 * is still to be put right is no matter of it.
 */
export function publishingFlaw(
  { procedure, by, brings, address = '' }: Publishing,
  { results, targets = [], progress }: OpenedDisclosure,
  { concluded, approved, ruling }: DisclosureWorld,
): DisclosureRejection | undefined {
  const changed = results.filter((one) => !concluded.some((other) => isAsItWas(one, other))).map(namedIn);
  if (changed.length > 0) return { code: 'results-changed', results: changed };
  const adjusted = targets.filter((one) => !approved.some((other) => isSameTarget(one, other))).map(periodOf);
  if (adjusted.length > 0) return { code: 'targets-changed', targets: adjusted };
  const check = ruling.value(checking);
  const reviews = procedure.steps.filter(({ act }) => act === 'review').map(({ code }) => code);
  const isChecked = progress.done.some((row) => reviews.includes(row.step) && row.by !== by);
  if (check.is === 'stated' && check.value && !isChecked) return { code: 'check-wanting', path: checking };
  const isSomewhere = address.trim() !== '' || (brings.documents ?? []).length > 0;
  return isSomewhere ? undefined : { code: 'address-wanting' };
}

const isAsItWas = (one: Concluded, other: Concluded): boolean =>
  isSameEvaluation(one, other) && one.score === other.score && one.grade === other.grade;

export const isSameTarget = (one: TargetInForce, other: TargetInForce): boolean =>
  one.period === other.period && one.declaration === other.declaration;

/** What of the set a publication rests on, beside its step. */
export function checkStated({ ruling }: DisclosureWorld) {
  const check = ruling.value(checking);
  return check.is === 'stated' ? [check] : [];
}
