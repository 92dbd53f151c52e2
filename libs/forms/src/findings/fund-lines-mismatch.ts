import { decimalToText, sumOf, type Decimal } from '@wenxiao/domain';
import { finding, type FormCheck } from '../finding.js';
import { sumInWords } from '../formula.js';
import { canAddUp } from '../fund-lines/adds-up.js';
import { columnOf, type Column } from '../fund-lines/column.js';
import { amountColumns } from '../published-form.js';

/** The amounts that a reader would add: lines that repeat the total, and details of the line above, left out. */
function addends({ total, lines }: Column): readonly Decimal[] {
  const parts = lines.filter((line, index) => !line.totals && !(line.ofWhich && lines[index - 1]?.totals === false));
  const known = parts.flatMap(({ amount }) => amount?.value ?? []);
  const others = known.filter((value) => !value.eq(total.value));
  return others.length === 0 ? known : others;
}

function formula(column: Column): string {
  const values = addends(column);
  return `${column.name}: ${sumInWords(values, sumOf(values))} ≠ ${decimalToText(column.total.value)}`;
}

/** The lines of the funds block do not add up to its total, however they are nested. */
export const fundLinesMismatch: FormCheck = ({ funds }) => {
  if (funds === null) return [];
  const columns = amountColumns.flatMap((name) => columnOf(funds, name) ?? []);
  const wrong = columns.filter((column) => !canAddUp(column));
  if (wrong.length === 0) return [];
  return [
    finding('fund-lines-mismatch', {
      path: 'funds.lines',
      printed: wrong.map(({ name, total }) => `${name}: ${decimalToText(total.value)}`).join('; '),
      computed: wrong.map(formula).join('; '),
      zh: '资金各分项之和与资金总额不符：请核对总额行与各来源（分项）金额，使其相加一致。',
      en: 'The lines of the funds block do not add up to its total: check the total line and the amounts by source until they do.',
    }),
  ];
};
