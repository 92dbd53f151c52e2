import { decimal, isDecimalText } from '@wenxiao/domain';
import { limits } from '@wenxiao/domain/field';
import { type ExchangeFlaw, type ExchangeRow, flaw } from '@wenxiao/exchange';
import type { TargetIndicator } from '../performance-target/declaration.js';

/** A flaw, and in which of the two tables it stands. */
export type TargetsFlaw<Flaw = ExchangeFlaw> = Flaw & Readonly<{ table: 'targets' | 'indicators' }>;
/** An indicator as the budget system has it: what a declaration says, but for its code. */
export type ForeignIndicator = Omit<TargetIndicator, 'indicator'> & Readonly<{ line: number; key?: string }>;
export type ForeignTarget = Readonly<{
  line: number;
  code: string;
  year: number;
  objective: string;
  key?: string;
  indicators: readonly ForeignIndicator[];
}>;
export type TargetsInRows = Readonly<{
  targets: readonly ForeignTarget[];
  flaws: readonly TargetsFlaw[];
  /** Rows of either table that are not as required. */
  wrong: number;
}>;

type Row = Pick<ExchangeRow, 'line' | 'values'>;
const isDeleted = ({ values }: Row): boolean => values.get('IS_DELETED') === 'true';
const nameOf = ({ values }: Row): string =>
  `${values.get('PRO_CODE')?.toLowerCase() ?? ''} ${values.get('FISCAL_YEAR') ?? ''}`;

/** Puts each target together with its indicators; one of which an indicator is wrong is left out whole. */
export function targetsInRows(ofTargets: readonly ExchangeRow[], ofIndicators: readonly ExchangeRow[]): TargetsInRows {
  const flaws: TargetsFlaw[] = [];
  const tell = (table: TargetsFlaw['table'], found: readonly ExchangeFlaw[]): boolean => {
    flaws.push(...found.map((each) => ({ ...each, table })));
    return found.length > 0;
  };
  const deleted = new Set(ofTargets.filter(isDeleted).map(nameOf));
  const begun = new Map<string, ExchangeRow>();
  for (const row of ofTargets) {
    if (isDeleted(row)) continue;
    if (!tell('targets', [...row.flaws, ...periodFlaws(row), ...lineFlaws(row, ['KPI_PER_ID'])]))
      begun.set(nameOf(row), row);
  }
  const indicators = new Map<string, ForeignIndicator[]>();
  const broken = new Set<string>();
  for (const row of ofIndicators) {
    const name = nameOf(row);
    if (isDeleted(row) || deleted.has(name)) continue;
    const given = row.values.get('PRO_CODE') ?? '';
    const wanting = begun.has(name) ? [] : [flaw('target-wanting', { given }, { line: row.line, element: 'PRO_CODE' })];
    const said = row.flaws.length > 0 ? row.flaws : [...periodFlaws(row), ...wanting];
    const read = said.length > 0 ? said : indicatorIn(row);
    if (!Array.isArray(read)) indicators.set(name, [...(indicators.get(name) ?? []), read as ForeignIndicator]);
    else if (tell('indicators', read)) broken.add(name);
  }
  const targets = [...begun].flatMap(([name, row]): ForeignTarget[] => {
    const of = indicators.get(name) ?? [];
    const isTooMany = of.length > limits.items;
    if (of.length === 0 || isTooMany || broken.has(name)) {
      const found = isTooMany
        ? flaw('too-many-rows', { max: limits.items }, row)
        : flaw('indicators-wanting', {}, { line: row.line });
      tell('targets', [{ ...found, line: row.line }]);
      return [];
    }
    return [targetOf(row, of)];
  });
  const wrong = new Set(flaws.map(({ table, line }) => `${table} ${String(line)}`)).size;
  return { targets, flaws, wrong };
}

const targetOf = ({ line, values }: Row, indicators: readonly ForeignIndicator[]): ForeignTarget => {
  const key = values.get('KPI_PER_ID');
  return {
    line,
    code: values.get('PRO_CODE') ?? '',
    year: Number(values.get('FISCAL_YEAR')),
    objective: values.get('KPI_TARGET') ?? '',
    ...(key !== undefined && { key }),
    indicators,
  };
};

/** Of a year; what a mark means is said by the mapping. */
function periodFlaws({ line, values }: Row): readonly ExchangeFlaw[] {
  const given = values.get('YEARFLAG');
  if (given === undefined || given === 'annual') return [];
  return [flaw('unknown-value', { given, possible: ['annual'] }, { line, element: 'YEARFLAG' })];
}

/** What stands in one line is written in one. */
const lineFlaws = ({ line, values }: Row, elements: readonly string[]): readonly ExchangeFlaw[] =>
  elements
    .filter((element) => /[\r\n]/.test(values.get(element) ?? ''))
    .map((element) => flaw('unseen-characters', {}, { line, element }));

const signs: Readonly<Record<string, readonly [TargetIndicator['direction'], string]>> = {
  '≥': ['at-least', '≥'],
  '>=': ['at-least', '≥'],
  '≧': ['at-least', '≥'],
  'at-least': ['at-least', '≥'],
  '≤': ['at-most', '≤'],
  '<=': ['at-most', '≤'],
  '≦': ['at-most', '≤'],
  'at-most': ['at-most', '≤'],
  '=': ['is', ''],
  '＝': ['is', ''],
  is: ['is', ''],
  定性: ['text', ''],
  text: ['text', ''],
};
const longest: Readonly<Record<string, number>> = { METERUNIT: limits.label, KPI_VAL: 400, WEIGHT: limits.digits };

/** What a row says is to be reached, or what is wrong with it. */
function indicatorIn(row: Row): ForeignIndicator | readonly ExchangeFlaw[] {
  const { line, values } = row;
  const of = (element: string) => values.get(element) ?? '';
  const at = (element: string) => ({ line, element });
  const [value, unit, weight, sign] = ['KPI_VAL', 'METERUNIT', 'WEIGHT', 'COMPUTESIGN'].map(of) as [
    string,
    string,
    string,
    string,
  ];
  const isNumber = isDecimalText(value);
  const [direction, written] = signs[sign] ?? (sign === '' && !isNumber ? (['text', ''] as const) : []);
  const isMeasured = direction !== undefined && direction !== 'text';
  const flaws = [
    ...lineFlaws(row, ['KPI_LV1', 'KPI_LV2', 'KPI_LV3', 'KPI_VAL', 'METERUNIT', 'KPI_ID']),
    ...Object.entries(longest).flatMap(([element, max]) => {
      const { length } = [...of(element)];
      return length > max ? [flaw('too-long', { max, length }, at(element))] : [];
    }),
    ...(direction === undefined
      ? [
          sign === ''
            ? flaw('cell-missing', {}, at('COMPUTESIGN'))
            : flaw('unknown-value', { given: sign, possible: Object.keys(signs) }, at('COMPUTESIGN')),
        ]
      : []),
    ...(isMeasured && (!isNumber || value.length > limits.digits)
      ? [flaw('bad-decimal', { given: value }, at('KPI_VAL'))]
      : []),
    // A code of that system, of which nobody says what it means.
    ...(/^\d+$/.test(unit) ? [flaw('unknown-value', { given: unit, possible: [] }, at('METERUNIT'))] : []),
    ...(weight !== '' && decimal(weight).lt('0') ? [flaw('bad-decimal', { given: weight }, at('WEIGHT'))] : []),
  ];
  if (flaws.length > 0 || direction === undefined) return flaws;
  const key = values.get('KPI_ID');
  return {
    line,
    level1: of('KPI_LV1'),
    ...(of('KPI_LV2') !== '' && { level2: of('KPI_LV2') }),
    name: of('KPI_LV3'),
    direction,
    ...(isMeasured ? { value } : { text: value }),
    ...(unit !== '' && { unit }),
    quantifiable: isMeasured,
    ...(weight !== '' && { weight }),
    written: `${written ?? ''}${value}${unit}`,
    ...(key !== undefined && { key }),
  };
}
