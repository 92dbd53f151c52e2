import { decimalToText, sumOf, type Decimal } from '@wenxiao/domain';
import { finding, type Finding } from '../finding.js';
import { sumInWords } from '../formula.js';
import { canAddUp } from '../fund-lines/adds-up.js';
import { columnOf, labelsOf, linesMax, printedLinesMax, type Column } from '../fund-lines/column.js';
import { effortOfForm, type Effort } from '../fund-lines/effort.js';
import type { NotJudged } from '../not-judged.js';
import { amountColumns, type AmountColumn, type PublishedForm } from '../published-form.js';

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

function mismatch(wrong: readonly Column[]): Finding {
  return finding('fund-lines-mismatch', {
    path: 'funds.lines',
    printed: wrong.map(({ name, total }) => `${name}: ${decimalToText(total.value)}`).join('; '),
    computed: wrong.map(formula).join('; '),
    zh: '资金各分项之和与资金总额不符：请核对总额行与各来源（分项）金额，使其相加一致。',
    en: 'The lines of the funds block do not add up to its total: check the total line and the amounts by source until they do.',
  });
}

const reasons = {
  'too-many-lines': {
    zh: `资金分项过多（印有金额的超过 ${printedLinesMax} 行，或共超过 ${linesMax} 行），未核对分项之和，请自行核对：`,
    en: `Not checked, too many lines (more than ${printedLinesMax} that print an amount, or ${linesMax} in all): add them up yourself: `,
  },
  'too-tangled': {
    zh: '资金分项的层级可作过多种解读，未核对分项之和，请自行核对：',
    en: 'Not checked, the lines can be nested in too many ways: add them up yourself: ',
  },
} as const;

function notJudged(code: NotJudged['code'], columns: readonly AmountColumn[]): readonly NotJudged[] {
  const { zh, en } = reasons[code];
  const names = columns.join(', ');
  return columns.length === 0 ? [] : [{ code, path: 'funds.lines', zh: `${zh}${names}。`, en: `${en}${names}.` }];
}

/**
 * The columns whose lines do not add up to their total, however they are nested, in one finding; and the columns of which this was not looked
 * into, because it would be too much work.
 */
export function fundLines(
  { funds }: PublishedForm,
  effort: Effort = effortOfForm(),
): Readonly<{ findings: readonly Finding[]; notJudged: readonly NotJudged[] }> {
  if (funds === null || funds.lines.length === 0) return { findings: [], notJudged: [] };
  const labels = labelsOf(funds);
  const wrong: Column[] = [];
  const left: Record<NotJudged['code'], AmountColumn[]> = { 'too-many-lines': [], 'too-tangled': [] };
  for (const name of amountColumns) {
    const column = columnOf(funds, name, labels);
    if (column === null) continue;
    if (column === 'too-many-lines') {
      left[column].push(name);
      continue;
    }
    const verdict = canAddUp(column, effort);
    if (verdict === 'too-tangled') left[verdict].push(name);
    else if (!verdict) wrong.push(column);
  }
  return {
    findings: wrong.length === 0 ? [] : [mismatch(wrong)],
    notJudged: [
      ...notJudged('too-many-lines', left['too-many-lines']),
      ...notJudged('too-tangled', left['too-tangled']),
    ],
  };
}
