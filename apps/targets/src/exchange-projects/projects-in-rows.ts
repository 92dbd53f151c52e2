import {
  decimal,
  type MoneyPart,
  type MoneySource,
  moneySources,
  type PartAmount,
  partKey,
  yuanText,
} from '@wenxiao/domain';
import { type ExchangeFlaw, type ExchangeRow, flaw } from '@wenxiao/exchange';

/** What the budget system says of one project, in all its rows. */
export type ForeignProject = Readonly<{
  /** Its first line. */
  line: number;
  code: string;
  unit: string;
  name: string;
  isDeleted: boolean;
  /** What is said beside, by element. */
  said: ReadonlyMap<string, string>;
  /** Its money of each year, part by part. */
  money: ReadonlyMap<number, readonly PartAmount[]>;
}>;

export type ProjectsInRows = Readonly<{
  projects: readonly ForeignProject[];
  flaws: readonly ExchangeFlaw[];
  /** Rows with a flaw: their project is not taken without them. */
  wrong: number;
}>;

/** What every row says of its project: alike in all of them. */
const ofProject = [
  'AGENCY_CODE',
  'PRO_NAME',
  'DEPT_CODE',
  'PRO_LEV',
  'PRO_LEVONE_CODE',
  'PRO_CAT_CODE',
  'PRO_START_YEAR',
  'PRO_TERM',
] as const;

type Gathered = {
  line: number;
  said: Map<string, string>;
  lineOf: Map<string, number>;
  money: Map<number, Map<string, PartAmount>>;
  isDeleted: boolean;
  isWrong: boolean;
};

/** Puts the rows of each project together: one has a row for each part of its money, and says of itself the same in all. */
export function projectsInRows(rows: readonly ExchangeRow[]): ProjectsInRows {
  const gathered = new Map<string, Gathered>();
  const flaws: ExchangeFlaw[] = [];
  let wrong = 0;
  for (const row of rows) {
    const code = row.values.get('PRO_CODE')?.toLowerCase();
    const project = code === undefined ? undefined : (gathered.get(code) ?? begun(row));
    if (code !== undefined && project) gathered.set(code, project);
    const found = [...row.flaws, ...(project && row.flaws.length === 0 ? gather(row, project) : [])];
    flaws.push(...found);
    if (found.length === 0) continue;
    wrong += 1;
    if (project) project.isWrong = true;
  }
  const projects = [...gathered.values()].flatMap(({ line, said, money, isDeleted, isWrong }): ForeignProject[] => {
    if (isWrong) return [];
    const of = (element: string) => said.get(element) ?? '';
    return [
      {
        line,
        code: of('PRO_CODE'),
        unit: of('AGENCY_CODE'),
        name: of('PRO_NAME'),
        isDeleted,
        said,
        money: new Map([...money].map(([year, parts]) => [year, [...parts.values()]])),
      },
    ];
  });
  return { projects, flaws, wrong };
}

const begun = ({ line, values }: ExchangeRow): Gathered => ({
  line,
  said: new Map([['PRO_CODE', values.get('PRO_CODE') ?? '']]),
  lineOf: new Map(),
  money: new Map(),
  isDeleted: values.get('IS_DELETED') === 'true',
  isWrong: false,
});

function gather({ line, values }: ExchangeRow, project: Gathered): readonly ExchangeFlaw[] {
  const flaws: ExchangeFlaw[] = [];
  for (const element of ofProject) {
    const given = values.get(element);
    if (given === undefined) continue;
    const there = project.said.get(element);
    if (there !== undefined && there !== given) {
      const other = project.lineOf.get(element) ?? project.line;
      flaws.push(flaw('rows-disagree', { other, there, given }, { line, element }));
    } else if (there === undefined) {
      project.said.set(element, given);
      project.lineOf.set(element, line);
    }
  }
  // What was deleted there has a row no longer; the project goes on where another row has it.
  if (values.get('IS_DELETED') === 'true') return flaws;
  project.isDeleted = false;
  return [...flaws, ...gatherMoney(line, values, project)];
}

function gatherMoney(line: number, values: ReadonlyMap<string, string>, { money }: Gathered): readonly ExchangeFlaw[] {
  const amount = values.get('AMT');
  if (amount === undefined) return [];
  const [year, fund, source] = ['FISCAL_YEAR', 'FUND_TYPE_CODE', 'BGT_SOURCE_CODE'].map((element) =>
    values.get(element),
  );
  if (year === undefined || fund === undefined || source === undefined)
    return [flaw('money-incomplete', {}, { line, element: 'AMT' })];
  if (!isSource(source))
    return [flaw('unknown-value', { given: source, possible: moneySources }, { line, element: 'BGT_SOURCE_CODE' })];
  const [level, document] = [values.get('BUDGET_LEVEL_CODE'), values.get('COR_BGT_DOC_NO')];
  const part: MoneyPart = {
    fund,
    source,
    ...(level !== undefined && { level }),
    ...(document !== undefined && { document }),
  };
  const parts = money.get(Number(year)) ?? new Map<string, PartAmount>();
  const before = parts.get(partKey(part))?.amount ?? '0';
  // Rows that differ in what is carried along alone are one part.
  parts.set(partKey(part), { part, amount: yuanText(decimal(before).plus(decimal(amount))) });
  money.set(Number(year), parts);
  return [];
}

const isSource = (text: string): text is MoneySource => (moneySources as readonly string[]).includes(text);
