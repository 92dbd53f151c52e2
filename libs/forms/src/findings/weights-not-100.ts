import { decimal, decimalToText, sumOf } from '@wenxiao/domain';
import { numberIn } from '../cell.js';
import { finding, type FormCheck } from '../finding.js';
import { sumInWords } from '../formula.js';
import { rowsOf } from '../indicator-row.js';
import { isWhole } from '../published-form.js';

/** Points. */
const tolerance = decimal('0.01');
const full = decimal('100');
/** A form without an execution weight may leave room for the execution's 10 or 20, which comes later. */
const fullWithoutExecution = [full, decimal('90'), decimal('80')];

/** On a whole form, the weights do not add up to 100. */
export const weightsNot100: FormCheck = (form) => {
  const weights = rowsOf(form).flatMap(({ weight }) => weight?.value ?? []);
  if (!isWhole(form) || weights.length === 0 || weights.length < form.indicators.length) return [];
  const execution = numberIn(form.funds?.weight ?? null);
  const all = execution === null ? weights : [...weights, execution.value];
  const accepted = execution === null ? fullWithoutExecution : [full];
  const sum = sumOf(all);
  if (accepted.some((each) => !sum.minus(each).abs().gt(tolerance))) return [];
  return [
    finding('weights-not-100', {
      path: 'indicators',
      printed: [...form.indicators, form.funds].flatMap((row) => row?.weight ?? []).join(' + '),
      computed: `${sumInWords(all, sum)} ≠ ${accepted.map(decimalToText).join(' / ')}`,
      zh: '各项指标分值加预算执行分值不等于100分：请调整分值，使合计为100分。',
      en: 'The weights of the indicators and of the execution row do not add up to 100: adjust them until they do.',
    }),
  ];
};
