import { flawTexts } from '@wenxiao/domain/field';
import { isBusinessDate, isInstant, parseInstant } from '@wenxiao/domain';
import { Transform } from 'class-transformer';
import { Matches, registerDecorator, type ValidationOptions } from 'class-validator';

type Said = Readonly<{ zh: string; en: string }>;

/** What a constraint says of a value that fails it: what is wanted, with an example. Without a message class-validator drops the context. */
export const saidAs = ({ zh, en }: Said): ValidationOptions => ({ message: en, context: { zh, en } });

function Is(name: string, said: Said, isRight: (text: string) => boolean): PropertyDecorator {
  return (target, property) =>
    registerDecorator({
      name,
      target: target.constructor,
      propertyName: String(property),
      options: saidAs(said),
      validator: { validate: (value: unknown) => typeof value === 'string' && isRight(value) },
    });
}

/** The field is a day that exists, `2022-05-09`. */
export const IsDay = (): PropertyDecorator => Is('day', flawTexts('not-a-day'), isBusinessDate);

const instantWanted = {
  zh: '须填写带时区的时刻，如 2022-06-30T23:59:59+08:00',
  en: 'must be an instant with its offset, such as 2022-06-30T23:59:59+08:00',
};

/** The field is an instant of RFC 3339, taken in as it is stored. In a query `+` reads as a space: the offset is taken as it was meant. */
export function IsInstant(): PropertyDecorator {
  const stored = Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? (parseInstant(value.replace(/ (?=\d{2}:\d{2}$)/, '+')) ?? value) : value,
  );
  return (target, property) => {
    stored(target, property);
    Is('instant', instantWanted, isInstant)(target, property);
  };
}

const codeWanted = {
  zh: '须为代码：以小写字母开头，只含小写字母、数字和连字符，如 self-evaluation',
  en: 'must be a code: a lower-case letter, then such letters, digits and hyphens: self-evaluation',
};

/** The field is a code that a rule set or a table of directory gives: the pattern says how long. */
export const IsCode = (
  pattern = /^[a-z][a-z0-9-]{0,63}$/,
  options: Readonly<{ each?: boolean }> = {},
): PropertyDecorator => Matches(pattern, { ...saidAs(codeWanted), ...options });

const periodWanted = {
  zh: '须为期间：年度如 2023，年度区间如 2023-2025，或年度内的 2023-H1、2023-Q1',
  en: 'must be a period: 2023, 2023-2025, 2023-H1 or 2023-Q1',
};

/** The field is a period, as a service writes it: the pattern says how. */
export const IsPeriod = (pattern: RegExp): PropertyDecorator => Matches(pattern, saidAs(periodWanted));

/** The field of a query is a number: what is none, be it empty, stays the text that it is, and is told so. */
export const QueryNumber = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value,
  );
