import { readFileSync } from 'node:fs';
import { decimal, isMoneyUnit, type Money, moneyFlaw, decimalToText } from '@wenxiao/domain';
import { amountIn, numberIn, pointsIn, unitOfBlock } from '@wenxiao/forms';
import type { Case } from './case.js';

type Cell = string | null | undefined;
/** The columns of the money of a form. */
type Column = 'annualBudget' | 'yearStartBudget' | 'requested' | 'executed' | 'executedJanJun';

/** What a published form holds that the cycle asks for. Cells as printed. */
type PrintedForm = Readonly<{
  kind: string;
  source: Readonly<{ region: string; year: string }>;
  project: Readonly<{ name: string }>;
  funds:
    | (Readonly<{ unit?: Cell; lines?: readonly Readonly<Partial<Record<Column, Cell>>>[] }> &
        Readonly<Partial<Record<Column, Cell>>>)
    | null;
  objective?: Readonly<{ expected?: Cell }> | null;
  indicators: readonly Readonly<{
    level1?: Cell;
    level2?: Cell;
    level3?: Cell;
    target?: Cell;
    actual?: Cell;
    weight?: Cell;
  }>[];
  totals?: Readonly<{ publishedTotalScore?: Cell }> | null;
}>;

/** An indicator as it is declared, and what came of it where the form prints that. */
export type DemoIndicator = Readonly<{
  declared: Readonly<{
    indicator: string;
    level1: string;
    level2?: string;
    name: string;
    direction: 'at-least' | 'at-most' | 'is' | 'text';
    value?: string;
    unit?: string;
    text?: string;
    quantifiable: boolean;
    weight?: string;
    written: string;
  }>;
  actual?: string;
  /** Figures of it that the form does not print. */
  notPrinted: readonly string[];
}>;

/** What the demo enters for one form, and which of it the form does not print. */
export type FormFigures = Readonly<{
  file: string;
  form: PrintedForm & Record<string, unknown>;
  subjectKind: 'project' | 'whole-department';
  subjectName: string;
  requested: Money;
  indicators: readonly DemoIndicator[];
  executed: Money;
  /** What the form prints of the first half of the year; its report comes with the second quarter. */
  executedByJune?: Money;
  /** The total that the form prints. */
  printedTotal: string | undefined;
  /** Names of figures that a demo person entered, by stage. */
  demo: Readonly<{ declaration: readonly string[]; executed: boolean }>;
}>;

/** Reads a form and fills what it does not print from the case. */
export function figuresOf(folder: URL, played: Case): FormFigures {
  const form = JSON.parse(readFileSync(new URL(played.form, folder), 'utf8')) as FormFigures['form'];
  const printedRequest = moneyIn(form, ['annualBudget', 'yearStartBudget', 'requested']);
  const requested = printedRequest ?? played.requested;
  if (!requested) throw new Error(`${played.form} prints no budget, and the demo names none`);
  // An amount of several years is none of the year that it is played in.
  const isOfYear = played.amountsOf === undefined;
  const printed = form.indicators.filter(({ level3, target }) => text(level3) !== '' || text(target) !== '');
  const indicators = printed.map((indicator, index): DemoIndicator => {
    const code = String(index + 1);
    const target = text(indicator.target);
    const weight = pointsIn(indicator.weight ?? null);
    const level2 = text(indicator.level2);
    const actual = text(indicator.actual);
    return {
      declared: {
        indicator: code,
        level1: text(indicator.level1) || '绩效指标',
        ...(level2 !== '' && { level2 }),
        name: (text(indicator.level3) || `指标${code}`).slice(0, 500),
        ...reachedBy(target || actual || '按计划完成'),
        ...(weight && { weight: decimalToText(weight.value) }),
      },
      ...(actual !== '' && { actual }),
      notPrinted: [
        ...(text(indicator.level1) === '' ? ['indicator-level-1'] : []),
        ...(text(indicator.level3) === '' ? ['indicator-name'] : []),
        ...(target === '' ? figuresOfTarget : []),
      ],
    };
  });
  const declared = indicators.length > 0 ? indicators : [yearsTask];
  const executedPrinted = moneyIn(form, ['executed']);
  const executedByJune = moneyIn(form, ['executedJanJun']);
  return {
    file: played.form,
    form,
    subjectKind: form.kind === 'department-evaluation' || played.wholeDepartment ? 'whole-department' : 'project',
    subjectName: form.project.name.slice(0, 200),
    requested,
    indicators: declared,
    executed: executedPrinted ?? shareOf(requested, played.executedPercent ?? 100),
    ...(executedByJune && { executedByJune }),
    printedTotal: totalOf(form),
    demo: {
      declaration: [
        ...(printedRequest && isOfYear ? [] : ['requested-amount', 'budget-change']),
        ...declared.flatMap(({ declared: { indicator }, notPrinted }) =>
          notPrinted.map((figure) => `${figure}/${indicator}`),
        ),
      ],
      executed: !executedPrinted || !isOfYear,
    },
  };
}

/** What is entered of an indicator whose target the form leaves open. */
const figuresOfTarget = [
  'indicator-target',
  'indicator-direction',
  'indicator-value',
  'indicator-unit',
  'indicator-text',
  'indicator-quantifiable',
] as const;

/** What is declared where a form prints no indicator. */
const yearsTask: DemoIndicator = {
  declared: { indicator: '1', level1: '产出指标', name: '年度任务完成率', ...reachedBy('≥100%') },
  notPrinted: ['indicator-level-1', 'indicator-name', ...figuresOfTarget],
};

/** What a target asks for: a number with its sign and unit where it prints one, else its words. */
function reachedBy(
  written: string,
): Pick<DemoIndicator['declared'], 'direction' | 'value' | 'unit' | 'text' | 'quantifiable' | 'written'> {
  const number = numberIn(written);
  if (!number || number.value.lt('0')) return { direction: 'text', text: written, quantifiable: false, written };
  const direction = number.sign === null || number.sign === 'equal' ? 'is' : number.sign;
  const unit = number.unit !== '' && { unit: number.unit };
  return { direction, value: decimalToText(number.value), ...unit, quantifiable: true, written };
}

/** A share of an amount, in 元. */
export function shareOf(money: Money, percent: number): Money {
  const yuan = decimal(money.amount).times(money.unit === '万元' ? '10000' : '1');
  return { amount: yuan.times(String(percent)).div('100').toFixed(2), unit: '元' };
}

function totalOf(form: PrintedForm): string | undefined {
  const total = pointsIn(form.totals?.publishedTotalScore ?? null);
  return total ? decimalToText(total.value) : undefined;
}

/**
 * The first of the columns that prints an amount above zero, in its total or, where that prints none, in the one line that does;
 * undefined where none does. Money that was not spent is nought.
 */
function moneyIn({ funds }: PrintedForm, columns: readonly Column[]): Money | undefined {
  for (const column of columns) {
    const total = moneyOf(funds?.[column], funds?.unit);
    const lines = (funds?.lines ?? []).flatMap((line) => moneyOf(line[column], funds?.unit) ?? []).filter(isSome);
    const [only, another] = lines;
    const printed = total && isSome(total) ? total : another === undefined ? (only ?? total) : total;
    if (printed && (isSome(printed) || column === 'executed')) return printed;
  }
  return undefined;
}

const isSome = ({ amount }: Money): boolean => decimal(amount).gt('0');

/** An amount as it is printed: in the unit of its column, or in 元 where the cell names its own. */
function moneyOf(cell: Cell, columnUnit: Cell): Money | undefined {
  const amount = amountIn(cell ?? null, unitOfBlock(columnUnit ?? null));
  if (!amount?.inYuan) return undefined;
  const bare = amount.namesUnit ? null : numberIn(cell ?? null);
  const printed =
    bare && isMoneyUnit(columnUnit)
      ? { value: bare.value, unit: columnUnit }
      : { value: amount.value, unit: '元' as const };
  const money = { amount: decimalToText(printed.value), unit: printed.unit };
  return moneyFlaw(money) === undefined ? money : undefined;
}

function text(cell: Cell): string {
  return (cell ?? '').trim();
}
