import { isUuid } from '@wenxiao/domain';
import { forPrograms } from './column-codes.js';
import { columnName } from './column-names.js';
import { type CalledIn, isRow, type Row } from './list-words.js';

const valueAt = (row: Row, path: string): unknown =>
  path.split('.').reduce<unknown>((inner, name) => (isRow(inner) ? inner[name] : undefined), row);

/** What a column of a row says, as people read it. */
export const cellOf = (row: Row, path: string, of: CalledIn): string => textOf(valueAt(row, path), row, path, of);

/** … where it is printed: of what is called in Chinese beside it, its code says nothing more. */
export function printedOf(row: Row, path: string, of: CalledIn): string {
  const text = cellOf(row, path, of);
  const beside = valueAt(row, [...path.split('.').slice(0, -1), 'zh'].join('.'));
  return isCode(text) && typeof beside === 'string' ? '' : text;
}

/** What a code is called: by the name that stands beside it in the row (`disposalName`), or as its column says. */
export function nameIn(row: Row, path: string, of: CalledIn, code: string): string {
  const beside = valueAt(row, `${path}Name`);
  return typeof beside === 'string' ? beside : of(row, path, code);
}

function textOf(value: unknown, row: Row, path: string, of: CalledIn): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return nameIn(row, path, of, value);
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value))
    return value
      .map((each) => textOf(each, row, path, of))
      .filter((each) => each !== '')
      .join('；');
  return isRow(value) ? saidOf(value, row, path, of) : '';
}

/** What stands in a list, in words: 预警：监控报送逾期，预警灯：黄灯. What has a name of its own is called so. */
function saidOf(inner: Row, row: Row, path: string, of: CalledIn): string {
  const { zh, ...others } = inner;
  const name = typeof zh === 'string' ? zh : undefined;
  const said = Object.entries(others).flatMap(([field, value]) => {
    const text = isId(value) ? '' : textOf(value, row, `${path}.${field}`, of);
    const isCalled = typeof value === 'string' && text !== value;
    if (text === '' || (forPrograms.has(field) && !isCalled)) return [];
    if (name !== undefined && (text === name || (!isCalled && isCode(text)))) return [];
    return [`${columnName(field)}：${text}`];
  });
  return [...(name === undefined ? [] : [name]), ...said].join('，');
}

const isId = (value: unknown): boolean => typeof value === 'string' && isUuid(value);
const isCode = (text: string): boolean => /^[a-z][a-z0-9./-]*$/.test(text);

/** Whether a column is for programs alone, or its name stands in the column beside it. */
export function isForPrograms(path: string, columns: readonly string[]): boolean {
  const last = path.slice(path.lastIndexOf('.') + 1);
  return forPrograms.has(last) || columns.includes(`${path}Name`);
}
