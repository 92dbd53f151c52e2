import type { MoneyFlaw } from '../money.js';
import type { Spec } from './field.js';
import type { TextFlaw } from './text.js';

type Texts = readonly [zh: string, en: string];

const moneyTexts: Readonly<Record<MoneyFlaw, Texts>> = {
  'unknown-unit': ['金额单位须为 元 或 万元', 'the unit of an amount is 元 or 万元'],
  'not-a-decimal': ['须为十进制数字文本，如 "39.2696"', 'must be decimal text, such as "39.2696"'],
  negative: ['金额不能为负', 'an amount is not negative'],
  'finer-than-fen': ['金额最多精确到分', 'an amount is no finer than 0.01 元'],
  'too-large': ['金额过大，请检查单位', 'the amount is too large: check the unit'],
};

const textTexts: Readonly<Record<TextFlaw, Texts>> = {
  unreadable: ['含有无法保存的字符，文字须为 UTF-8', 'holds characters that cannot be kept: text is UTF-8'],
  'control-character': ['含有控制字符，请删除', 'holds control characters: leave them out'],
  invisible: [
    '含有看不见的字符（如零宽字符、方向控制符），请删除',
    'holds characters that nobody sees: leave them out',
  ],
};

const valueTexts = {
  missing: ['缺少该字段', 'is missing'],
  'not-text': ['须为文本', 'must be text'],
  blank: ['不能只有空白', 'holds nothing that is seen'],
  'too-long': ['文字过长', 'is too long'],
  'line-break': ['不能有换行或制表符', 'holds line breaks or tabs: it is one line'],
  'out-of-range': ['超出允许的范围', 'is out of range'],
  'not-an-amount': [
    '须为金额：amount（十进制文本）和 unit（元或万元）',
    'must be an amount: amount (decimal text) and unit',
  ],
  'not-a-day': ['须为存在的日期，如 2022-05-09', 'must be a day that exists, such as 2022-05-09'],
  'not-an-instant': ['须为时刻，如 2022-05-09T01:02:03.000000Z', 'must be an instant: 2022-05-09T01:02:03.000000Z'],
  'not-true-or-false': ['须为 true 或 false', 'must be true or false'],
  'not-a-whole-number': ['须为整数', 'must be a whole number'],
  'not-a-code': ['须为代码：字母、数字及 - _ . : @ /', 'must be a code: letters, digits and - _ . : @ /'],
  'unknown-code': ['不在允许的取值之内', 'is none of the allowed values'],
  'not-a-uuid': ['须为 UUID', 'must be a UUID'],
  'not-a-list': ['须为列表', 'must be a list'],
  'too-many': ['项目太多', 'has too many items'],
  twice: ['有重复项目', 'has items twice'],
  'not-an-object': ['须为对象', 'must be an object'],
} as const satisfies Readonly<Record<string, Texts>>;

export type FlawCode = MoneyFlaw | TextFlaw | keyof typeof valueTexts;

/** What is wrong where: `attainment[1].trend`. */
export type Flaw = Readonly<{ path: string; code: FlawCode }>;

const texts: Readonly<Record<FlawCode, Texts>> = { ...moneyTexts, ...textTexts, ...valueTexts };

/** What a person is told of a flaw; the limit that a declaration sets is said with it. */
export function flawTexts(
  code: FlawCode,
  { min, max, codes, term }: Partial<Spec> = {},
): Readonly<{ zh: string; en: string }> {
  const [zh, en] = texts[code];
  if (code === 'unknown-code' && codes)
    return {
      zh: `${zh}：${codes.map((each) => [each, term?.codes?.[each]].filter(Boolean).join(' ')).join('、')}`,
      en: `${en}: ${codes.join(', ')}`,
    };
  const allowed = { 'too-long': atMost(max), 'too-many': atMost(max), 'out-of-range': range(min, max) };
  const limit = code in allowed ? allowed[code as keyof typeof allowed] : undefined;
  return limit === undefined ? { zh, en } : { zh: `${zh}：${limit}`, en: `${en}: ${limit}` };
}

const range = (min?: number, max?: number): string | undefined =>
  min === undefined && max === undefined ? undefined : `${min ?? ''}–${max ?? ''}`;
const atMost = (max?: number): string | undefined => (max === undefined ? undefined : `≤ ${max}`);
