import { decimal, isMoneyUnit, moneyFlaw, moneySources, type MoneySource, toYuan } from '@wenxiao/domain';
import { limits } from '@wenxiao/domain/field';
import { cellText, isFormula } from '@wenxiao/service-kit';

/** The columns of a batch, by the heads that a table may give them. */
export const columns = {
  line: ['line', '项目'],
  year: ['year', '预算年度'],
  fund: ['fund', '资金性质'],
  source: ['source', '资金来源'],
  level: ['level', '预算级次'],
  document: ['document', '资金文号'],
  on: ['on', '截止日期'],
  amount: ['amount', '累计执行数'],
  unit: ['unit', '金额单位'],
  voucher: ['voucher', '支付凭证号'],
} as const;
export type Column = keyof typeof columns;
export const required: readonly Column[] = ['line', 'year', 'fund', 'source', 'on', 'amount'];

/** A row as it was sent, each cell by its column. */
export type SentRow = Readonly<Partial<Record<Column, string>>>;

/** What is wrong with a row, and what to do. */
export const rowFlaws = {
  'wrong-columns': ['列数与表头不符，请检查分隔符', 'The row has other columns than the head. Check its separators.'],
  'formula-cell': [
    '单元格像公式（以等号、加号、减号或 @ 开头），请改为值',
    'A cell begins with = + - @ and may be a formula. Send its value.',
  ],
  'cell-missing': ['必填列为空，请补充', 'A column that is needed is empty. Fill it in.'],
  'cell-too-long': ['单元格内容过长，请缩短', 'A cell is too long. Shorten it.'],
  'wrong-year': ['预算年度须为四位年份，请更正', 'The budget year must have four digits. Correct it.'],
  'bad-date': ['截止日期须为真实日期，如 2023-09-30', 'The day must be a real one, such as 2023-09-30.'],
  'date-outside-year': ['截止日期不在预算年度内，请核对', 'The day lies outside the budget year. Check it.'],
  'date-ahead': ['截止日期晚于今天，请核对', 'The day has not come yet. Check it.'],
  'bad-amount': [
    '金额须为不小于零的十进制数，精确到分，单位为元或万元',
    'An amount in 元 or 万元 must be a decimal of at least 0 and no finer than 0.01.',
  ],
  'unknown-line': [
    '本地区没有这一项目；请核对项目编码，属于其他地区的请从本批次删除',
    'This county has no such line. Check its code; leave out what belongs to another county.',
  ],
  'line-of-another-county': ['该项目属于其他地区，请从本批次删除', 'The line belongs to another county. Leave it out.'],
  'line-not-approved': ['该项目本年度预算尚未批复', 'The budget of the line is not approved for the year.'],
  'unknown-part': [
    '该项目没有这一资金，请核对资金性质、来源、文号',
    'The line has no such money. Check fund, source and document.',
  ],
  'part-ambiguous': [
    '该项目有多笔这样的资金，请写明级次或文号',
    'The line has several such parts. Name level or document.',
  ],
  'double-row': [
    '同一项目、资金、日期重复，请只留一行',
    'Line, part and day occur more than once. Keep one of the rows.',
  ],
} as const satisfies Readonly<Record<string, readonly [zh: string, en: string]>>;
export type RowFlaw = keyof typeof rowFlaws;

/** A row whose cells can be read. Which line and part it means is looked up. */
export type ReadRow = Readonly<{
  line: string;
  year: number;
  part: Readonly<{ fund: string; source: MoneySource; level?: string; document?: string }>;
  on: string;
  /** In 元. */
  amount: string;
  voucher?: string;
}>;

const isSource = (text: string): text is MoneySource => (moneySources as readonly string[]).includes(text);
const day = /^\d{4}-\d{2}-\d{2}$/;

/** Reads a row by itself. @param unit of amounts whose row names none. */
export function readRow(sent: SentRow, today: string, unit: string | undefined): ReadRow | RowFlaw {
  const cells = Object.entries(sent) as [Column, string][];
  if (cells.some(([, cell]) => isFormula(cell))) return 'formula-cell';
  const cell = (column: Column): string => cellText(sent[column] ?? '');
  if (required.some((column) => cell(column) === '')) return 'cell-missing';
  if (cells.some(([, text]) => text.length > limits.name)) return 'cell-too-long';
  if (!/^[12]\d{3}$/.test(cell('year'))) return 'wrong-year';
  const [year, on] = [Number(cell('year')), cell('on')];
  if (!isReadableDay(on)) return 'bad-date';
  if (!on.startsWith(`${cell('year')}-`)) return 'date-outside-year';
  if (on > today) return 'date-ahead';
  const money = { amount: cell('amount'), unit: cell('unit') || (unit ?? '') };
  if (!isMoneyUnit(money.unit) || moneyFlaw(money)) return 'bad-amount';
  const source = cell('source');
  if (!isSource(source)) return 'unknown-part';
  const [level, document, voucher] = [cell('level'), cell('document'), cell('voucher')];
  return {
    line: cell('line'),
    year,
    part: { fund: cell('fund'), source, ...(level !== '' && { level }), ...(document !== '' && { document }) },
    on,
    amount: toYuan({ amount: decimal(money.amount).toFixed(), unit: money.unit }),
    ...(voucher !== '' && { voucher }),
  };
}

function isReadableDay(text: string): boolean {
  if (!day.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
