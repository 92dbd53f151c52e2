import { decimal, isMoneyUnit, type MoneySource, moneyFlaw, moneySources, moneyUnits } from '@wenxiao/domain';
import * as t from '@wenxiao/domain/terms';
import type { Ruling } from '@wenxiao/rules/ruling';
import { type ImportRow, type ImportSheet, listed, RowFlaw } from '@wenxiao/service-kit';
import type { RegisterSubjectDto } from './subject.dto.js';

type PlannedColumn = `planned-${MoneySource}`;
export type SubjectColumn =
  | keyof Pick<
      RegisterSubjectDto,
      | 'unit'
      | 'department'
      | 'kind'
      | 'name'
      | 'officialCode'
      | 'isNew'
      | 'plannedFrom'
      | 'plannedTo'
      | 'categories'
      | 'relatedFunds'
      | 'level'
      | 'class'
      | 'within'
      | 'predecessors'
      | 'implementers'
    >
  | PlannedColumn
  | 'moneyUnit';

const plannedColumn = (source: MoneySource): PlannedColumn => `planned-${source}`;
const plannedColumns = Object.fromEntries(
  moneySources.map((source) => [plannedColumn(source), [`${t.plannedAmount.zh}（${t.moneySource.codes[source]}）`]]),
) as unknown as Readonly<Record<PlannedColumn, readonly [string]>>;

/** A file of subjects: what their registrations say. */
export const subjectSheet: ImportSheet<SubjectColumn> = {
  columns: {
    unit: [t.unit.zh, '单位'],
    department: [t.department.zh],
    kind: [t.subjectKind.zh, '类型'],
    name: [t.subjectName.zh, '项目名称'],
    officialCode: [t.subjectCode.zh],
    isNew: [t.isNew.zh],
    plannedFrom: [t.plannedFrom.zh],
    plannedTo: [t.plannedTo.zh],
    ...plannedColumns,
    moneyUnit: ['金额单位'],
    categories: [t.category.zh],
    relatedFunds: [t.relatedFund.zh],
    level: [t.subjectLevel.zh],
    class: [t.subjectClass.zh],
    within: [t.within.zh],
    predecessors: [t.predecessor.zh],
    implementers: [t.implementingUnit.zh],
  },
  required: ['unit', 'kind', 'name'],
};

const isNewOf: Readonly<Record<string, boolean>> = {
  [t.isNew.codes.true]: true,
  [t.isNew.codes.false]: false,
  true: true,
  false: false,
  是: true,
  否: false,
};

/**
 * What a row says of a subject, other subjects and organisations aside, as the body of a single registration; what the rules or the
 * terms give a Chinese name is called by either.
 */
export function subjectSaid(
  { cells }: ImportRow<SubjectColumn>,
  ruling: Ruling,
): Readonly<{ said: object; flaws: readonly RowFlaw[] }> {
  const { kind = '', isNew, plannedFrom, plannedTo, name, officialCode, level, class: ofClass } = cells;
  const flaws: RowFlaw[] = [];
  const kinds = [...called(ruling, 'subject.kinds'), ...Object.entries(t.subjectKind.codes)];
  const funds = called(ruling, 'general.relatedFunds');
  const one = (column: SubjectColumn, given: string, names: Names): string => {
    const code = names.find((name) => name.includes(given))?.[0];
    // What nobody names may be a code that is open; Chinese is none.
    if (code === undefined && /\P{ASCII}/u.test(given))
      flaws.push(new RowFlaw('unknown-value', column, { possible: names.map(([, zh]) => zh).join('、') }));
    return code ?? given;
  };
  if (isNew !== undefined && !(isNew in isNewOf))
    flaws.push(new RowFlaw('unknown-value', 'isNew', { possible: Object.keys(isNewOf).join('、') }));
  const said = {
    kind: one('kind', kind, kinds),
    name,
    ...(officialCode !== undefined && { officialCode }),
    ...(level !== undefined && { level }),
    ...(ofClass !== undefined && { class: ofClass }),
    ...(isNew !== undefined && { isNew: isNewOf[isNew] }),
    ...(plannedFrom !== undefined && { plannedFrom }),
    ...(plannedTo !== undefined && { plannedTo }),
    planned: plannedOf(cells, flaws),
    categories: listed(cells.categories),
    relatedFunds: listed(cells.relatedFunds).map((each) => one('relatedFunds', each, funds)),
  };
  return { said, flaws };
}

/** Codes with what they are called in Chinese: by the rules, or by the terms. */
type Names = readonly (readonly [code: string, zh: string])[];

const called = (ruling: Ruling, group: 'subject.kinds' | 'general.relatedFunds'): Names =>
  ruling.members(group).map(({ value: { code, zh } }) => [code, zh]);

/** Planned money, a column for each source, all in one unit: 元 where nothing is said. */
function plannedOf(
  cells: ImportRow<SubjectColumn>['cells'],
  flaws: RowFlaw[],
): readonly Readonly<{ source: MoneySource; amount: object }>[] {
  const { moneyUnit: unit = '元' } = cells;
  if (!isMoneyUnit(unit)) {
    flaws.push(new RowFlaw('unknown-value', 'moneyUnit', { possible: moneyUnits.join('、') }));
    return [];
  }
  return moneySources.flatMap((source) => {
    const column = plannedColumn(source);
    const amount = cells[column];
    if (amount === undefined) return [];
    if (moneyFlaw({ amount, unit })) {
      flaws.push(new RowFlaw('bad-amount', column));
      return [];
    }
    return [{ source, amount: { amount: decimal(amount).toFixed(), unit } }];
  });
}
