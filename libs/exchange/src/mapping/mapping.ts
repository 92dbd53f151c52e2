import { exchangeAmountUnit } from '@wenxiao/domain/terms';
import { plainName } from '../element/element.js';
import { elementNamed, elementsOf, type TableName, tableCalled } from '../element/tables.js';

/** In which unit a file states its amounts. */
export const { codes: amountUnits } = exchangeAmountUnit;
export type AmountUnit = keyof typeof amountUnits;

/** How the columns of one system's table are read: data, of whoever takes its files. */
export type ExchangeMapping = Readonly<{
  table: TableName;
  /** A head, and the element that it is; without one the column is kept as it is, whatever its name. */
  columns: readonly Readonly<{ head: string; element?: string }>[];
  /** What a value means here; `111*` are all that begin so. What is not listed of an element that is listed is refused. */
  values: readonly Readonly<{ element: string; from: string; to: string }>[];
  /** What every row says, and the file does not. */
  constants: readonly Readonly<{ element: string; value: string }>[];
  amountUnit: AmountUnit;
}>;

/** A file that is headed by the names of the elements needs no more. */
export const plainMapping = (table: TableName): ExchangeMapping => ({
  table,
  columns: [],
  values: [],
  constants: [],
  amountUnit: 'yuan',
});

/** What is wrong with a mapping, where, and in words. */
export type MappingFlaw = Readonly<{ path: string; code: string; zh: string; en: string }>;

const texts = {
  'unknown-element': ['“{0}”的表没有要素 {1}', 'A table of {0} has no element {1}.'],
  'head-twice': ['列名“{0}”写了两次', 'The head {0} stands there twice.'],
  'element-twice': ['要素 {0} 对应了两列', 'The element {0} is said of two columns.'],
  'value-twice': ['要素 {0} 的值“{1}”写了两次', 'The value {1} of {0} stands there twice.'],
  'column-and-constant': ['要素 {0} 既有列，又是固定值', 'The element {0} is a column, and a constant.'],
} as const;

function said(path: string, code: keyof typeof texts, ...details: readonly string[]): MappingFlaw {
  const [zh, en] = texts[code].map((text) =>
    text.replaceAll(/\{(\d)\}/g, (_, at: string) => details[Number(at)] ?? ''),
  );
  return { path, code, zh: zh ?? '', en: en ?? '' };
}

/** Everything that is wrong with a mapping by itself. */
export function mappingFlaws({ table, columns, values, constants }: ExchangeMapping): readonly MappingFlaw[] {
  const known = new Set(elementsOf(table).map(({ name }) => name));
  const { zh } = tableCalled(table);
  const seen = new Set<string>();
  const again = (what: string): boolean => seen.has(what) || !seen.add(what);
  const stranger = (path: string, element: string | undefined) =>
    element === undefined || known.has(element) ? [] : [said(path, 'unknown-element', zh, element)];
  return [
    ...columns.flatMap(({ head, element }, at) => [
      ...stranger(`columns[${at}].element`, element),
      ...(again(`head ${plainName(head)}`) ? [said(`columns[${at}].head`, 'head-twice', head)] : []),
      ...(element !== undefined && again(`element ${element}`)
        ? [said(`columns[${at}].element`, 'element-twice', element)]
        : []),
    ]),
    ...values.flatMap(({ element, from }, at) => [
      ...stranger(`values[${at}].element`, element),
      ...(again(`value ${element} ${from}`) ? [said(`values[${at}].from`, 'value-twice', element, from)] : []),
    ]),
    ...constants.flatMap(({ element }, at) => [
      ...stranger(`constants[${at}].element`, element),
      ...(again(`element ${element}`) ? [said(`constants[${at}].element`, 'column-and-constant', element)] : []),
    ]),
  ];
}

/** The element that a head is by a mapping: as it says, else by its own name. */
export function elementOfHead(head: string, { table, columns }: ExchangeMapping): string | undefined {
  const name = plainName(head);
  const ours = columns.find((each) => plainName(each.head) === name);
  if (ours) return ours.element;
  const found = elementNamed(head, table)?.name;
  // What another column is said to be, this one is not, whatever its name.
  return columns.some(({ element }) => element !== undefined && element === found) ? undefined : found;
}

/** What a value means by a mapping; undefined where the mapping lists values of the element, and not this one. */
export function meaningOf(element: string, value: string, { values }: ExchangeMapping): string | undefined {
  const listed = values.filter((each) => each.element === element);
  if (listed.length === 0) return value;
  const exact = listed.find(({ from }) => from === value);
  if (exact) return exact.to;
  return listed
    .filter(({ from }) => from.endsWith('*') && value.startsWith(from.slice(0, -1)))
    .reduce<(typeof listed)[number] | undefined>(
      (longest, each) => (longest && longest.from.length >= each.from.length ? longest : each),
      undefined,
    )?.to;
}
