import { judge } from '@wenxiao/rules/condition';
import { namedMembers, type Stated } from '@wenxiao/rules/ruling';
import type { Selection } from '@wenxiao/rules/shape';
import type { EvaluationRejection } from './evaluation.commands.js';
import type { EvaluationWorld } from './evaluation.world.js';

type Basis = readonly Readonly<{ path: string }>[];
/** By which selection it is evaluated, and for which of the reasons that this lists; neither where the set chooses nothing of the type. */
export type Choice = Readonly<{ selection?: string; chosenFor?: readonly string[] }>;
export type Choosing =
  Readonly<{ choice: Choice; basis: Basis }> | Readonly<{ refusal: EvaluationRejection; basis: Basis }>;

/** A choice in the words of its set, `{ selection, selectionName, chosenFor: [{ code, zh }] }`; nothing where nothing was chosen. */
export function choiceNamedIn({ ruling }: Pick<EvaluationWorld, 'ruling'>, { selection, chosenFor }: Choice): object {
  if (selection === undefined) return {};
  const called = ruling.member('selections', selection);
  const reasons = chosenFor?.map((code) => {
    const reason = ruling.member('findings', code);
    return { code, ...(reason.is === 'stated' && { zh: reason.value.zh }) };
  });
  const name = called.is === 'stated' && { selectionName: called.value.zh };
  return { selection, ...name, ...(reasons && { chosenFor: reasons }) };
}

/**
 * Where the set chooses what is evaluated as a type, it is of the population of such a selection, and chosen for reasons that this
 * lists: for one of them at least, and for no other. Of several selections it is the first that has them all; one without a list asks
 * for none.
 */
export function choosing(reasons: readonly string[], { ruling, place, procedures }: EvaluationWorld): Choosing {
  const selections = ruling.members('selections').filter(({ value }) => value.opens === place.type);
  if (selections.length === 0) return reasons.length === 0 ? { choice: {}, basis: [] } : unfit(reasons, []);
  const judged = selections.map((each) => {
    const { truth, missing } = { missing: [], ...judge(each.value.population, procedures.known) };
    return { each, truth, missing };
  });
  const from = judged.flatMap(({ each, truth }) => (truth === 'yes' ? [each] : []));
  if (from.length === 0) {
    const open = judged.find(({ truth }) => truth === 'not-known');
    const basis = judged.map(({ each }) => ({ path: `${each.path}/population` }));
    if (open) return { refusal: { code: 'not-known', step: '', missing: open.missing }, basis };
    return { refusal: { code: 'not-chosen-from', selections: selections.map(({ value }) => value.code) }, basis };
  }
  const selection = from.find(({ value }) => hasAll(value, reasons));
  if (!selection) return unfit(reasons, from);
  const { named } = namedMembers(ruling.members('findings'), reasons);
  const chosenFor = reasons.length > 0 && { chosenFor: [...new Set(reasons)] };
  return { choice: { selection: selection.value.code, ...chosenFor }, basis: [selection, ...named] };
}

const hasAll = ({ reasons: listed = [] }: Selection, reasons: readonly string[]): boolean =>
  listed.length === 0 ? reasons.length === 0 : reasons.length > 0 && reasons.every((each) => listed.includes(each));

/** No reason where reasons are listed; one that is not; or such that no selection lists all of them. */
function unfit(reasons: readonly string[], from: readonly Stated<Selection>[]): Choosing {
  const listed = [...new Set(from.flatMap(({ value }) => value.reasons ?? []))];
  const basis = from.map(({ path, value }) => ({ path: value.reasons ? `${path}/reasons` : path }));
  if (reasons.length === 0) return { refusal: { code: 'choice-unexplained', listed }, basis };
  const given = reasons.find((each) => !listed.includes(each)) ?? reasons.join('、');
  return { refusal: { code: 'unknown-choice-reason', given, listed }, basis };
}
