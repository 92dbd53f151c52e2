import { ProblemError, type ProblemText } from '../http/problem.js';

const text = (status: number, zh: string, en: string): ProblemText => ({ status, retry: false, zh, en });

/** Why a file is not taken, and what to do. */
const problems = {
  'not-a-table': text(
    422,
    '第 {row} 行起不是 CSV：请另存为 CSV（UTF-8 或 GB18030 编码），再导入。',
    'From row {row} on this is no CSV. Save it as CSV, in UTF-8 or GB18030, and import it again.',
  ),
  'columns-missing': text(
    422,
    '表头缺少或重复以下列：{missing}。请按模板填写。',
    'These columns are missing in the head, or stand there twice: {missing}. Fill in the template.',
  ),
  'columns-unknown': text(
    422,
    '表头有未知的列：{unknown}。请按模板改正或删除。',
    'Nobody knows these columns of the head: {unknown}. Correct them after the template, or delete them.',
  ),
  'import-too-large': text(
    413,
    '一个文件最多 {rows} 行、{bytes} 字节，请分几个文件导入。',
    'A file has at most {rows} rows and {bytes} bytes. Import it in parts.',
  ),
  'import-empty': text(422, '文件没有可导入的行，请核对。', 'The file has no row that can be imported. Check it.'),
  'import-has-errors': text(
    422,
    '文件有 {count} 行不符合要求（见 rejected），未导入任何一行。请更正后重新导入，或以 errors=skip 只导入其余各行。',
    '{count} rows are not as required (see rejected), and nothing was imported. Correct them and import the file again, or import the others alone with errors=skip.',
  ),
  'imported-already': text(
    409,
    '文件所列均已登记（见 rejected），没有可导入的行。',
    'Everything in the file is there already (see rejected): there is nothing to import.',
  ),
} as const satisfies Readonly<Record<string, ProblemText>>;

export const importProblem = (code: keyof typeof problems, details: object = {}): ProblemError =>
  new ProblemError(code, problems[code], { ...details });

/** What is wrong with a row by itself, with a cell of it, or beside other rows. */
const rowTexts = {
  'wrong-columns': [
    '列数与表头不符，请检查逗号和引号',
    'The row has other columns than the head. Check commas and quotes.',
  ],
  formula: [
    '单元格是公式（以 = + - @ 或制表符开头）：请改为值，或在前面加一个撇号',
    'A cell begins with = + - @ or a tab, as formulas do. Write its value, or an apostrophe before it.',
  ],
  'cell-missing': ['必填列为空，请补充', 'A column that is needed is empty. Fill it in.'],
  'unknown-value': ['不在可填的内容之内：{possible}', 'Nobody knows this value; possible are {possible}.'],
  'unknown-organisation': [
    '没有单位“{given}”，或您无权管理：请填单位的编码、全称或编号',
    'There is no organisation “{given}”, or you do not reach it. Give its code, its full name or its id.',
  ],
  'ambiguous-organisation': [
    '有多个单位叫“{given}”：请填单位的编码或编号',
    'Several organisations are called “{given}”. Give its code or its id.',
  ],
  'unknown-subject': ['没有编码或编号为“{given}”的对象', 'There is no subject of the code or the id “{given}”.'],
  'ambiguous-subject': [
    '有多个对象叫“{given}”：请填项目代码或编号',
    'Several subjects are called “{given}”. Give its code or its id.',
  ],
  'bad-amount': [
    '金额须为不小于零的十进制数，精确到分，不含千分位',
    'An amount must be a decimal of at least 0, no finer than 0.01, without separators of thousands.',
  ],
  'double-row': ['与第 {other} 行重复，请只留一行', 'The same stands in line {other}. Keep one of the rows.'],
  'there-already': ['已登记“{given}”，请从文件中删除', '“{given}” is there already. Leave it out of the file.'],
  'needed-row-wrong': [
    '所依据的第 {other} 行不符合要求，请先更正该行',
    'It rests on line {other}, which is not as required. Correct that line first.',
  ],
  'in-a-circle': ['各行的上级形成循环，请核对', 'The rows lie below each other in a circle. Check their parents.'],
} as const satisfies Readonly<Record<string, readonly [zh: string, en: string]>>;
export type RowFlawCode = keyof typeof rowTexts;

/** What is wrong with a line of a file. */
export type RowError = Readonly<{
  /** The line in the file on which the row begins, from 1. */
  line: number;
  /** The code of the column, and its heading as templates have it, where it is one column’s. */
  field?: string;
  column?: string;
  code: string;
  zh: string;
  en: string;
}>;

/** A flaw of a row, or of one of its columns. */
export class RowFlaw extends Error {
  override readonly name = 'RowFlaw';
  constructor(
    readonly code: RowFlawCode,
    readonly field?: string,
    readonly named: Readonly<Record<string, string | number>> = {},
  ) {
    super(code);
  }

  get texts(): Readonly<{ zh: string; en: string }> {
    const [zh, en] = rowTexts[this.code];
    const filled = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => String(this.named[name] ?? name));
    return { zh: filled(zh), en: filled(en) };
  }
}
