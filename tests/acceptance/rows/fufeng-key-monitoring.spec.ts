import { byArticle } from '../harness/by-article.js';
import { approved, idOf } from '../harness/cycle.js';
import type { County } from '../harness/county.js';
import { accepted, agree, conclude, score, selfEvaluate, upToSheets } from '../harness/evaluating.js';
import { printed, sayOfYear } from '../harness/earlier-years.js';
import { eventually } from '../harness/eventually.js';
import {
  judged,
  monitoringOf,
  onMonitoring,
  onRound,
  openRound,
  quarter,
  report,
  step,
  submission,
} from '../harness/monitoring.js';
import { onSubject } from '../harness/assessing.js';
import { type Product, startProduct } from '../harness/product.js';
import { entryOf, trailWith } from '../harness/trail.js';

let product: Product;
let county: County;
let [key, ordinary, found, risky, before] = ['', '', '', '', ''];
beforeAll(async () => {
  product = await startProduct();
  county = product.county;
  [key = '', ordinary = '', found = '', risky = '', before = ''] = await approved(county, {}, {}, {}, {}, {});
  idOf(await onSubject(county, 'office', key, 'marks', { mark: 'key', marked: true, reason: '县政府确定' }));
  await product.advanceTo('2023-02-01T02:00:00.000000Z');
  for (const id of [key, ordinary, found, risky, before]) await openRound(county, id, quarter.first);
}, 240_000);
afterAll(() => product.close());

const opening = (who: 'office' | 'reviewer' | 'unit', id: string, series: string, node = '2023-02-15') =>
  onMonitoring(county, who, id, 'rounds', { series, node });
const roundOf = async (id: string, round: string) =>
  (await monitoringOf(county, id)).rounds.find((each) => each.round === round);
const articlesOf = ({
  rules,
}: Readonly<{
  rules?: { basis?: readonly Readonly<{ article: readonly Readonly<{ article: string }>[] }>[] } | undefined;
}>): readonly string[] => (rules?.basis ?? []).flatMap(({ article }) => article.map((each) => each.article));

it('FF-28: what was reached is compared with the targets, in figures and in words, over four contents', async () => {
  const [first] = judged;
  const partly = { ...submission(), brings: { ...submission().brings, checklist: [first] } };
  const round = quarter.first;
  expect(await step(county, 'unit', [ordinary, round, 'submit'], partly)).toMatchObject({
    status: 422,
    body: {
      code: 'answer-wanting',
      wanting: [{ needed: 'checklist', these: ['execution', 'organisation', 'fund-management'] }],
      basis: byArticle('第三十二条'),
    },
  });
  const wordless = {
    ...submission(),
    brings: { ...submission().brings, checklist: judged.map(({ item, answer }) => ({ item, answer })) },
  };
  expect(await step(county, 'unit', [ordinary, round, 'submit'], wordless)).toMatchObject({
    status: 422,
    body: { code: 'answer-wanting', wanting: [{ needed: 'checklist', because: 'wordless' }] },
  });
  expect((await report(county, ordinary, round)).status).toBe(201);
  expect(await roundOf(ordinary, round)).toMatchObject({
    report: { attainment: [{ indicator: '1' }, { indicator: '2' }] },
    judged: [
      {
        step: 'submit',
        checklist: [{ zh: '目标完成' }, { zh: '预算执行' }, { zh: '组织实施' }, { zh: '资金管理' }],
      },
    ],
  });
  expect(articlesOf(entryOf(await trailWith(county, ordinary, 'report-submitted'), 'report-submitted'))).toContain(
    '第二十八条',
  );
});

it('FF-31: units note day by day what they see, the finance bureau monitors from time to time', async () => {
  const note = { on: '2023-01-31', seen: '现场查看，路基已完成', indicator: '1' };
  expect(await onMonitoring(county, 'office', ordinary, 'notes', note)).toMatchObject({ status: 403 });
  for (const who of ['unit', 'reviewer'] as const)
    expect((await onMonitoring(county, who, ordinary, 'notes', note)).status).toBe(201);
  expect(await onMonitoring(county, 'unit', ordinary, 'notes', { ...note, on: '2023-12-31' })).toMatchObject({
    status: 422,
    body: { code: 'day-to-come' },
  });
  // Every note there is is found, page by page; the object itself shows the latest.
  for (let more = 0; more < 20; more += 1)
    expect((await onMonitoring(county, 'unit', ordinary, 'notes', note)).status).toBe(201);
  type Notes = Readonly<{ items: readonly Readonly<{ note: string }>[]; next?: string; totals: object }>;
  const notes = async (query: string) =>
    (await county.get<Notes>('unit', 'monitoring', `monitoring/${ordinary}/2023/notes?limit=15${query}`)).body;
  const first = await notes('');
  expect(first).toMatchObject({ more: true, totals: { rows: 22 } });
  const { items, ...last } = await notes(`&after=${first.next!}`);
  expect(last).toMatchObject({ more: false });
  const numbers = Array.from({ length: 22 }, (_, at) => String(at + 1));
  expect([...first.items, ...items].map((each) => each.note)).toEqual(numbers);
  const shown = (await monitoringOf(county, ordinary)) as unknown as Notes & { notes: Notes['items'] };
  expect(shown).toMatchObject({ notesInAll: 22 });
  expect(shown.notes.map((each) => each.note)).toEqual(numbers.slice(2));
  // How often is not said: the finance bureau opens each.
  expect(await opening('unit', ordinary, 'periodic')).toMatchObject({ status: 403 });
  expect((await opening('office', ordinary, 'periodic')).status).toBe(201);
  const periodic = 'periodic@2023-02-15';
  expect(await roundOf(ordinary, periodic)).toMatchObject({ layer: 'periodic', layerName: '定期监控' });
  expect(await roundOf(ordinary, quarter.first)).toMatchObject({ layer: 'daily', layerName: '日常监控' });
  const examined = { answer: 'no-problem', brings: { checklist: judged } };
  expect((await onRound(county, 'desk', ordinary, `${periodic}/steps/examine`, examined)).status).toBe(201);
  expect(await roundOf(ordinary, periodic)).toMatchObject({ status: 'done', outcome: 'no-problem' });
  const trail = await trailWith(county, ordinary, 'examination-reviewed');
  expect(trail.entries.map(({ type }) => type)).toEqual(
    expect.arrayContaining(['monitoring-noted', 'examination-reviewed']),
  );
  expect(articlesOf(entryOf(trail, 'monitoring-noted'))).toContain('第三十一条');
});

it('FF-27c: key projects and major policies are looked into further, by six points and whatever else is found', async () => {
  expect(await opening('office', ordinary, 'extended')).toMatchObject({
    status: 422,
    body: { code: 'round-refused', because: 'not-of-subject' },
  });
  await eventually('monitoring hears of the mark', async () => {
    const answer = await opening('office', key, 'extended');
    return answer.status === 201 ? true : undefined;
  });
  expect((await opening('reviewer', key, 'extended-by-department')).status).toBe(201);
  const extended = 'extended@2023-02-15';
  const possible = (await roundOf(key, extended))?.possible[0] as Readonly<{
    checklist?: readonly { item: string; zh: string }[];
  }>;
  expect(possible.checklist?.map(({ zh }) => zh)).toEqual([
    ...['具体工作任务开展', '发展趋势', '实施计划调整'],
    ...['政府采购', '工程招标', '监理和验收', '信息公示', '资产管理', '有关预算资金会计核算'],
  ]);
  const points = (possible.checklist ?? []).map(({ item }) => ({ item, answer: 'passed', note: '符合规定' }));
  const own = { item: 'subcontracting', answer: 'failed', note: '存在转包' };
  const brings = { checklist: [...points, own], opinion: '限期改正' };
  const examining = (checklist: readonly object[]) =>
    onRound(county, 'office', key, `${extended}/steps/examine`, {
      answer: 'problems',
      brings: { ...brings, checklist },
    });
  expect(await examining(points.slice(1))).toMatchObject({ status: 422, body: { code: 'answer-wanting' } });
  expect((await examining(brings.checklist)).status).toBe(201);
  expect(await roundOf(key, extended)).toMatchObject({ status: 'done', outcome: 'problems' });
  // The department looks by itself, and nobody in its place.
  const byDepartment = `extended-by-department@2023-02-15/steps/examine`;
  const fine = { answer: 'no-problem', brings: { checklist: points } };
  expect(await onRound(county, 'office', key, byDepartment, fine)).toMatchObject({
    status: 403,
    body: { code: 'wrong-desk', desk: 'department-reviewer' },
  });
  expect((await onRound(county, 'reviewer', key, byDepartment, fine)).status).toBe(201);
  const entry = entryOf(await trailWith(county, key, 'examination-reviewed'), 'examination-reviewed');
  expect(articlesOf(entry)).toContain('第二十七条');
});

it('FF-30: major policies, key projects and what many problems were found in are monitored as key ones', async () => {
  const marked = (id: string) =>
    eventually('the key list shows it', async () => {
      const path = 'monitoring?mark=many-findings';
      const { body } = await county.get<{ items: readonly { subject: string }[] }>('office', 'monitoring', path);
      return body.items.some(({ subject }) => subject === id) ? body.items.length : undefined;
    });
  const finding = {
    source: 'audit',
    on: '2023-01-20',
    document: '扶审报〔2023〕5号',
    found: '多笔支出无合同，管理薄弱',
    concludes: ['many-findings'],
  };
  const recording = (who: 'office' | 'unit', body: object = finding) =>
    onMonitoring(county, who, found, 'findings', body);
  expect(await recording('unit')).toMatchObject({ status: 403 });
  expect(await recording('office', { ...finding, source: 'rumour' })).toMatchObject({
    status: 422,
    body: {
      code: 'unknown-finding-source',
      listed: ['inspection', 'audit', 'supervision', 'key-evaluation', 'daily-management'],
    },
  });
  expect((await recording('office')).status).toBe(201);
  expect(await monitoringOf(county, found)).toMatchObject({ keyMarks: [{ mark: 'many-findings' }] });
  expect(await monitoringOf(county, key)).toMatchObject({ keyMarks: [{ mark: 'key-project' }] });
  expect(await monitoringOf(county, ordinary)).toMatchObject({ keyMarks: [] });
  expect(await marked(found)).toBe(1);
  expect(articlesOf(entryOf(await trailWith(county, found, 'finding-recorded'), 'finding-recorded'))).toContain(
    '第三十条',
  );
  const settling = () => onMonitoring(county, 'office', found, 'findings/1/settlement', { because: '整改验收合格' });
  expect((await settling()).status).toBe(201);
  expect(await settling()).toMatchObject({ status: 409, body: { code: 'finding-settled' } });
  expect(await monitoringOf(county, found)).toMatchObject({ keyMarks: [] });
});

it('FF-29: the risks of each lens are named where they are seen, warned of, and put right', async () => {
  const seen = { on: '2023-01-31', seen: '砂石价格上涨三成' };
  expect(await onMonitoring(county, 'unit', risky, 'notes', { ...seen, risk: 'rumour' })).toMatchObject({
    status: 422,
    body: {
      code: 'unknown-risk',
      listed: [
        ...['large-carry-over', 'unprepared-new-budget', 'changed-environment'],
        ...['rules-not-carried-out', 'spending-without-budget', 'spending-above-budget'],
        ...['diverted-funds', 'assets-above-standard', 'execution-off-target', 'effect-below-expectation'],
      ],
    },
  });
  accepted(await onMonitoring(county, 'unit', risky, 'notes', { ...seen, risk: 'changed-environment' }));
  const finding = { source: 'daily-management', on: '2023-01-31', found: '工程款用于办公楼装修', concludes: [] };
  accepted(await onMonitoring(county, 'office', risky, 'findings', { ...finding, risks: ['diverted-funds'] }));
  expect(await monitoringOf(county, risky)).toMatchObject({
    notes: [{ risk: 'changed-environment' }],
    warnings: [{ warning: 'diverted-funds', zh: '挤占挪用资金', light: 'yellow', lens: 'compliance' }],
  });
  const raised = entryOf(await trailWith(county, risky, 'warning-raised'), 'warning-raised');
  expect(articlesOf(raised)).toContain('第二十九条');
  accepted(await onMonitoring(county, 'office', risky, 'findings/1/settlement', { because: '已全额归还' }));
  expect(await monitoringOf(county, risky)).toMatchObject({ warnings: [] });
  const lifted = entryOf(await trailWith(county, risky, 'warning-lifted'), 'warning-lifted');
  expect(lifted.changes.map(({ figure, after }) => [figure, after])).toContainEqual([
    'warning-lifted-because',
    'remedied',
  ]);
});

/** The newest finding, once the trail has heard of the stream that it rests on as well. */
const recordedUpon = (id: string, stream: string) =>
  eventually(`the newest finding rests on ${stream}`, async () => {
    const recorded = entryOf(await trailWith(county, id, 'finding-recorded'), 'finding-recorded');
    return recorded.basedOn?.some((each) => each.stream === stream) ? recorded : undefined;
  });

it('FF-30: what a key evaluation or a check of this very product found is proposed for the list by itself; a desk confirms it, or declines with a reason', async () => {
  type Shown = Readonly<{ proposedFindings: readonly Readonly<{ proposed: string }>[] }>;
  const read = async (id: string) => (await monitoringOf(county, id)) as unknown as Shown & { keyMarks: object[] };
  type Tasks = Readonly<{ items: readonly Readonly<{ what: string; about: Readonly<{ subject?: string }> }>[] }>;
  const tasksOf = async (who: 'office' | 'reviewer' | 'unit') => {
    const { body } = await county.get<Tasks>(who, 'monitoring', 'tasks?limit=200');
    return body.items.flatMap(({ what, about }) =>
      what.startsWith('proposed-finding/') ? [[about.subject, what]] : [],
    );
  };
  const answering = (who: 'office' | 'unit', proposed: string, how: string, body: object) =>
    onMonitoring(county, who, ordinary, `proposed-findings/${proposed}/${how}`, body);
  const check = {
    kind: 'monitoring-work',
    on: '2023-02-01',
    seen: '监控记录照抄上月',
    findings: ['perfunctory', 'many-findings'],
  };
  // Perfunctory monitoring is a matter of whoever monitors: by itself it makes nothing of the project.
  const careless = { ...check, findings: ['perfunctory'] };
  expect((await onMonitoring(county, 'office', ordinary, 'checks', careless)).status).toBe(201);
  expect((await read(ordinary)).proposedFindings).toEqual([]);
  expect((await onMonitoring(county, 'office', ordinary, 'checks', check)).status).toBe(201);
  const { proposedFindings } = await read(ordinary);
  expect(proposedFindings).toMatchObject([
    { proposed: 'check.2', source: 'supervision', concludes: ['many-findings'], on: '2023-02-01' },
  ]);
  expect(await monitoringOf(county, ordinary)).toMatchObject({ keyMarks: [] });
  for (const who of ['office', 'reviewer'] as const)
    await eventually(`${who} is asked`, async () =>
      (await tasksOf(who)).some(([subject, what]) => subject === ordinary && what === 'proposed-finding/check.2')
        ? true
        : undefined,
    );
  expect(await tasksOf('unit')).toEqual([]);
  expect((await answering('unit', 'check.2', 'declining', { because: '无此事' })).status).toBe(403);
  expect((await answering('office', 'check.2', 'declining', {})).status).toBe(400);
  expect((await answering('office', 'check.2', 'declining', { because: '当场已纠正' })).status).toBe(201);
  expect(await answering('office', 'check.2', 'confirmation', { found: '管理薄弱' })).toMatchObject({
    status: 422,
    body: { code: 'finding-not-proposed', listed: [] },
  });
  const declined = entryOf(await trailWith(county, ordinary, 'finding-declined'), 'finding-declined');
  expect(articlesOf(declined)).toContain('第三十条');
  await eventually('nobody is asked any more', async () => ((await tasksOf('office')).length === 0 ? true : undefined));
  // The finance bureau evaluates anew, and finds many problems.
  accepted(await selfEvaluate(county, ordinary, '95'));
  await upToSheets(county, ordinary);
  accepted(await score(county, ordinary, '85'));
  accepted(await agree(county, ordinary));
  accepted(await conclude(county, ordinary, { finding: ['department-result-quality', 'many-findings'] }));
  const proposed = 'finance-evaluation.2023.1';
  await eventually('what it found is proposed', async () =>
    (await read(ordinary)).proposedFindings.some((each) => each.proposed === proposed) ? true : undefined,
  );
  expect((await answering('office', proposed, 'confirmation', { found: '支出依据不全，管理薄弱' })).status).toBe(201);
  expect(await monitoringOf(county, ordinary)).toMatchObject({
    proposedFindings: [],
    keyMarks: [{ mark: 'many-findings' }],
    findings: [{ source: 'key-evaluation', proposed, concludes: ['many-findings'] }],
  });
  const evaluated = `evaluation/${ordinary}.${proposed}`;
  expect((await recordedUpon(ordinary, evaluated)).basedOn).toContainEqual(
    expect.objectContaining({ store: 'evaluation', stream: evaluated }),
  );
});

it('FF-30: what an evaluation and an audit found in the year before it was kept here is proposed for the list, once that year is recorded', async () => {
  const id = before;
  type Shown = Readonly<{ proposedFindings: readonly Readonly<{ proposed: string }>[]; keyMarks: readonly object[] }>;
  const read = async () => (await monitoringOf(county, id)) as unknown as Shown;
  const many = { findings: ['many-findings'] };
  const said = printed({
    results: [
      { type: 'finance-evaluation', ...many },
      { type: 'self-evaluation', grade: 'good', ...many },
    ],
    findings: [{ source: 'audit', concludes: ['many-findings'], found: '两笔支出无合同' }],
  });
  // Of the year before that nobody is asked any more.
  idOf(await sayOfYear(county, 'office', [id, 2021], said));
  idOf(await sayOfYear(county, 'office', [id, 2022], said));
  const { proposedFindings } = await eventually('it is proposed', async () => {
    const shown = await read();
    return shown.proposedFindings.length > 0 ? shown : undefined;
  });
  expect(proposedFindings).toMatchObject([
    { proposed: 'earlier-year.2022.finance-evaluation', source: 'key-evaluation', on: '2022-12-30' },
    { proposed: 'earlier-year.2022.audit', source: 'audit', concludes: ['many-findings'] },
  ]);
  const confirming = { found: '支出依据不全' };
  const at = 'proposed-findings/earlier-year.2022.audit/confirmation';
  expect((await onMonitoring(county, 'unit', id, at, confirming)).status).toBe(403);
  expect((await onMonitoring(county, 'office', id, at, confirming)).status).toBe(201);
  expect(await read()).toMatchObject({ keyMarks: [{ mark: 'many-findings' }] });
  const confirmed = await recordedUpon(id, `earlier-year/${id}.2022`);
  expect(confirmed.basedOn).toContainEqual(expect.objectContaining({ stream: `earlier-year/${id}.2022` }));
  expect(articlesOf(confirmed)).toContain('第三十条');
  // What is taken back is proposed no more.
  idOf(await sayOfYear(county, 'office', [id, 2022], { reason: '系其他项目' }, '/withdrawal'));
  await eventually('nothing is proposed', async () =>
    (await read()).proposedFindings.length === 0 ? true : undefined,
  );
});

it('FF-34: the finance bureau checks how units monitor, which counts in the assessment of their work', async () => {
  const check = {
    kind: 'monitoring-work',
    on: '2023-02-01',
    round: quarter.first,
    seen: '监控表所填进度与支付记录不符',
    findings: ['falsified'],
  };
  const checking = (who: 'office' | 'reviewer', body: object = check) =>
    onMonitoring(county, who, ordinary, 'checks', body);
  expect(await checking('reviewer')).toMatchObject({ status: 403 });
  expect(await checking('office', { ...check, findings: ['serious-problem'] })).toMatchObject({
    status: 422,
    body: { code: 'unknown-finding', listed: ['perfunctory', 'falsified', 'many-findings'] },
  });
  expect((await checking('office')).status).toBe(201);
  expect(await monitoringOf(county, ordinary)).toMatchObject({
    checks: expect.arrayContaining([
      expect.objectContaining({
        kind: 'monitoring-work',
        assessedUnder: 'monitoring-work',
        findings: ['falsified'],
      }),
    ]),
  });
  const entry = entryOf(await trailWith(county, ordinary, 'monitoring-checked'), 'monitoring-checked');
  expect(articlesOf(entry)).toContain('第三十四条');
});
