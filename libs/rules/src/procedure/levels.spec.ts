import { fourDimensions, insideOffice, levelByLevel, reviewed } from './testing/procedures.js';
import { Walked } from './testing/walked.js';

const money = { amount: '1000000.00', date: '2023-01-20' };
const opinion = { opinion: '指标不够细化' };

describe('FF-24, FF-26a level by level', () => {
  const submitted = (levels: readonly string[]) =>
    Walked.in(levelByLevel, { levels, checklists: { 'four-dimensions': fourDimensions } }).then([
      'submit=submitted',
      'unit',
    ]);

  it('goes straight to finance where there is no level above, and says so', () => {
    expect(submitted([]).open).toEqual(['finance-review']);
    expect(submitted([]).taken?.data.skipped).toEqual([{ step: 'unit-review', because: 'no-level' }]);
  });

  it('records the chain when the step opens, and takes its levels in order', () => {
    const three = submitted(['station', 'institute', 'department']);
    expect(three.taken?.data.levels).toEqual(
      ['station', 'institute', 'department'].map((each) => ({ step: 'unit-review', level: each })),
    );
    expect(three.open).toEqual(['unit-review@station']);
    expect(three.refused('unit-review@institute=passed', 'b', reviewed)).toEqual({
      code: 'not-open',
      step: 'unit-review',
      level: 'institute',
      open: [{ step: 'unit-review', level: 'station', zh: '预算部门和单位逐级审核' }],
    });
    expect(three.refused('unit-review=passed', 'b', reviewed)).toMatchObject({ code: 'not-open' });
    const two = three.then(['unit-review@station=passed', 'b', reviewed]);
    expect(two.open).toEqual(['unit-review@institute']);
    const all = two.then(
      ['unit-review@institute=passed', 'c', reviewed],
      ['unit-review@department=passed', 'd', reviewed],
    );
    expect(all.open).toEqual(['finance-review']);
  });

  it('keeps the levels done when the tree moves, and takes the others from the tree of the day', () => {
    const one = submitted(['station', 'institute', 'department']).then(['unit-review@station=passed', 'b', reviewed]);
    const moved = one.when({ levels: ['station', 'other-department'] });
    expect(moved.open).toEqual(['unit-review@other-department']);
    expect(moved.react().opened?.data.levels).toEqual([
      { step: 'unit-review', level: 'station' },
      { step: 'unit-review', level: 'other-department' },
    ]);
    const gone = one.when({ levels: [] });
    expect(gone.open).toEqual(['finance-review']);
    expect(one.refused('unit-review@other-department=passed', 'c', reviewed)).toMatchObject({ code: 'not-open' });
    // A level that comes later does not open a step again that is done.
    const done = gone.react().walked.when({ levels: ['station', 'new-institute'] });
    expect(done.open).toEqual(['finance-review']);
  });

  it('skips a level at which nobody bears the desk when its turn comes, and says so', () => {
    const second = submitted(['station', '(institute)', 'department']).then([
      'unit-review@station=passed',
      'b',
      reviewed,
    ]);
    expect(second.open).toEqual(['unit-review@department']);
    expect(second.taken?.data.skipped).toEqual([{ step: 'unit-review', level: 'institute', because: 'vacant' }]);
    const filled = submitted(['station', '(institute)', 'department'])
      .when({ levels: ['station', 'institute', 'department'] })
      .then(['unit-review@station=passed', 'b', reviewed]);
    expect(filled.open).toEqual(['unit-review@institute']);
    expect(submitted(['(station)']).open).toEqual(['finance-review']);
  });

  it('begins the chain anew after a return, by the tree of that day', () => {
    const again = submitted(['station', 'department'])
      .then(['unit-review@station=passed', 'b', reviewed], ['unit-review@department=returned', 'c', opinion])
      .when({ levels: ['department'] })
      .then(['submit=submitted', 'unit']);
    expect(again.open).toEqual(['unit-review@department']);
  });

  it('who reviewed one level does not review for finance, and who approves did not declare', () => {
    const forFinance = submitted(['department']).then(['unit-review@department=passed', 'b', reviewed]);
    expect(forFinance.refused('finance-review=passed', 'b', reviewed)).toEqual({
      code: 'same-person',
      did: ['unit-review'],
    });
    const forBudget = forFinance.then(['finance-review=passed', 'f', reviewed]);
    expect(forBudget.refused('approve=approved', 'unit', money)).toEqual({ code: 'same-person', did: ['submit'] });
    expect(forBudget.then(['approve=approved', 'f', money]).progress.ended).toBe('approved');
  });

  it('asks for every dimension exactly once', () => {
    const open = submitted(['department']);
    const wanting = (items: readonly string[] | undefined) =>
      open.refused('unit-review@department=passed', 'b', items && { checklist: items.map((item) => ({ item })) });
    const lacks = (because: string, these?: readonly string[]) => ({
      code: 'answer-wanting',
      wanting: [{ needed: 'checklist', because, ...(these && { these }) }],
    });
    expect(wanting(undefined)).toEqual(lacks('missing'));
    expect(wanting(fourDimensions.slice(1))).toEqual(lacks('incomplete', ['completeness']));
    expect(wanting([...fourDimensions, 'relevance'])).toEqual(lacks('repeated', ['relevance']));
    expect(wanting([...fourDimensions, 'novelty'])).toEqual(lacks('malformed', ['novelty']));
  });

  describe('whose items failed', () => {
    const failed = {
      checklist: fourDimensions.map((item) => ({ item, answer: item === 'relevance' ? 'failed' : 'passed' })),
    };
    const lacks = (needed: string) => ({
      code: 'answer-wanting',
      wanting: [{ needed, because: 'items-failed', these: ['relevance'] }],
    });
    const review = (answer: string, brings: object, procedure = levelByLevel) =>
      Walked.in(procedure, { levels: ['department'], checklists: { 'four-dimensions': fourDimensions } })
        .then(['submit=submitted', 'unit'])
        .refused(`unit-review@department=${answer}`, 'b', brings);

    it('goes on with an opinion that says why, and back as it is', () => {
      expect(review('passed', failed)).toEqual(lacks('opinion'));
      expect(review('passed', { ...failed, opinion: ' ' })).toEqual(lacks('opinion'));
      expect(review('passed', { ...failed, opinion: '已约定补正' })).toBe('taken');
      expect(review('returned', { ...failed, opinion: '请补正' })).toBe('taken');
    });

    it('does not pass where the set lets nothing pass but what is passed whole (审核合格)', () => {
      const whole = {
        ...levelByLevel,
        steps: levelByLevel.steps.map((each) => ({
          ...each,
          answers: each.answers.map((answer) =>
            answer.code === 'passed' ? { ...answer, requires: 'all-passed' as const } : answer,
          ),
        })),
      };
      expect(review('passed', { ...failed, opinion: '已约定补正' }, whole)).toEqual(lacks('checklist'));
      const passed = failed.checklist.map(({ item }) => ({ item, answer: 'not-applicable' }));
      expect(review('passed', { checklist: passed }, whole)).toBe('taken');
      expect(review('returned', { ...failed, opinion: '请补正' }, whole)).toBe('taken');
    });
  });
});

describe('T1-03 what a body does inside itself', () => {
  const inOffice = Walked.in(levelByLevel, {
    levels: ['department'],
    inside: { unit: insideOffice },
    checklists: { 'four-dimensions': fourDimensions },
  });
  const drafted = inOffice.then(['submit.section=drafted', 'a']);
  const coordinated = drafted.then(['submit.coordinate=passed', 'b']);

  it('runs before its step, under the article of its own set', () => {
    expect([inOffice.open, drafted.open, coordinated.open]).toEqual([
      ['submit.section'],
      ['submit.coordinate'],
      ['submit'],
    ]);
    expect(drafted.taken?.stated).toEqual([{ path: 'procedures/inside-unit/steps/section/answers/drafted' }]);
    expect(coordinated.then(['submit=submitted', 'b']).open).toEqual(['unit-review@department']);
  });

  it('has its own separation and return, which never leave the body', () => {
    expect(drafted.refused('submit.coordinate=passed', 'a')).toEqual({ code: 'same-person', did: ['submit.section'] });
    const back = drafted.then(['submit.coordinate=returned', 'b', opinion]);
    expect([back.open, back.progress.submission]).toEqual([['submit.section'], 2]);
  });

  it('is gone through again after a return from outside, and who drafted does not review', () => {
    const outside = coordinated.then(['submit=submitted', 'b']);
    expect(outside.refused('unit-review@department=passed', 'a', reviewed)).toEqual({
      code: 'same-person',
      did: ['submit.section'],
    });
    expect(outside.then(['unit-review@department=returned', 'c', opinion]).open).toEqual(['submit.section']);
  });
});
