import type { z } from 'zod';
import type { Flaw } from './flaw.js';
import { placeOf } from './place.js';

type Issue = z.core.$ZodIssue;

/** What zod says about a value, as flaws in Chinese and English at the places where they are. */
export function shapeFlaws(json: unknown, issues: readonly Issue[], at: readonly PropertyKey[] = []): readonly Flaw[] {
  return issues.flatMap((issue) => {
    const path = [...at, ...issue.path];
    if (issue.code === 'invalid_union' && issue.errors.length > 0) return shapeFlaws(json, closest(issue.errors), path);
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((name) => ({ path: placeOf(json, [...path, name]), ...unknownName(name) }));
    return [{ path: placeOf(json, path), ...wordsOf(issue) }];
  });
}

/** Of several shapes that a value might have had, the issues of the one that it most resembles. */
function closest(variants: readonly (readonly Issue[])[]): readonly Issue[] {
  const strangeness = variants.map((issues) =>
    issues.reduce((sum, issue) => sum + (issue.path.length <= 1 ? strange(issue) : 0), 0),
  );
  return variants[strangeness.indexOf(Math.min(...strangeness))] ?? [];
}

/** How much an issue speaks for another shape: a missing or an unknown name, another type altogether. */
function strange(issue: Issue): number {
  if (issue.code === 'unrecognized_keys') return issue.keys.length * 2;
  if (issue.path.length === 0) return 3;
  return issue.code === 'invalid_type' && issue.input === undefined ? 2 : 0;
}

type Words = Readonly<{ zh: string; en: string }>;

function unknownName(name: string): Words {
  const shown = name.slice(0, 80);
  return {
    zh: `没有名为 ${shown} 的内容：请核对拼写，可用的名称见 wenxiao rules schema --list`,
    en: `there is nothing named ${shown}: check the spelling; wenxiao rules schema --list says what there is`,
  };
}

function wordsOf(issue: Issue): Words {
  if (issue.code === 'invalid_type')
    return issue.input === undefined ? missing : wrongType(issue.expected, issue.input);
  if (issue.code === 'invalid_value') return issue.input === undefined ? missing : oneOf(issue.values);
  if (issue.code === 'too_big')
    return { zh: `过大或过长：最多 ${issue.maximum}`, en: `too large or too long: at most ${issue.maximum}` };
  if (issue.code === 'too_small')
    return { zh: `过小或过短：至少 ${issue.minimum}`, en: `too small or too short: at least ${issue.minimum}` };
  return ownWords(issue.message);
}

const missing: Words = { zh: '缺少此项', en: 'is missing' };
const otherShape: Words = { zh: '与要求的形式不符', en: 'has not the shape asked for' };

/** A number in quotes, or one without them, is what goes wrong first: what was written is said as it has to be. */
function wrongType(expected: string, input: unknown): Words {
  if (expected === 'string' && typeof input === 'number')
    return { zh: `数值须加引号，写作 "${input}"`, en: `must be in quotes: write "${input}"` };
  if (['number', 'int'].includes(expected) && typeof input === 'string' && /^-?\d{1,9}$/.test(input))
    return { zh: `应为数字，不加引号，写作 ${input}`, en: `must be a number without quotes: write ${input}` };
  return typeWords[expected] ?? otherShape;
}

const typeWords: Readonly<Record<string, Words>> = {
  string: { zh: '应为文字', en: 'must be text' },
  number: { zh: '应为数字', en: 'must be a number' },
  int: { zh: '应为整数', en: 'must be a whole number' },
  boolean: { zh: '应为 true 或 false', en: 'must be true or false' },
  array: { zh: '应为列表', en: 'must be a list' },
  object: { zh: '应为对象', en: 'must be an object' },
};

function oneOf(values: readonly unknown[]): Words {
  return { zh: `应为：${values.map(String).join('、')}`, en: `must be one of: ${values.map(String).join(', ')}` };
}

/** Shapes with words of their own give them in both languages, a line each. */
function ownWords(message: string): Words {
  const [zh, en] = message.split('\n');
  return zh === undefined || en === undefined ? otherShape : { zh, en };
}
