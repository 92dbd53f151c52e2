import { specOf } from '@wenxiao/domain/testing';
import { earlierYearFacts as facts } from '@wenxiao/facts/targets';
import { layered } from '@wenxiao/rules/layers';
import { ruling } from '@wenxiao/rules/ruling';
import { seed } from '@wenxiao/rules/seeds';
import { under } from '@wenxiao/domain';
import { type EarlierYear, type EarlierYearCommand, earlierYearDecider } from './earlier-year.decider.js';

const rulesOf = (id: string) => ruling(layered(seed(id)!, undefined, { organisation: false }));
const spec = specOf(earlierYearDecider, rulesOf('fufeng-2022'));

const printed: EarlierYear = {
  scheme: 'budget-performance',
  budget: '1000000.00',
  executed: '690000.00',
  results: [{ type: 'self-evaluation', score: '85.5', fullMark: '100', grade: 'good' }],
  document: '2020年度绩效评价结果通报',
  documentNumber: '财绩〔2021〕4号',
  documentDate: '2021-06-30',
};
const asked = { at: '2022-10-11T01:00:00.000000Z', by: { id: 'office', as: 'grant' } } as const;
const looked = { year: 2020, today: '2022-10-11' };
const say = (
  type: 'record' | 'correct',
  different: Partial<EarlierYear> = {},
  at: Partial<typeof looked & { firstKept: number }> = {},
): EarlierYearCommand => ({ type, data: { ...printed, ...different, ...looked, ...at }, ...asked });
const withdraw: EarlierYearCommand = { type: 'withdraw', data: { reason: '录入其他项目' }, ...asked };

const resting = (said: EarlierYear, ...paths: readonly string[]) =>
  under(facts.earlierYearRecorded(said), ...paths.map((path) => ({ path })));
const type = 'evaluationTypes/self-evaluation';
const recorded = resting(printed, type, 'evaluation.gradeBands/good');
const withdrawn = facts.earlierYearWithdrawn({ reason: '录入其他项目' });

describe('a year before a subject was kept here', () => {
  it('is recorded once, as it was printed, under the type and the grade of the rules; twice the same is once', () => {
    spec.given().when(say('record')).then(recorded);
    spec.given(recorded).when(say('record')).thenNothing();
    spec
      .given(recorded)
      .when(say('record', { executed: '700000.00' }))
      .thenRejected({ code: 'year-recorded' });
  });

  it('is corrected whole, taken back, and may be recorded anew', () => {
    const right = { ...printed, executed: '700000.00' };
    spec
      .given(recorded)
      .when(say('correct', right))
      .then(resting(right, type, 'evaluation.gradeBands/good'));
    spec.given(recorded).when(say('correct')).thenNothing();
    spec.given(recorded).when(withdraw).then(withdrawn);
    spec.given(recorded, withdrawn).when(withdraw).thenNothing();
    spec.given(recorded, withdrawn).when(say('record')).then(recorded);
    for (const history of [[], [recorded, withdrawn]])
      spec
        .given(...history)
        .when(say('correct'))
        .thenRejected({ code: 'year-not-recorded' });
    spec.given().when(withdraw).thenRejected({ code: 'year-not-recorded' });
  });

  it('is over, and none of which nobody keeps account: at most ten years back', () => {
    for (const year of [2012, 2021])
      spec
        .given()
        .when(say('record', {}, { year }))
        .then(recorded);
    for (const year of [2011, 2022])
      spec
        .given()
        .when(say('record', {}, { year }))
        .thenRejected({ code: 'no-earlier-year', year, first: 2012, last: 2021 });
  });

  it('lies before the first year of which money or a result is kept here, be it before that in which the subject was registered or in it', () => {
    spec
      .given()
      .when(say('record', {}, { firstKept: 2021 }))
      .then(recorded);
    for (const firstKept of [2020, 2019])
      for (const what of [say('record', {}, { firstKept }), say('correct', { budget: '1.00' }, { firstKept })])
        spec
          .given(...(what.type === 'correct' ? [recorded] : []))
          .when(what)
          .thenRejected({ code: 'year-kept-here', year: 2020, firstKept });
    // What was recorded by mistake goes, whatever is kept here since.
    spec.given(recorded).when(withdraw).then(withdrawn);
  });

  it('has a document of today or before, and something of the year in it', () => {
    spec
      .given()
      .when(say('record', { documentDate: '2022-10-11' }))
      .then(resting({ ...printed, documentDate: '2022-10-11' }, type, 'evaluation.gradeBands/good'));
    spec
      .given()
      .when(say('record', { documentDate: '2022-10-12' }))
      .thenRejected({ code: 'document-from-later', on: '2022-10-12', today: '2022-10-11' });
    const { budget: _budget, executed: _executed, ...nothing } = { ...printed, results: [] };
    const silent = { type: 'record', data: { ...nothing, ...looked }, ...asked } as const;
    spec.given().when(silent).thenRejected({ code: 'nothing-of-year' });
    spec
      .given()
      .when({ ...silent, data: { ...silent.data, executed: '1.00' } })
      .then(resting({ ...nothing, executed: '1.00' }));
  });
});

describe('a result of such a year', () => {
  const result = (of: object, rules = spec) =>
    rules.given().when(say('record', { results: [{ type: 'self-evaluation', ...of }] }));
  const evaluation = 'self-evaluation';

  it('is of a type and a grade that the rules of today have, which look back at it', () => {
    spec
      .given()
      .when(say('record', { results: [{ type: 'audit', grade: 'good' }] }))
      .thenRejected({
        code: 'unknown-evaluation',
        given: 'audit',
        listed: rulesOf('fufeng-2022')
          .members('evaluationTypes')
          .map(({ value }) => value.code),
      });
    const listed = ['excellent', 'good', 'qualified', 'unqualified'];
    result({ grade: 'medium' }).thenRejected({ code: 'unknown-grade', evaluation, given: 'medium', listed });
  });

  it('has the grade of an earlier text as it stands there, and no grade follows from its score', () => {
    for (const said of [{ gradePrinted: '中' }, { score: '95', fullMark: '100', grade: 'qualified' }]) {
      const { grade } = { grade: undefined, ...said };
      const paths = grade === undefined ? [type] : [type, `evaluation.gradeBands/${grade}`];
      result(said).then(resting({ ...printed, results: [{ type: evaluation, ...said }] }, ...paths));
    }
  });

  it('has a score of so many, a grade or a grade as it was printed: one of them at least', () => {
    result({}).thenRejected({ code: 'result-empty', evaluation });
    result({ fullMark: '100' }).thenRejected({ code: 'result-empty', evaluation });
    result({ score: '85' }).thenRejected({ code: 'score-without-scale', evaluation, score: '85' });
    result({ score: '100.01', fullMark: '100' }).thenRejected({
      code: 'score-above-scale',
      evaluation,
      score: '100.01',
    });
    for (const score of ['0', '100'])
      result({ score, fullMark: '100' }).then(
        resting({ ...printed, results: [{ type: evaluation, score, fullMark: '100' }] }, type),
      );
  });

  it('says what it found in the codes of the rules, which look back at it, be it by itself', () => {
    const findings = ['many-findings'];
    result({ findings }).then(
      resting({ ...printed, results: [{ type: evaluation, findings }] }, type, 'findings/many-findings'),
    );
    const listed = rulesOf('fufeng-2022')
      .members('findings')
      .map(({ value }) => value.code);
    result({ grade: 'good', findings: ['many-findings', 'rumour'] }).thenRejected({
      code: 'unknown-finding',
      given: 'rumour',
      listed,
    });
  });

  it('may be of a grade that a type brings of its own, or that the rules name without numbers', () => {
    const outcome = (id: string, of: EarlierYear['results'][number]) => {
      const decision = earlierYearDecider.decide(say('record', { results: [of] }), { status: 'unknown' }, rulesOf(id));
      return decision.outcome === 'accepted' ? decision.events[0]?.under : decision.rejection;
    };
    const ranked = rulesOf('transport-assessment')
      .members('evaluationTypes')
      .find(({ value: { grades } }) => typeof grades === 'object' && 'byRank' in grades);
    if (!ranked || typeof ranked.value.grades !== 'object' || !('byRank' in ranked.value.grades))
      throw new Error('Nothing is ranked there');
    const last = ranked.value.grades.byRank.at(-1)!.code;
    expect(outcome('transport-assessment', { type: ranked.value.code, grade: last })).toEqual([
      ranked.path,
      `${ranked.path}/grades`,
    ]);
    const [named] = rulesOf('yunlong-district').members('evaluation.grades');
    const graded = rulesOf('yunlong-district')
      .members('evaluationTypes')
      .find(({ value: { grades } }) => grades === 'by-score' || grades === 'by-person');
    if (!named || !graded) throw new Error('Nothing is graded by name there');
    expect(outcome('yunlong-district', { type: graded.value.code, grade: named.value.code })).toEqual([
      graded.path,
      named.path,
    ]);
  });
});

describe('what supervision found in such a year', () => {
  const found = (of: object, different: Partial<EarlierYear> = {}) =>
    spec
      .given()
      .when(say('record', { findings: [{ source: 'audit', concludes: ['many-findings'], ...of }], ...different }));

  it('is of a source that the rules list, comes to what they look back at, and is something of the year by itself', () => {
    const findings = [{ source: 'audit', concludes: ['many-findings'], found: '两笔支出无合同' }];
    const { budget: _budget, executed: _executed, ...nothing } = { ...printed, results: [] };
    spec
      .given()
      .when({ type: 'record', data: { ...nothing, findings, ...looked }, ...asked })
      .then(resting({ ...nothing, findings }, 'monitoring.findingSources/audit', 'findings/many-findings'));
    const sources = rulesOf('fufeng-2022').members('monitoring.findingSources');
    found({ source: 'rumour' }).thenRejected({
      code: 'unknown-finding-source',
      given: 'rumour',
      listed: sources.map(({ value }) => value.code),
    });
    found({ concludes: ['rumour'] }).thenRejected({
      code: 'unknown-finding',
      given: 'rumour',
      listed: rulesOf('fufeng-2022')
        .members('findings')
        .map(({ value }) => value.code),
    });
  });
});
