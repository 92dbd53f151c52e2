import { decimal, isMoneyUnit, moneyFlaw, moneyUnits } from '@wenxiao/domain';
import * as t from '@wenxiao/domain/terms';
import type { Ruling } from '@wenxiao/rules/ruling';
import { type ImportRow, type ImportSheet, RowFlaw } from '@wenxiao/service-kit';
import { gradesOf } from './grades-of-type.js';

export type EarlierYearColumn =
  | 'subject'
  | 'year'
  | 'budget'
  | 'executed'
  | 'moneyUnit'
  | 'evaluation'
  | 'score'
  | 'fullMark'
  | 'grade'
  | 'gradePrinted'
  | 'findings'
  | 'findingSource'
  | 'concludes'
  | 'found'
  | 'document'
  | 'documentNumber'
  | 'documentDate';

/** A file of earlier years: a row is a year of a subject, with one result, and with what one source of supervision found. */
export const earlierYearSheet: ImportSheet<EarlierYearColumn> = {
  columns: {
    subject: [t.subject.zh, '项目代码', '项目名称'],
    year: [t.budgetYear.zh, '年度'],
    budget: [t.earlierBudget.zh, '预算数'],
    executed: [t.earlierExecuted.zh, '执行数'],
    moneyUnit: ['金额单位'],
    evaluation: [t.earlierEvaluation.zh, '评价类型'],
    score: [t.earlierScore.zh, '得分'],
    fullMark: [t.earlierFullMark.zh, '总分值'],
    grade: [t.earlierGrade.zh, '等级'],
    gradePrinted: [t.earlierGradePrinted.zh, '等级原文'],
    findings: [t.earlierFindings.zh, '评价认定情形'],
    findingSource: [t.earlierFindingSource.zh, '监督来源'],
    concludes: [t.earlierConcludes.zh, '监督认定情形'],
    found: [t.earlierFound.zh, '监督发现问题'],
    document: [t.earlierDocument.zh, '依据文件'],
    documentNumber: [t.earlierDocumentNumber.zh, '文号'],
    documentDate: [t.earlierDocumentDate.zh, '文件日期'],
  },
  required: ['subject', 'year', 'document', 'documentDate'],
};

/** What a field of the single act is called as a column. */
export const columnOfField: Readonly<Record<string, EarlierYearColumn>> = { results: 'evaluation' };

/** The year of a row. */
export function yearOf({ year = '' }: ImportRow<EarlierYearColumn>['cells']): number | RowFlaw {
  const digits = /^(\d{4})年?$/.exec(year)?.[1];
  return digits === undefined
    ? new RowFlaw('unknown-value', 'year', { possible: '四位年度，如 2021' })
    : Number(digits);
}

/** What a row says of its year, as the body of the single act; types and grades are called by their codes or as the rules call them. */
export function yearSaid(
  { cells }: ImportRow<EarlierYearColumn>,
  ruling: Ruling,
): Readonly<{ said: object; flaws: readonly RowFlaw[] }> {
  const { document, documentNumber, documentDate } = cells;
  const flaws: RowFlaw[] = [];
  const said = {
    ...amountsOf(cells, flaws),
    results: resultsOf(cells, ruling, flaws),
    ...supervisedIn(cells, ruling, flaws),
    document,
    ...(documentNumber !== undefined && { documentNumber }),
    documentDate,
  };
  return { said, flaws };
}

type Cells = ImportRow<EarlierYearColumn>['cells'];

/** In one unit: 元 where nothing is said. */
function amountsOf(cells: Cells, flaws: RowFlaw[]): object {
  const { moneyUnit: unit = '元' } = cells;
  if (!isMoneyUnit(unit)) {
    flaws.push(new RowFlaw('unknown-value', 'moneyUnit', { possible: moneyUnits.join('、') }));
    return {};
  }
  const stated = (['budget', 'executed'] as const).flatMap((column) => {
    const amount = cells[column];
    if (amount === undefined) return [];
    if (!moneyFlaw({ amount, unit })) return [[column, { amount: decimal(amount).toFixed(), unit }] as const];
    flaws.push(new RowFlaw('bad-amount', column));
    return [];
  });
  return Object.fromEntries(stated);
}

const ofResult = ['score', 'fullMark', 'grade', 'gradePrinted'] as const;

function resultsOf(cells: Cells, ruling: Ruling, flaws: RowFlaw[]): readonly object[] {
  const { evaluation, grade } = cells;
  const said = ofResult.flatMap((column) => (cells[column] === undefined ? [] : [[column, cells[column]] as const]));
  const found = findingsIn('findings', cells, ruling, flaws);
  if (evaluation === undefined) {
    // A result is of some evaluation.
    if (said.length > 0 || found.length > 0) flaws.push(new RowFlaw('cell-missing', 'evaluation'));
    return [];
  }
  const types = ruling.members('evaluationTypes');
  const type = types.find(({ value: { code, zh } }) => [code, zh].includes(evaluation));
  if (!type) {
    const possible = types.map(({ value }) => value.zh).join('、');
    flaws.push(new RowFlaw('unknown-value', 'evaluation', { possible }));
    return [];
  }
  const grades = gradesOf(type, ruling);
  const graded = grades.find(({ code, zh }) => [code, zh].includes(grade ?? ''));
  if (grade !== undefined && !graded) {
    const possible = [...grades.map(({ zh }) => zh), `或填入“${t.earlierGradePrinted.zh}”`].join('、');
    flaws.push(new RowFlaw('unknown-value', 'grade', { possible }));
  }
  const { grade: _as, ...others } = Object.fromEntries(said);
  const more = { ...(graded && { grade: graded.code }), ...(found.length > 0 && { findings: found }) };
  return [{ type: type.value.code, ...others, ...more }];
}

/** What a source of supervision found, where the row names one. */
function supervisedIn(cells: Cells, ruling: Ruling, flaws: RowFlaw[]): object {
  const { findingSource: called, found } = cells;
  const concludes = findingsIn('concludes', cells, ruling, flaws);
  if (called === undefined) {
    if (concludes.length > 0 || found !== undefined) flaws.push(new RowFlaw('cell-missing', 'findingSource'));
    return {};
  }
  const sources = ruling.members('monitoring.findingSources').map(({ value }) => value);
  const source = sources.find(({ code, zh }) => [code, zh].includes(called));
  if (!source) {
    const possible = sources.map(({ zh }) => zh).join('、');
    flaws.push(new RowFlaw('unknown-value', 'findingSource', { possible }));
    return {};
  }
  return { findings: [{ source: source.code, concludes, ...(found !== undefined && { found }) }] };
}

/** Findings by their codes or as the rules call them, several with ； between: 、 is part of their names. */
function findingsIn(
  column: 'findings' | 'concludes',
  cells: Cells,
  ruling: Ruling,
  flaws: RowFlaw[],
): readonly string[] {
  const called = (cells[column] ?? '').split(/[；;]/).map((each) => each.trim());
  const known = ruling.members('findings').map(({ value }) => value);
  return called
    .filter((each) => each !== '')
    .flatMap((each) => {
      const finding = known.find(({ code, zh }) => [code, zh].includes(each));
      if (finding) return [finding.code];
      flaws.push(new RowFlaw('unknown-value', column, { possible: known.map(({ zh }) => zh).join('、') }));
      return [];
    });
}
