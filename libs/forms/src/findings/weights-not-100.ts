import { decimal, decimalToText, sumOf, type Decimal } from '@wenxiao/domain';
import { finding, type FormCheck } from '../finding.js';
import { hundred, sumInWords } from '../formula.js';
import { isNothing } from '../normal-form.js';
import type { Sheet } from '../sheet.js';

/** Points. */
const tolerance = decimal('0.01');
/** A form without an execution weight may leave room for the execution's share, which comes later. */
const [nineTenths, eightTenths] = [decimal('0.9'), decimal('0.8')];

/** What the weights are to add up to: what is printed; 100 where nothing is, unless the sheet has a scheme of its own. */
function fullScoreOf({ form, fullScore }: Sheet): Decimal | null {
  if (fullScore !== null) return fullScore.value;
  const printed = form.totals?.fullScore ?? null;
  const saysNothing = printed === null || isNothing(printed);
  return saysNothing && form.kind !== 'unit-assessment' ? hundred : null;
}

/** On a whole form, the weights do not add up to the full score. */
export const weightsNot100: FormCheck = (sheet) => {
  const { rows, execution, objective, isWhole, form } = sheet;
  const weights = rows.flatMap(({ weight }) => weight?.value ?? []);
  const isSettled = rows.every(({ weight, weighsNothing }) => weight !== null || weighsNothing);
  const full = fullScoreOf(sheet);
  if (!isWhole || weights.length === 0 || !isSettled || full === null) return [];
  if (objective.weight === null && objective.score !== null) return [];
  const all = [...weights, ...[execution, objective].flatMap(({ weight }) => weight?.value ?? [])];
  const accepted = execution.weight === null ? [full, full.times(nineTenths), full.times(eightTenths)] : [full];
  const sum = sumOf(all);
  if (accepted.some((each) => !sum.minus(each).abs().gt(tolerance))) return [];
  const fullText = decimalToText(full);
  return [
    finding('weights-not-100', {
      path: 'indicators',
      printed: [...form.indicators, form.funds, form.objective].flatMap((row) => row?.weight ?? []).join(' + '),
      computed: `${sumInWords(all, sum)} ≠ ${accepted.map(decimalToText).join(' / ')}`,
      zh: `各项分值（含预算执行）合计 ${decimalToText(sum)}，满分为 ${fullText}：请核对各项分值和满分，使其一致。`,
      en: `The weights (execution included) add up to ${decimalToText(sum)}, the full score is ${fullText}: check the weights and the full score until they agree.`,
    }),
  ];
};
