import { limits } from '@wenxiao/domain/field';
import { z } from 'zod';
import type { Frozen } from './frozen.js';

const part = '[a-z0-9]+(?:-[a-z0-9]+)*';

const asCode =
  '应为小写字母、数字组成的代码，词间用一个连字符\nmust be a code: lower-case letters and digits, words joined by one hyphen';
const asDottedCode = '应为代码，各部分之间用一个点\nmust be a code, its parts joined by one point';
const asName =
  '应为文字，首尾无空格，不含控制字符\nmust be text without blanks at its ends and without control characters';
const asWords = '不能为空白\nmust not be blank';
const asDecimal = '应为带引号的十进制数\nmust be a decimal in quotes';
const asDay = '应为日期，如 2022-05-09\nmust be a day such as 2022-05-09';

/** What software compares: `four-dimensions`. Lower case, digits, single hyphens. */
export const codeShape = z
  .string()
  .max(limits.code)
  .regex(new RegExp(`^${part}$`), asCode);

/** A code of one or several parts: `budget.approved`, a figure, an event, a document. */
export const dottedCodeShape = z
  .string()
  .max(limits.code)
  .regex(new RegExp(`^${part}(?:\\.${part})*$`), asDottedCode);

/** What people read: no blank at either end, nothing that is not printed. */
export const nameShape = z
  .string()
  .min(1)
  .max(limits.name)
  .regex(/^[^\s\p{Cc}](?:[^\p{Cc}]*[^\s\p{Cc}])?$/u, asName);
export const sentenceShape = z.string().min(1).max(limits.printed).regex(/\S/u, asWords);
export const wordsShape = z.string().min(1).max(limits.article).regex(/\S/u, asWords);

export const bilingualShape = z.strictObject({ zh: nameShape, en: nameShape });
export const noteShape = z.strictObject({ zh: sentenceShape, en: sentenceShape });

const digits = `\\d{1,${limits.ruleDigits.whole}}(?:\\.\\d{1,${limits.ruleDigits.decimal}})?`;
/** A decimal in quotes, not negative: a score, a rate as a fraction, an amount in 元. */
export const decimalShape = z.string().regex(new RegExp(`^${digits}$`), asDecimal);
export const signedDecimalShape = z.string().regex(new RegExp(`^-?${digits}$`), asDecimal);

/** A day of the calendar, `2022-05-09`. */
export const dayShape = z.iso.date(asDay);

export const yearShape = z.int().min(limits.yearMin).max(limits.yearMax);

/** The years in which a member holds, both included. */
export const yearsShape = z.strictObject({
  from: yearShape.exactOptional(),
  to: yearShape.exactOptional(),
});
export type Years = Frozen<z.infer<typeof yearsShape>>;

/** An instrument of the set, by its code; in what was resolved, with id and version of its set, `fufeng-2022.1.rules`. */
const instrumentRefShape = z
  .string()
  .max(limits.code * 2 + 6)
  .regex(new RegExp(`^${part}(?:\\.${part})*$`), asDottedCode);

/**
 * Where a member stands: an instrument of the set, and the article as it is printed (`第四十三条`). `quote` is the sentence of
 * the article that is meant, where it has several; `note` says how it was read, where it can be read in more than one way.
 */
export const sourceShape = z.strictObject({
  instrument: instrumentRefShape,
  article: nameShape,
  quote: wordsShape.exactOptional(),
  note: noteShape.exactOptional(),
});
export type Source = Frozen<z.infer<typeof sourceShape>>;

export const sourcesShape = z.array(sourceShape).min(1).max(limits.shortList);

/** What has a code has its words and its own source: the trail cites it alone, and a lower set overrides it alone. */
export const memberFields = {
  code: codeShape,
  zh: nameShape,
  en: nameShape.exactOptional(),
  source: sourcesShape,
  /** 原则上, 一般: what departs from it is warned of, or has a reason. */
  soft: z.literal(true).exactOptional(),
  years: yearsShape.exactOptional(),
};

/** A term of the field with its local words. */
export const memberShape = z.strictObject(memberFields);
export type Member = Frozen<z.infer<typeof memberShape>>;

export const membersOf = <Shape extends z.ZodType>(shape: Shape): z.ZodArray<Shape> =>
  z.array(shape).max(limits.members);
export const shortListOf = <Shape extends z.ZodType>(shape: Shape): z.ZodArray<Shape> =>
  z.array(shape).max(limits.shortList);
