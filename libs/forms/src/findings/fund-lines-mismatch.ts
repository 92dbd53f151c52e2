import { decimalToText, sumOf, type Decimal } from '@wenxiao/domain';
import { finding, type Finding } from '../finding.js';
import { sumInWords } from '../formula.js';
import { columnsOf, linesMax, printedLinesMax, type Column } from '../fund-lines/column.js';
import { effortOfForm, effortToName, type Effort, TooTangled } from '../fund-lines/effort.js';
import { Explanation, type Misfit } from '../fund-lines/explanation.js';
import { inWholeUnits, type WholeColumn } from '../fund-lines/in-whole-units.js';
import type { NotJudged } from '../not-judged.js';
import type { AmountColumn } from '../published-form.js';
import type { Sheet } from '../sheet.js';

/** A column that does not add up: what was added, and what that is held against. */
interface Mismatch {
  readonly name: AmountColumn;
  readonly addends: readonly Decimal[];
  readonly amount: Decimal;
}

const mismatchText = ({ addends, amount }: Mismatch): string =>
  `${sumInWords(addends, sumOf(addends))} ≠ ${decimalToText(amount)}`;

function mismatch(wrong: readonly Mismatch[], { form: { funds } }: Sheet): Finding {
  const sums = wrong.map(mismatchText).join('；');
  return finding('fund-lines-mismatch', {
    path: 'funds.lines',
    printed: wrong.map(({ name }) => `${name}: ${funds?.[name] ?? ''}`).join('; '),
    computed: wrong.map((each) => `${each.name}: ${mismatchText(each)}`).join('; '),
    zh: `资金各分项之和与所属总额（小计）不符：${sums}。请核对这些分项和总额。`,
    en: `The lines of the funds block do not add up to their total or subtotal: ${sums}. Check these lines and the total.`,
  });
}

const reasons = {
  'too-many-lines': {
    zh: `资金分项过多（印有金额的超过 ${String(printedLinesMax)} 行，或共超过 ${String(linesMax)} 行），未核对分项之和，请自行核对：`,
    en: `Not checked, too many lines (more than ${String(printedLinesMax)} that print an amount, or ${String(linesMax)} in all): add them up yourself: `,
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

/** Undefined where the lines explain the total. @throws {TooTangled} */
function mismatchIn(column: Column, { perUnit }: Sheet, effort: Effort, looking: Effort): Mismatch | undefined {
  const whole = inWholeUnits(column);
  if (new Explanation(whole, effort).holds()) return undefined;
  const { name, total, lines } = column;
  const amounts = lines.flatMap(({ amount }) => amount ?? []);
  const isInYuan = perUnit === null || [total, ...amounts].some(({ namesUnit }) => namesUnit);
  const inUnit = (value: Decimal): Decimal => (isInYuan ? value : value.div(perUnit));
  const nearest = nearestIn(whole, looking);
  if (nearest === undefined) {
    const all = amounts.filter(({ value }) => !value.eq('0')).map(({ value }) => inUnit(value));
    return { name, addends: all, amount: inUnit(total.value) };
  }
  const shown = (each: bigint): Decimal => inUnit(whole.figure(each));
  return { name, addends: nearest.addends.map(shown), amount: shown(nearest.amount) };
}

/** Undefined where there is none, or too many sums to tell. */
function nearestIn(whole: WholeColumn, looking: Effort): Misfit | undefined {
  try {
    return new Explanation(whole, looking).nearestMisfit();
  } catch (error) {
    if (error instanceof TooTangled) return undefined;
    throw error;
  }
}

/**
 * The columns whose lines do not explain their total, however they are read, in one finding; and the columns of which this was not looked into,
 * because it would be too much work.
 */
export function fundLines(
  sheet: Sheet,
  effort: Effort = effortOfForm(),
): Readonly<{ findings: readonly Finding[]; notJudged: readonly NotJudged[] }> {
  const { judged, tooLong } = columnsOf(sheet);
  const wrong: Mismatch[] = [];
  const tangled: AmountColumn[] = [];
  const looking = effortToName();
  for (const column of judged) {
    try {
      wrong.push(...[mismatchIn(column, sheet, effort, looking)].filter((each) => each !== undefined));
    } catch (error) {
      if (!(error instanceof TooTangled)) throw error;
      tangled.push(column.name);
    }
  }
  return {
    findings: wrong.length === 0 ? [] : [mismatch(wrong, sheet)],
    notJudged: [...notJudged('too-many-lines', tooLong), ...notJudged('too-tangled', tangled)],
  };
}
