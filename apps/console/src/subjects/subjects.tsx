import { type SubmitEvent } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import { queryOf } from '../api/ask.js';
import { type SubjectPage, type SubjectsAsked, subjectsPerPage, useSubjects } from '../api/overview.js';
import { Asked } from '../page/asked.js';
import { Page } from '../page/page.js';
import { inWan } from '../words/amount.js';
import { SubjectRow } from './subject-row.js';

const stages = [
  ['registered', '已登记'],
  ['requested', '已申报'],
  ['approved', '预算已批复'],
  ['evaluating', '评价中'],
  ['evaluated', '已评价'],
] as const;
const lights = [
  ['red', '■ 红灯'],
  ['yellow', '▲ 黄灯'],
  ['none', '● 无预警'],
] as const;
const sorts = [
  ['', '按名称'],
  ['-budget', '预算数从大到小'],
  ['-score', '得分从高到低'],
  ['score', '得分从低到高'],
] as const;

/** What the address asks for, and how far the reader has come: each earlier page's cursor, so that one can go back. */
function askedIn(search: string) {
  const asked = new URLSearchParams(search);
  const of = (name: string) => asked.get(name) ?? undefined;
  const before = asked.getAll('after');
  return {
    filter: { year: of('year'), search: of('search'), stage: of('stage'), light: of('light'), sort: of('sort') },
    before,
  };
}

/** S03: every subject in every year, page by page; the whole view stands in the address. */
export function Subjects({ jurisdiction }: Readonly<{ jurisdiction: string }>) {
  const [path] = useLocation();
  const { filter, before } = askedIn(useSearch());
  const answer = useSubjects(jurisdiction, { ...filter, after: before[before.length - 1] });
  const at = (cursors: readonly string[]) => {
    const asked = new URLSearchParams(queryOf(filter));
    for (const cursor of cursors) asked.append('after', cursor);
    const text = asked.toString();
    return `${path}${text === '' ? '' : `?${text}`}`;
  };
  return (
    <Page title="项目一览" place={`${jurisdiction} subjects`}>
      <Filters key={JSON.stringify(filter)} filter={filter} path={path} />
      <Asked answer={answer} what="项目">
        {(page) => (
          <>
            <Summary page={page} from={before.length * subjectsPerPage} filter={filter} />
            {page.items.length > 0 && <Table page={page} jurisdiction={jurisdiction} />}
            <nav aria-label="翻页" className="pages">
              {before.length > 0 && <Link href={at(before.slice(0, -1))}>上一页</Link>}
              {page.next !== undefined && <Link href={at([...before, page.next])}>下一页</Link>}
            </nav>
          </>
        )}
      </Asked>
    </Page>
  );
}

function Filters({ filter, path }: Readonly<{ filter: SubjectsAsked; path: string }>) {
  const [, go] = useLocation();
  const show = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const asked = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
    go(`${path}${queryOf(asked)}`);
  };
  return (
    <form className="filters" role="search" onSubmit={show}>
      <label className="wide">
        名称、单位或编码
        <input name="search" type="search" defaultValue={filter.search ?? ''} />
      </label>
      <label>
        预算年度
        <input name="year" inputMode="numeric" pattern="[0-9]{4}" title="四位年份" defaultValue={filter.year ?? ''} />
      </label>
      <Choice name="stage" label="环节" chosen={filter.stage} choices={stages} />
      <Choice name="light" label="预警" chosen={filter.light} choices={lights} />
      <Choice name="sort" label="排序" chosen={filter.sort} choices={sorts} />
      <button type="submit" className="first">
        查询
      </button>
      <Link href={path}>清除条件</Link>
    </form>
  );
}

type Choices = Readonly<{
  name: string;
  label: string;
  chosen: string | undefined;
  choices: readonly (readonly [string, string])[];
}>;

function Choice({ name, label, chosen = '', choices }: Choices) {
  const hasAll = !choices.some(([code]) => code === '');
  return (
    <label>
      {label}
      <select name={name} defaultValue={chosen}>
        {hasAll && <option value="">全部</option>}
        {choices.map(([code, words]) => (
          <option key={code} value={code}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

function Summary({ page, from, filter }: Readonly<{ page: SubjectPage; from: number; filter: SubjectsAsked }>) {
  const { totals, sums, items, asOf } = page;
  const behind = Object.values(asOf).reduce((sum, part) => sum + part.behind, 0);
  const isFiltered = Object.entries(filter).some(([name, value]) => name !== 'sort' && value !== undefined);
  if (totals.rows === 0)
    return <p className="empty">{isFiltered ? '没有符合这些条件的项目，请放宽条件。' : '没有您有权查看的项目。'}</p>;
  return (
    <>
      <p className="sum">
        共 {totals.rows} 项，显示 {from + 1}–{from + items.length}；预算数合计 {inWan(sums.budget)} 万元，累计执行数合计{' '}
        {inWan(sums.executed)} 万元；红灯 {totals.red} 项，黄灯 {totals.yellow} 项，已评价 {totals.evaluated} 项
      </p>
      {behind > 0 && (
        <p className="refusal" role="status">
          还有 {behind} 条记录正在汇总，下面的数字可能稍旧。
        </p>
      )}
    </>
  );
}

function Table({ page, jurisdiction }: Readonly<{ page: SubjectPage; jurisdiction: string }>) {
  return (
    <div className="sideways" tabIndex={0} role="region" aria-label="项目表">
      <table>
        <thead>
          <tr>
            <th scope="col">项目</th>
            <th scope="col">年度</th>
            <th scope="col">管理环节</th>
            <th scope="col" className="number">
              预算数（万元）
            </th>
            <th scope="col" className="number">
              累计执行数（万元）
            </th>
            <th scope="col">预警</th>
            <th scope="col">得分、等级</th>
            <th scope="col">结果应用</th>
          </tr>
        </thead>
        <tbody>
          {page.items.map((row) => (
            <SubjectRow
              key={`${row.subject} ${String(row.year)}`}
              row={row}
              words={page.words ?? {}}
              jurisdiction={jurisdiction}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
