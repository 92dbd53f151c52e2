/** What is wrong with a file, a row of it or a cell, in words: what, and what to do. `{…}` are details. */
const texts = {
  // The file as a whole.
  'spreadsheet-file': [
    '这是 Excel 工作簿，不是文本：请在 Excel 中另存为“CSV（逗号分隔）”或“CSV UTF-8”',
    'This is an Excel workbook, and no text. Save it as CSV or as CSV UTF-8 in Excel.',
  ],
  'encoding-unknown': [
    '不是 UTF-8，也不是 GB18030：请另存为其中一种编码',
    'It is neither UTF-8 nor GB18030. Save it in one of them.',
  ],
  'encoding-mixed': [
    '自本行起不再是 {encoding}：文件由不同编码拼接或已损坏，请重新导出',
    'From this line on it is no {encoding} any more: files in two encodings were joined, or it is damaged. Export it anew.',
  ],
  'encoding-other': [
    '所说的编码是 {stated}，文件却是 {encoding}：请改正所说的编码',
    'It is said to be {stated}, and is {encoding}. Say so.',
  ],
  'encoding-ambiguous': [
    '文件既可读作 UTF-8，也可读作 GB18030，含义不同：请写明编码（encoding）',
    'It can be read as UTF-8 and as GB18030, with different meanings. Say which it is (encoding).',
  ],
  'text-garbled': [
    '文字是乱码（{given}）：此前曾以另一种编码打开并保存，请从原系统重新导出',
    'The text is garbled ({given}): it was opened in another encoding before, and saved. Export it anew from its system.',
  ],
  'not-a-table': [
    '自本行起不是表格：请检查引号是否成对，或重新导出为 CSV 或 JSON 数组',
    'From this line on it is no table. Check that quotes come in pairs, or export it anew as CSV or as an array of JSON.',
  ],
  'row-too-long': ['一行最多 {max} 个字符', 'A row has at most {max} characters.'],
  'too-many-rows': ['一个文件最多 {max} 行：请分几个文件', 'A file has at most {max} rows. Hand it in in parts.'],
  'too-large': ['一个文件最多 {max} 字节：请分几个文件', 'A file has at most {max} bytes. Hand it in in parts.'],
  'no-rows': ['文件没有数据行', 'The file has no rows.'],
  'columns-missing': [
    '缺少以下各列：{missing}。若列名不同，请在列对应关系中写明',
    'These columns are missing: {missing}. Where they are called otherwise, say so in the mapping.',
  ],
  'column-twice': [
    '有两列都是 {element}：{heads}。请在列对应关系中写明用哪一列',
    'Two columns are {element}: {heads}. Say in the mapping which one is meant.',
  ],
  // A row.
  'wrong-columns': [
    '列数与表头不符：表头 {heads} 列，本行 {cells} 列，请检查分隔符和引号',
    'The head has {heads} columns, and this row {cells}. Check separators and quotes.',
  ],
  'row-twice': [
    '与第 {other} 行重复（{key} 均相同），请只留一行',
    'Line {other} is the same (alike in {key}). Keep one of them.',
  ],
  'rows-disagree': [
    '第 {other} 行说同一项目的此项为“{there}”，本行为“{given}”：请核对',
    'Line {other} says “{there}” of the same project, and this one “{given}”. Check them.',
  ],
  'project-unknown': [
    '没有代码为“{given}”的项目，或不在职责范围内：请先导入项目表',
    'There is no project with the code “{given}” that you reach. Take over the table of projects first.',
  ],
  'target-wanting': [
    '目标表中没有项目“{given}”该年度的绩效目标，或该行有误：指标须随其目标导入',
    'The table of targets has none of the project “{given}” in that year, or that row is wrong: indicators come with their target.',
  ],
  'indicators-wanting': [
    '指标表中没有此目标的指标，或有指标不符合要求',
    'The table of indicators has none of this target, or some of them are not as required.',
  ],
  'year-over': [
    '{given} 年度已经结束，其绩效目标不再申报：请核对是否为旧文件',
    'The year {given} is over, and no target of it is declared any more: is this an old file?',
  ],
  'money-incomplete': [
    '金额须同时有预算年度、资金性质和预算来源',
    'An amount needs its year, its fund type and its source.',
  ],
  'ten-thousandfold': [
    '金额 {given} 元约为此前 {before} 元的一万倍或万分之一：单位是否应为{unit}？核实无误的，以 sums=confirmed 再次导入',
    'The amount {given} yuan is about ten thousand times, or a ten-thousandth of, the {before} yuan before: is it in another unit? Where it is right, hand it in with sums=confirmed.',
  ],
  'other-division': [
    '属于其他区划（{given}），本次导入的区划为 {expected}，请删除',
    'It is of another jurisdiction ({given}, and not {expected}). Leave it out.',
  ],
  'other-year': [
    '预算年度为 {given}，本次导入的年度为 {expected}：请核对是否为旧文件',
    'Its budget year is {given}, and not {expected}: is this an old file?',
  ],
  // A cell.
  'cell-missing': ['此列必填', 'This column is needed.'],
  formula: [
    '单元格是公式（{given}）：请填值；以撇号或 ="…" 保护的文本可以',
    'The cell is a formula ({given}). Give its value; text that is kept by an apostrophe or by ="…" may be there.',
  ],
  'too-long': ['最多 {max} 个字符，实为 {length} 个', 'It has at most {max} characters, and {length} are there.'],
  'unseen-characters': [
    '含有不可见或不可读的字符，请重新录入',
    'It holds characters that nobody sees or reads. Type it anew.',
  ],
  'zeros-lost': [
    '“{given}”的开头可能丢失了零（Excel 会去掉前导零），须为 {digits} 位：请以文本格式重新导出',
    '“{given}” has lost zeros at its beginning, as Excel takes them off: it has {digits} digits. Export it anew as text.',
  ],
  'wrong-digits': ['“{given}”位数不对，须为 {digits} 位', '“{given}” has another number of digits than {digits}.'],
  'scientific-notation': [
    '“{given}”是科学计数法，末尾数字已丢失：请以文本格式重新导出',
    '“{given}” is written as a floating-point number, and its last digits are lost. Export it anew as text.',
  ],
  'not-text': [
    '代码在 JSON 中须为带引号的文本；写作数字（{given}）时前导零已丢失',
    'A code is a text in quotes in JSON; as a number ({given}) it has lost the zeros at its beginning.',
  ],
  'flag-zero-one': [
    '“{given}”不是标志值：1 为是，2 为否。若该系统用 0 和 1，请在列对应关系中写明',
    '“{given}” is no flag: 1 is yes, 2 is no. Where that system says 0 and 1, say so in the mapping.',
  ],
  'bad-flag': ['“{given}”不是标志值：1 为是，2 为否', '“{given}” is no flag: 1 is yes, 2 is no.'],
  'bad-year': ['“{given}”不是四位年份', '“{given}” is no year of four digits.'],
  'bad-amount': [
    '“{given}”不是金额：须为十进制数，精确到分，不含千分位和货币符号',
    '“{given}” is no amount: a decimal, no finer than 0.01 yuan, without separators of thousands and signs of money.',
  ],
  'bad-decimal': ['“{given}”不是十进制数', '“{given}” is no decimal.'],
  'bad-time': [
    '“{given}”不是时间：如 20240402110543000、2024-04-02 11:05:43 或 2024-04-02',
    '“{given}” is no time: 20240402110543000, 2024-04-02 11:05:43 or 2024-04-02, say.',
  ],
  'unknown-value': [
    '列对应关系中没有“{given}”，请补充其含义；已有：{possible}',
    'The mapping does not say what “{given}” means; it knows {possible}.',
  ],
} as const satisfies Readonly<Record<string, readonly [zh: string, en: string]>>;

export type ExchangeFlawCode = keyof typeof texts;

/** What is wrong, where it stands, and what to do. */
export type ExchangeFlaw = Readonly<{
  /** The line of the file, from 1; none where it is wrong with all of it. */
  line?: number;
  /** The column as the file heads it. */
  column?: string;
  /** The element that the column is. */
  element?: string;
  code: ExchangeFlawCode;
  zh: string;
  en: string;
}>;

/** What fills a text; lists are joined as each language does. */
export type FlawDetails = Readonly<Record<string, string | number | readonly string[]>>;

const filled = (text: string, details: FlawDetails, between: string): string =>
  text.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const detail = details[name] ?? '';
    return typeof detail === 'object' ? detail.join(between) : String(detail);
  });

const givenMax = 40;
/** What was given, as far as it helps to find it. */
const shown = (details: FlawDetails): FlawDetails => {
  const given = details['given'];
  return typeof given === 'string' && given.length > givenMax
    ? { ...details, given: `${given.slice(0, givenMax)}…` }
    : details;
};

export function flaw(
  code: ExchangeFlawCode,
  details: FlawDetails = {},
  at: Pick<ExchangeFlaw, 'line' | 'column' | 'element'> = {},
): ExchangeFlaw {
  const [zh, en] = texts[code];
  const said = shown(details);
  return { ...at, code, zh: filled(zh, said, '、'), en: filled(en, said, ', ') };
}

/** A file that cannot be read on. */
export class UnreadableFile extends Error {
  constructor(readonly flaw: ExchangeFlaw) {
    super(flaw.en);
    this.name = 'UnreadableFile';
  }
}
