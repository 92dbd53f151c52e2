import type { CallHandler, ExecutionContext } from '@nestjs/common';
import * as t from '@wenxiao/domain/terms';
import { layered } from '@wenxiao/rules/layers';
import { seed } from '@wenxiao/rules/seeds';
import { codeNames } from '@wenxiao/rules/wording';
import { lastValueFrom, of } from 'rxjs';
import type { GoverningRules } from '../directory/governing-rules.js';
import type { BusinessClock } from '../runtime/business-clock.js';
import { calledAs, ofTerm } from './column-codes.js';
import { columnName } from './column-names.js';
import { IsList, ListAsTable } from './list-as-table.js';
import { ListWords } from './list-words.js';

const example = { items: [{ subject: 's', score: '1', isKey: true, rectification: { status: 'open' }, marks: ['a'] }] };

const fufeng = '018f2f6e-0000-7000-8000-000000000001';
const changde = '018f2f6e-0000-7000-8000-000000000002';
const monitored = {
  items: [
    {
      subject: 's',
      version: 5,
      name: 'n',
      period: '2023-H1',
      status: 'open',
      type: 'self-evaluation',
      disposal: 'cut-or-cancel',
      disposalName: '一律削减或取消',
      marks: ['many-findings'],
      warnings: [{ warning: 'report-late', light: 'yellow', round: 'quarterly@2023-03-31', by: 's' }],
      findings: [],
      rules: 'h',
    },
  ],
};

class Lists {
  @IsList('评价结果', example)
  list(): void {
    // What it answers is given below.
  }

  @IsList('监控', monitored, { status: calledAs({ open: '进行中' }), 'findings.source': ofTerm(t.moneySource) })
  monitoring(): void {
    // … and of this.
  }
}

const handlerOf = (name: keyof Lists) => Object.getOwnPropertyDescriptor(Lists.prototype, name)?.value as object;

/** Two counties, one under Fufeng and one under the plan of Changde until it takes Fufeng in. */
const names = (id: string) => codeNames(layered(seed(id)!, undefined, { organisation: false }).content);
const sets = { fufeng: names('fufeng-2022'), changde: names('changde-2019') };
const timetables: Readonly<Record<string, readonly { from: string; hash: keyof typeof sets }[]>> = {
  [fufeng]: [{ from: '2022-05-09', hash: 'fufeng' }],
  [changde]: [
    { from: '2019-01-01', hash: 'changde' },
    { from: '2023-01-01', hash: 'fufeng' },
  ],
};
const words = new ListWords(
  {
    timetableOf: async (body: string) => timetables[body] ?? [],
    namesBy: async (hash: keyof typeof sets) => sets[hash],
  } as unknown as GoverningRules,
  { today: async () => '2024-05-06' } as unknown as BusinessClock,
);

type Page = Readonly<{ items: readonly object[]; more: boolean; next?: string }>;

/** Asks a list that answers page after page. */
async function asked(query: Readonly<Record<string, string>>, ...pages: readonly Page[]) {
  return askedOf('list', query, fufeng, ...pages);
}

async function askedOf(
  list: keyof Lists,
  query: Readonly<Record<string, string>>,
  jurisdictionId: string,
  ...pages: readonly Page[]
) {
  const params = { jurisdictionId };
  const request = { query: { ...query } as object, params, url: '/jurisdictions/018f/evaluations?x=1' };
  const queries: object[] = [];
  const headers: Record<string, string> = {};
  const response = { headers: (given: object) => Object.assign(headers, given) };
  const context = {
    getType: () => 'http',
    getHandler: () => handlerOf(list),
    switchToHttp: () => ({ getRequest: () => request, getResponse: () => response }),
  } as unknown as ExecutionContext;
  const next: CallHandler = {
    handle: () => {
      queries.push(request.query);
      return of(pages[queries.length - 1]);
    },
  };
  return { answer: await lastValueFrom(new ListAsTable(words).intercept(context, next)), queries, headers };
}

const row = (subject: string, more: object = {}) => ({ subject, score: '88.5', isKey: false, ...more });

it('gives all pages of a list as one table, by what was asked of the list', async () => {
  const first = { items: [row('一'), row('=1+1', { rectification: { status: 'done' } })], more: true, next: 'c' };
  const last = { items: [row('三,四', { score: '-2', isKey: true, marks: ['重点', '重大'] })], more: false };
  const { answer, queries, headers } = await asked(
    { format: 'csv', year: '2023', limit: '1', after: 'x' },
    first,
    last,
  );
  expect(answer).toBe(
    [
      '\uFEFF对象编号,得分,重点,整改·状态,标识',
      '一,88.5,否,,',
      "'=1+1,88.5,否,done,",
      '"三,四",-2,是,,重点；重大',
      '',
    ].join('\r\n'),
  );
  expect(queries).toEqual([
    { year: '2023', limit: 200 },
    { year: '2023', limit: 200, after: 'c' },
  ]);
  expect(headers).toEqual({
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': 'attachment; filename="evaluations.csv"',
  });
});

it('gives it as a page that prints, without what is for programs', async () => {
  const id = '018f2f6e-0000-7000-8000-000000000101';
  const rows = { items: [row(id, { marks: ['重点'] }), row(id, { rectification: { status: '<b>' } })], more: false };
  const { answer, headers } = await asked({ format: 'html', year: '2023' }, rows);
  const text = String(answer);
  expect(text).toContain('<h1>评价结果</h1>\n<p>年度：2023　共 2 行</p>');
  expect(text).toContain('<tr><th>得分</th><th>重点</th><th>整改·状态</th><th>标识</th></tr>');
  expect(text).toContain('<tr><td class="number">88.5</td><td>否</td><td></td><td>重点</td></tr>');
  expect(text).toContain('<td>&lt;b&gt;</td>');
  expect(text).not.toContain(id);
  expect(headers).toEqual({
    'content-type': 'text/html; charset=utf-8',
    'content-disposition': 'attachment; filename="evaluations.html"',
  });
});

it('leaves a list alone of which nobody asks for a table, and knows no other format', async () => {
  const page = { items: [row('一')], more: false };
  expect((await asked({ year: '2023' }, page)).answer).toBe(page);
  await expect(asked({ format: 'xlsx' }, page)).rejects.toMatchObject({ code: 'invalid-request' });
});

it('gives no table that goes on without end', async () => {
  const many = Array.from({ length: 20_001 }, () => row('一'));
  await expect(asked({ format: 'csv' }, { items: many, more: false })).rejects.toMatchObject({
    details: { errors: [{ code: 'table-too-long' }] },
  });
});

it('names what has no Chinese name as the API does', () => {
  expect([columnName('rectification.status'), columnName('unheardOf')]).toEqual(['整改·状态', 'unheardOf']);
});

describe('codes of a list', () => {
  const id = '018f2f6e-0000-7000-8000-000000000101';
  const one = {
    subject: id,
    version: 5,
    name: '农村公路',
    period: '2023-H1',
    status: 'open',
    type: 'self-evaluation',
    disposal: 'cut-or-cancel',
    disposalName: '一律削减或取消',
    marks: ['many-findings', 'major-policy'],
    warnings: [
      { warning: 'report-late', light: 'yellow', round: 'quarterly@2023-03-31', by: id },
      { warning: 'over-budget-spending', light: 'red' },
    ],
    findings: [{ code: 'many-findings', zh: '发现问题较多', source: 'upper' }],
    rules: 'fufeng',
  };
  const page = { items: [one], more: false };

  it('are called in Chinese on a page to print: by the product, by the rules that the row goes by, or by the name beside it', async () => {
    const { answer } = await askedOf('monitoring', { format: 'html', status: 'open', unit: id }, changde, page);
    expect(String(answer)).toContain('<p>状态：进行中　共 1 行</p>');
    const cells = [...String(answer).matchAll(/<t[dh][^>]*>([^<]*)<\/t[dh]>/g)].map(([, cell]) => cell);
    expect(cells).toEqual([
      ...['名称', '时段', '状态', '类型', '应用方式', '标识', '预警', '认定事项'],
      ...['农村公路', '2023年上半年', '进行中', '单位自评', '一律削减或取消'],
      '发现问题较多、管理薄弱的项目；重大政策',
      '预警：监控报送逾期，预警灯：黄灯，轮次：季度监控 2023-03-31；预警：超预算支出，预警灯：红灯',
      '发现问题较多，来源：上级资金',
    ]);
  });

  it('are called so in a table for spreadsheets, too, where the columns for programs stay', async () => {
    const { answer } = await askedOf('monitoring', { format: 'csv' }, fufeng, page);
    const [head = '', row = ''] = String(answer).split('\r\n');
    expect(head).toContain('对象编号,版本,名称,时段,状态,类型,应用方式代码,应用方式');
    expect(row).toContain(`${id},5,农村公路,2023年上半年,进行中,单位自评,一律削减或取消,一律削减或取消`);
  });

  it('are called by the rules of the day where a row names none: those of its first act, else what another set calls so', async () => {
    const row = { ...one, rules: undefined, type: 'key-evaluation' };
    const of = async (more: object) => {
      const items = [{ ...row, ...more }];
      const { answer } = await askedOf('monitoring', { format: 'csv' }, changde, { items, more: false });
      return String(answer).split('\r\n')[1]?.split(',')[5];
    };
    expect(await of({ openedOn: '2022-05-06' })).toBe('重点评价');
    expect(await of({ openedOn: '2024-05-06' })).toBe('重点评价');
    expect(await of({ type: 'unheard-of' })).toBe('unheard-of');
  });

  it('stand beside a page for programs that ask for their names', async () => {
    const { answer, queries } = await askedOf('monitoring', { words: 'zh', limit: '5' }, fufeng, page);
    expect(queries).toEqual([{ limit: '5' }]);
    expect(answer).toEqual({
      ...page,
      words: {
        period: { '2023-H1': '2023年上半年' },
        status: { open: '进行中' },
        type: { 'self-evaluation': '单位自评' },
        disposal: { 'cut-or-cancel': '一律削减或取消' },
        marks: { 'many-findings': '发现问题较多、管理薄弱的项目', 'major-policy': '重大政策' },
        'warnings.warning': { 'report-late': '监控报送逾期', 'over-budget-spending': '超预算支出' },
        'warnings.light': { yellow: '黄灯', red: '红灯' },
        'warnings.round': { 'quarterly@2023-03-31': '季度监控 2023-03-31' },
        'findings.source': { upper: '上级资金' },
      },
    });
    await expect(askedOf('monitoring', { words: 'en' }, fufeng, page)).rejects.toMatchObject({
      code: 'invalid-request',
    });
  });
});
