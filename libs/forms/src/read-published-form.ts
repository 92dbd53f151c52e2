import type { Cell } from './cell.js';
import type { FundLine, Funds, Indicator, Objective, PublishedForm, Totals } from './published-form.js';

/** Why a JSON value is not a form, and where. */
export interface ShapeProblem {
  /** `funds.score`, `indicators[3]`; `''` for the whole value. */
  readonly path: string;
  readonly zh: string;
  readonly en: string;
}

export type FormReading =
  Readonly<{ outcome: 'read'; form: PublishedForm }> | Readonly<{ outcome: 'refused'; problem: ShapeProblem }>;

/**
 * Reads a published form from parsed JSON. Fields that it does not know are ignored, absent ones count as not read; a field of the wrong
 * type is refused, never converted: `10` is not what was printed, `"10"` or `"10.0"` is.
 */
export function readPublishedForm(value: unknown): FormReading {
  try {
    return { outcome: 'read', form: readForm(fieldsOf(value, '')) };
  } catch (error) {
    if (error instanceof WrongShape) return { outcome: 'refused', problem: error.problem };
    throw error;
  }
}

class WrongShape extends Error {
  constructor(readonly problem: ShapeProblem) {
    super(problem.en);
  }
}

type Expected = 'an object' | 'a list' | 'text' | 'text or null' | 'true or false';

const expectedInChinese: Readonly<Record<Expected, string>> = {
  'an object': '对象',
  'a list': '列表',
  text: '文本',
  'text or null': '文本或 null',
  'true or false': 'true 或 false',
};

function wrongShape(path: string, expected: Expected, value: unknown): WrongShape {
  const found =
    value === undefined ? 'absent' : value === null ? 'null' : Array.isArray(value) ? 'a list' : typeof value;
  const hint = expected === 'text or null' && typeof value === 'number';
  return new WrongShape({
    path,
    zh: `${path === '' ? '整个内容' : path} 应为${expectedInChinese[expected]}，实际为 ${found}。${hint ? '单元格须按印出的样子写成文本，如 "10"。' : ''}`,
    en: `${path === '' ? 'The whole value' : path} must be ${expected}, but is ${found}.${hint ? ' A cell is written as it was printed: "10".' : ''}`,
  });
}

/** The fields of an object, and where the object stands. */
interface Fields {
  readonly path: string;
  readonly values: object;
}

function fieldsOf(value: unknown, path: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrongShape(path, 'an object', value);
  return { path, values: value };
}

/** What stands under a name of the form itself: 10,000 lines are read without copying any. */
const valueOf = ({ values }: Fields, name: string): unknown =>
  Object.hasOwn(values, name) ? (values as Readonly<Record<string, unknown>>)[name] : undefined;

const pathOf = (fields: Fields, name: string): string => (fields.path === '' ? name : `${fields.path}.${name}`);

function cell(fields: Fields, name: string): Cell {
  const value = valueOf(fields, name) ?? null;
  if (value !== null && typeof value !== 'string') throw wrongShape(pathOf(fields, name), 'text or null', value);
  return value;
}

/** Absent: nobody says that it is so. */
function flag(fields: Fields, name: string): boolean {
  const value = valueOf(fields, name);
  if (value !== undefined && typeof value !== 'boolean') throw wrongShape(pathOf(fields, name), 'true or false', value);
  return value ?? false;
}

function text(fields: Fields, name: string): string {
  const value = valueOf(fields, name);
  if (typeof value !== 'string') throw wrongShape(pathOf(fields, name), 'text', value);
  return value;
}

function block<Block>(fields: Fields, name: string, read: (fields: Fields) => Block): Block | null {
  const value = valueOf(fields, name) ?? null;
  return value === null ? null : read(fieldsOf(value, pathOf(fields, name)));
}

/** Many times what any form prints. Every check looks at every row, and nobody else is served meanwhile. */
const rowsMax = { indicators: 500, lines: 20_000 } as const;

/** Rows are counted before any of them is read. */
function list<Item>(fields: Fields, name: keyof typeof rowsMax, read: (fields: Fields) => Item): readonly Item[] {
  const value: unknown = valueOf(fields, name) ?? [];
  const path = pathOf(fields, name);
  if (!Array.isArray(value)) throw wrongShape(path, 'a list', value);
  if (value.length > rowsMax[name]) throw tooMany(path, value.length, rowsMax[name]);
  return value.map((item: unknown, index) => read(fieldsOf(item, `${path}[${index}]`)));
}

function tooMany(path: string, count: number, max: number): WrongShape {
  return new WrongShape({
    path,
    zh: `${path} 最多 ${max} 行，实际 ${count} 行。`,
    en: `${path} must have at most ${max} rows, but has ${count}.`,
  });
}

function readForm(fields: Fields): PublishedForm {
  return {
    kind: text(fields, 'kind'),
    funds: block(fields, 'funds', readFunds),
    objective: block(fields, 'objective', readObjective),
    indicators: list(fields, 'indicators', readIndicator),
    totals: block(fields, 'totals', readTotals),
    truncated: flag(fields, 'truncated'),
    complete: flag(fields, 'complete'),
  };
}

function readFunds(fields: Fields): Funds {
  return {
    yearStartBudget: cell(fields, 'yearStartBudget'),
    annualBudget: cell(fields, 'annualBudget'),
    received: cell(fields, 'received'),
    executed: cell(fields, 'executed'),
    executedJanJun: cell(fields, 'executedJanJun'),
    forecastFullYear: cell(fields, 'forecastFullYear'),
    unit: cell(fields, 'unit'),
    executionRate: cell(fields, 'executionRate'),
    weight: cell(fields, 'weight'),
    score: cell(fields, 'score'),
    lines: list(fields, 'lines', readLine),
  };
}

/** Column by column, since a form may have thousands of lines, and to spread one of them takes ten times as long. */
function readLine(fields: Fields): FundLine {
  return {
    yearStartBudget: cell(fields, 'yearStartBudget'),
    annualBudget: cell(fields, 'annualBudget'),
    received: cell(fields, 'received'),
    executed: cell(fields, 'executed'),
    executedJanJun: cell(fields, 'executedJanJun'),
    forecastFullYear: cell(fields, 'forecastFullYear'),
    source: cell(fields, 'source'),
    executionRate: cell(fields, 'executionRate'),
    weight: cell(fields, 'weight'),
    score: cell(fields, 'score'),
  };
}

function readObjective(fields: Fields): Objective {
  return { weight: cell(fields, 'weight'), score: cell(fields, 'score') };
}

function readIndicator(fields: Fields): Indicator {
  return {
    level1: cell(fields, 'level1'),
    level2: cell(fields, 'level2'),
    name: cell(fields, 'level3'),
    target: cell(fields, 'target'),
    actual: cell(fields, 'actual'),
    weight: cell(fields, 'weight'),
    score: cell(fields, 'score'),
    deviationReason: cell(fields, 'deviationReason'),
  };
}

function readTotals(fields: Fields): Totals {
  return {
    publishedTotalScore: cell(fields, 'publishedTotalScore'),
    fullScore: cell(fields, 'fullScore'),
    grade: cell(fields, 'grade'),
  };
}
