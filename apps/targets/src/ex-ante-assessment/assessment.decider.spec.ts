import type { OpenedAssessment } from './assessment.state.js';
import {
  type Assessed,
  Assessed as Assessment,
  otherDepartment,
  people,
  report,
  upToConclusion,
  worldOf,
} from './testing/assessed.js';

const said = (decision: ReturnType<Assessed['open']>): unknown =>
  decision.outcome === 'rejected' ? decision.rejection : decision.events.map(({ type }) => type);
const opened = ({ state }: Assessed): OpenedAssessment => {
  if (state.status !== 'opened') throw new Error('It was opened');
  return state;
};
const before = (assessed: Assessed, number = 1) => ({ number, state: opened(assessed) });

describe('an assessment is opened', () => {
  it('by a way of the set that is for such a subject', () => {
    expect(said(new Assessment().open())).toEqual(['ex-ante-opened', 'ex-ante-steps-opened']);
    expect(said(new Assessment().open('by-nobody'))).toEqual({
      code: 'unknown-assessment',
      procedure: 'by-nobody',
      listed: ['ex-ante-unit', 'ex-ante-finance', 'ex-ante-other'],
    });
    const notKey = worldOf({ figures: { 'subject.key': 'no' } });
    expect(said(new Assessment(notKey).open('ex-ante-finance'))).toMatchObject({ code: 'not-assessed-so' });
    const unknown = { ...worldOf(), procedures: { ...worldOf().procedures } };
    const known = { ...unknown.procedures.known, figure: () => undefined };
    const world = { ...unknown, procedures: { ...unknown.procedures, known } };
    expect(said(new Assessment(world).open())).toMatchObject({ code: 'assessed-so-not-known' });
  });

  it('of another department that is named, and of none where desks of the set assess', () => {
    expect(said(new Assessment().open('ex-ante-other'))).toMatchObject({ code: 'assessor-wanting' });
    const organisation = otherDepartment;
    expect(said(new Assessment().open('ex-ante-unit', { organisation }))).toMatchObject({ code: 'assessor-not-asked' });
    const other = new Assessment(worldOf({ parties: [organisation] }));
    expect(said(other.open('ex-ante-other', { organisation }))).toEqual(['ex-ante-opened', 'ex-ante-steps-opened']);
    expect(said(other.step('conclude', 'concluded', report))).toEqual(['ex-ante-concluded', 'ex-ante-resulted']);
    expect(opened(other).result).toMatchObject({ conclusion: 'concluded', effects: [] });
    expect(said(other.step('file', 'filed', { date: '2023-09-20' }))).toEqual(['ex-ante-filed']);
    expect(opened(other).progress.ended).toBe('filed');
  });

  it('not beside one that is under way or lets the subject go on; anew once it was not supported, or for another year', () => {
    const again = (assessed: Assessed, year = 2024) =>
      said(new Assessment(worldOf({ before: [before(assessed)], number: 2 })).open('ex-ante-unit', { year }));
    const way = upToConclusion();
    expect(again(way)).toEqual({ code: 'assessed-already', assessment: 1, procedure: 'ex-ante-unit' });
    way.conclude('supported');
    expect(again(way)).toMatchObject({ code: 'assessed-already' });
    expect(again(way, 2025)).toEqual(['ex-ante-opened', 'ex-ante-steps-opened']);
    const not = upToConclusion();
    not.conclude('not-supported');
    expect(again(not)).toEqual(['ex-ante-opened', 'ex-ante-steps-opened']);
  });
});

describe('an assessment comes to a conclusion', () => {
  it('with what follows from it by the set', () => {
    const [supported, not] = [upToConclusion(), upToConclusion()];
    expect(said(supported.conclude('supported'))).toEqual(['ex-ante-concluded', 'ex-ante-resulted']);
    expect(opened(supported).result).toEqual({
      step: 'conclude',
      conclusion: 'supported',
      score: '81',
      effects: ['admit-to-library'],
      library: 'department-library',
      on: '2023-09-20',
      late: false,
    });
    not.conclude('not-supported');
    expect(opened(not).result).toMatchObject({ effects: ['keep-out-of-library', 'block-request'] });
    expect(opened(not).result?.library).toBeUndefined();
  });

  it('late where its limit has gone by: on the day itself it is in time', () => {
    const [onTime, late] = [upToConclusion(), upToConclusion()];
    onTime.conclude('supported', { today: '2023-10-31' });
    late.conclude('supported', { today: '2023-11-01' });
    expect([opened(onTime).result?.late, opened(late).result?.late]).toEqual([false, true]);
    expect(late.basis).toContain('procedures/ex-ante-unit/steps/conclude/due/october');
  });

  it('once all have scored, none of whom handed in the materials; each once', () => {
    const assessed = new Assessment();
    assessed.open();
    assessed.fix();
    assessed.form();
    assessed.materials(people.second);
    expect(said(assessed.score(people.second))).toMatchObject({ code: 'same-person' });
    assessed.score(people.first, '70');
    expect(said(assessed.score(people.first))).toMatchObject({ code: 'not-open' });
    expect(said(assessed.conclude('supported'))).toMatchObject({ code: 'not-open' });
    expect(opened(assessed).scores).toMatchObject([{ by: people.first, score: '70' }]);
  });

  it('no longer, once it was taken back; what was said in it wrongly is said anew, and stays as late as it was', () => {
    const assessed = upToConclusion('ex-ante-finance');
    // Its last step waits: it has not ended yet.
    assessed.conclude('not-supported', { score: '30' });
    const data = { step: 'conclude', answer: 'not-supported', brings: { score: '35', ...report }, today: '2024-01-01' };
    expect(said(assessed.act('correct-step', data))).toEqual(['ex-ante-concluded', 'ex-ante-resulted']);
    expect(opened(assessed).result).toMatchObject({ score: '35', late: false, on: '2023-09-20' });
    expect(said(assessed.act('withdraw', { step: 'conclude', reason: '误点' }))).toEqual([
      'ex-ante-withdrawn',
      'ex-ante-result-withdrawn',
    ]);
    expect(opened(assessed).result).toBeUndefined();
  });

  it('and cuts the control number where the set says so: not without an amount, and not to be taken back here', () => {
    const assessed = upToConclusion('ex-ante-finance');
    assessed.conclude('not-supported');
    expect(opened(assessed).result).toMatchObject({ conclusion: 'not-supported', effects: [] });
    const cut = (cuts: boolean) =>
      said(assessed.step('cut-control-number', 'cut', { amount: '150000.00' }, people.office, { cuts }));
    expect(cut(false)).toMatchObject({ code: 'cut-wanting' });
    expect(cut(true)).toEqual(['ex-ante-resolved']);
    expect(opened(assessed).progress.ended).toBe('not-supported');
    const step = 'cut-control-number';
    expect(said(assessed.act('withdraw', { step, reason: '误点' }))).toEqual({ code: 'cut-carried-out', step });
    const other = upToConclusion();
    const data = { brings: { score: '1', ...report } };
    expect(said(other.step('conclude', 'supported', data.brings, people.office, { cuts: true }))).toMatchObject({
      code: 'cut-not-asked',
    });
  });
});

describe('an assessment that is over', () => {
  it('is opened by nobody a second time, corrected no more, and was asked for so often at most', () => {
    const assessed = upToConclusion();
    expect(said(assessed.open('ex-ante-finance'))).toEqual({
      code: 'assessed-already',
      assessment: 1,
      procedure: 'ex-ante-unit',
    });
    assessed.conclude('supported');
    const again = { step: 'conclude', answer: 'supported', brings: { score: '99', ...report }, today: '2024-01-01' };
    expect(said(assessed.act('correct-step', again))).toEqual({ code: 'assessment-ended', outcome: 'supported' });
    expect(said(new Assessment(worldOf({ number: 201 })).open())).toEqual({ code: 'assessed-too-often', limit: 200 });
  });

  it('is given up before it came to a conclusion, and may be begun anew', () => {
    const assessed = upToConclusion();
    expect(said(assessed.act('give-up', { reason: '误启动' }))).toEqual(['ex-ante-given-up']);
    expect(said(assessed.conclude('supported'))).toMatchObject({ code: 'ended' });
    expect(said(assessed.act('give-up', { reason: '误启动' }))).toMatchObject({ code: 'assessment-ended' });
    const next = new Assessment(worldOf({ before: [before(assessed)], number: 2 }));
    expect(said(next.open())).toEqual(['ex-ante-opened', 'ex-ante-steps-opened']);
    const concluded = upToConclusion('ex-ante-finance');
    concluded.conclude('not-supported');
    expect(said(concluded.act('give-up', { reason: '误启动' }))).toMatchObject({ code: 'assessment-ended' });
  });

  it('is closed without a cut where there is nothing to cut any more; one that cut is made anew', () => {
    const [closed, cut] = [upToConclusion('ex-ante-finance'), upToConclusion('ex-ante-finance')];
    closed.conclude('not-supported');
    cut.conclude('not-supported');
    expect(said(closed.step('cut-control-number', 'not-cut', { reason: '预算已批复' }))).toEqual(['ex-ante-resolved']);
    cut.step('cut-control-number', 'cut', { amount: '1.00' }, people.office, { cuts: true });
    const again = (assessed: Assessed) =>
      said(new Assessment(worldOf({ before: [before(assessed)], number: 2 })).open('ex-ante-finance'));
    expect(again(cut)).toEqual(['ex-ante-opened', 'ex-ante-steps-opened']);
    expect(again(closed)).toMatchObject({ code: 'assessed-already' });
  });

  it('has no score below nothing, and no applicant who is the other department', () => {
    const assessed = upToConclusion();
    expect(said(assessed.conclude('supported', { score: '-1' }))).toEqual({ code: 'negative-score', score: '-1' });
    const world = { ...worldOf({ parties: [otherDepartment] }), applicants: [otherDepartment] };
    expect(said(new Assessment(world).open('ex-ante-other', { organisation: otherDepartment }))).toEqual({
      code: 'assessor-is-applicant',
      organisation: otherDepartment,
    });
  });
});

describe('how an assessment was made', () => {
  const nothing = { bases: [], approaches: [], methods: [], observers: [] };
  const made = { ...nothing, withFeasibilityStudy: false, withBudgetReview: false, on: '2023-09-20' };

  it('is told by what the set lists; other methods where its list is open', () => {
    const assessed = upToConclusion();
    expect(said(assessed.act('conduct', { ...made, bases: ['law'], otherMethods: '最低成本法' }))).toEqual([
      'ex-ante-conducted',
    ]);
    expect(assessed.basis).toContain('exAnte.bases/law');
    for (const [field, listed] of [
      ['bases', ['law', 'county-plan', 'financial-rules', 'duties-and-plans', 'industry-standards']],
      ['approaches', ['expert-consultation', 'site-visit', 'questionnaire', 'discussion-meeting']],
    ] as const)
      expect(said(assessed.act('conduct', { ...made, [field]: ['x'] }))).toEqual({
        code: 'not-listed',
        field,
        given: 'x',
        listed,
      });
    const { ruling } = assessed.world;
    const closed = { ...ruling, value: () => ({ is: 'stated', path: 'exAnte.methodsClosed', value: true }) };
    assessed.world = { ...assessed.world, ruling: closed as unknown as typeof ruling };
    expect(said(assessed.act('conduct', { ...made, otherMethods: '最低成本法' }))).toMatchObject({
      code: 'not-listed',
      field: 'otherMethods',
    });
  });

  it('is told while it is made, and not afterwards', () => {
    const assessed = upToConclusion();
    assessed.conclude('supported');
    expect(said(assessed.act('conduct', made))).toEqual({ code: 'assessment-ended', outcome: 'supported' });
    expect(said(new Assessment().act('conduct', made))).toEqual({ code: 'assessment-not-opened' });
  });
});
