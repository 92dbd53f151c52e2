import { ProblemError, type ProblemText } from '@wenxiao/service-kit';

const text = (status: number, zh: string, en: string): ProblemText => ({ status, retry: false, zh, en });

const problems = {
  'not-a-table': text(
    422,
    '第 {row} 行起不是 UTF-8 编码的 CSV，请按模板另存后重新报送。',
    'From row {row} on this is no CSV in UTF-8. Save it as such and send it again.',
  ),
  'columns-missing': text(
    422,
    '表头缺少或重复以下列：{missing}。',
    'These columns are missing in the head, or stand there twice: {missing}.',
  ),
  'batch-too-large': text(
    413,
    '一个批次最多 {rows} 行、{bytes} 字节，请分批报送。',
    'A batch has at most {rows} rows and {bytes} bytes. Send it in parts.',
  ),
  'batch-empty': text(422, '批次没有可采纳的行，请核对。', 'The batch has no row that can be taken. Check it.'),
  'batch-has-errors': text(
    422,
    '批次有 {count} 行不符合要求（见 rejected），全部未采纳。请更正后重新报送，或以 takeValid=true 只采纳其余各行。',
    '{count} rows are not as required (see rejected), and nothing was taken. Correct them and send the batch again, or take the others alone with takeValid=true.',
  ),
  'batch-differs': text(
    422,
    '批次号 {batch} 已用于其他内容，请换一个批次号。',
    'The batch {batch} was taken with other content. Give it another id.',
  ),
  'batch-required': text(
    400,
    '须写明批次号（batch）：字母、数字、- 和 _，最多 64 个字符。',
    'Name the batch (batch): letters, digits, - and _, at most 64 characters.',
  ),
  'feed-desk-silent': text(
    409,
    '现行规则未规定由谁报送执行数（monitoring.feedDesk），请由牵头机构在规则中补充。',
    'The rules do not say who hands in executed amounts (monitoring.feedDesk). The lead desk has it put into the rules.',
  ),
} as const satisfies Readonly<Record<string, ProblemText>>;

export const feedProblem = (code: keyof typeof problems, details: object = {}): ProblemError =>
  new ProblemError(code, problems[code], { ...details });
