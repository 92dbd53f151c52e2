import { type Element, plainName } from './element.js';
import { elementCalled, type ElementName, elements } from './elements.js';

/** A table that systems hand over: what it is called, what stands in it, and what tells one row from another. */
type Table = Readonly<{
  zh: string;
  en: string;
  /** What each row says. */
  required: readonly ElementName[];
  takes: readonly ElementName[];
  /** No two rows are alike in these. */
  key: readonly ElementName[];
}>;

const said: readonly ElementName[] = ['IS_DELETED', 'VERSION', 'VERSION_NAME', 'CREATE_TIME', 'UPDATE_TIME'];

const project: readonly ElementName[] = [
  'PRO_ID',
  'PRO_LEV',
  'PRO_LEVONE_CODE',
  'PRO_CAT_CODE',
  'SETUP_YEAR',
  'PRO_START_YEAR',
  'PRO_TERM',
  'PRO_TOTAL_AMT',
  'LEADER_NAME',
  'LEADER_TEL',
  'DEPT_CODE',
  'DEPT_NAME',
  'AGENCY_NAME',
  'MANAGE_MOF_DEP_CODE',
  'BGT_MOF_DEP_CODE',
];
const part: readonly ElementName[] = [
  'FUND_TYPE_CODE',
  'BGT_SOURCE_CODE',
  'SOURCE_TYPE_CODE',
  'BUDGET_LEVEL_CODE',
  'COR_BGT_DOC_NO',
];
const classes: readonly ElementName[] = ['EXP_FUNC_CODE', 'GOV_BGT_ECO_CODE', 'DEP_BGT_ECO_CODE'];

/** The tables that are taken over, by what they hold. */
export const tables = {
  units: {
    zh: '单位',
    en: 'units',
    required: ['AGENCY_CODE', 'AGENCY_NAME'],
    takes: [
      'MOF_DIV_CODE',
      'DEPT_CODE',
      'DEPT_NAME',
      'AGENCY_ABBREVIATION',
      'AGENCY_TYPE_CODE',
      'FISCAL_YEAR',
      ...said,
    ],
    key: ['AGENCY_CODE'],
  },
  /** One project has a row for each of its money parts, and says of itself the same in all of them. */
  projects: {
    zh: '项目',
    en: 'projects',
    required: ['AGENCY_CODE', 'PRO_CODE', 'PRO_NAME'],
    takes: [
      'MOF_DIV_CODE',
      'FISCAL_YEAR',
      'AMT',
      ...project,
      ...part,
      'BGT_DOC_TITLE',
      'DOC_DATE',
      ...classes,
      ...said,
    ],
    key: ['FISCAL_YEAR', 'PRO_CODE', ...part, ...classes],
  },
  targets: {
    zh: '绩效目标',
    en: 'targets',
    required: ['PRO_CODE', 'FISCAL_YEAR', 'KPI_TARGET'],
    takes: ['MOF_DIV_CODE', 'KPI_PER_ID', 'KPI_DEP_ID', 'BUSI_TYPE_CODE', 'YEARFLAG', 'ADJ_BATCH_NO', ...said],
    key: ['FISCAL_YEAR', 'PRO_CODE', 'YEARFLAG'],
  },
  indicators: {
    zh: '绩效指标',
    en: 'indicators',
    required: ['PRO_CODE', 'FISCAL_YEAR', 'KPI_LV1', 'KPI_LV2', 'KPI_LV3', 'KPI_VAL'],
    takes: [
      'MOF_DIV_CODE',
      'KPI_PER_ID',
      'KPI_ID',
      'YEARFLAG',
      'KPI_CONTENT',
      'KPI_EVALSTD',
      'COMPUTESIGN',
      'METERUNIT',
      'WEIGHT',
      'KPI_REMARK',
      'VALUE_REMARK',
      'PERF_IND_CODE',
      'PERF_IND_NAME',
      'IS_COMMON_IND',
      'ADJ_BATCH_NO',
      ...said,
    ],
    key: ['FISCAL_YEAR', 'PRO_CODE', 'YEARFLAG', 'KPI_LV1', 'KPI_LV2', 'KPI_LV3'],
  },
} as const satisfies Readonly<Record<string, Table>>;

export type TableName = keyof typeof tables;
export const tableNames = Object.keys(tables) as readonly TableName[];

export const tableCalled = (name: TableName): Table => tables[name];

/** The elements that a table may have. */
export function elementsOf(table: TableName): readonly Element[] {
  const { required, takes } = tableCalled(table);
  return [...required, ...takes].flatMap((name) => elementCalled(name) ?? []);
}

/** By what a head may be meant: the name of an element, what it is called in Chinese, or another name that was seen. */
const called: ReadonlyMap<string, Element> = new Map(
  (elements as readonly Element[]).flatMap((element) =>
    [element.name, element.zh, ...(element.also ?? [])].map((name) => [plainName(name), element] as const),
  ),
);

/** The element that a head names in whatever case, of those of a table. */
export function elementNamed(head: string, table: TableName): Element | undefined {
  const found = called.get(plainName(head));
  return found && elementsOf(table).includes(found) ? found : undefined;
}
