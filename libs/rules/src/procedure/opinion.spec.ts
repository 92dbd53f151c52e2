import { consultedOn, unheardOn } from './consulted.js';
import { giveOpinion, opinionOn } from './opinion.js';
import { progressAfter } from './progress.js';
import {
  answer,
  budgetDesk,
  business,
  centre,
  department,
  gate,
  passed,
  procedure,
  returned,
  step,
} from './testing/parts.js';
import { evaluationList } from './testing/procedures.js';
import { Walked } from './testing/walked.js';
import { waitingSteps } from './waiting-steps.js';

/** By the fund the budget desk leads and the department’s desk co-operates; else that desk leads alone. */
const routes = {
  debt: { desk: 'budget-desk', with: ['roads-desk'] },
  plain: { desk: 'roads-desk' },
} as const;
const routing = (way: keyof typeof routes | 'nowhere') => ({
  routing: () => (way === 'nowhere' ? undefined : routes[way]),
});
const desks = (refs: ReturnType<typeof consultedOn>) => refs.map((ref) => ('desk' in ref ? ref.desk : ref));

describe('HC-08, HC-16 who is heard before a step is taken', () => {
  it('is whom it names, each once, and not whoever takes it', () => {
    const of = { by: centre, with: [budgetDesk, business, budgetDesk, centre] };
    expect(desks(consultedOn(of, routing('plain')))).toEqual(['budget-desk', 'roads-desk']);
    expect(desks(consultedOn(of, routing('debt')))).toEqual(['budget-desk']);
    expect(desks(consultedOn({ by: budgetDesk, with: [business] }, routing('debt')))).toEqual([]);
    expect(desks(consultedOn(of, routing('nowhere')))).toEqual(['budget-desk']);
    expect(consultedOn({ by: centre }, routing('debt'))).toEqual([]);
  });

  it('is who co-operates with the desk that a route leads to, too', () => {
    expect(desks(consultedOn({ by: business }, routing('debt')))).toEqual(['roads-desk']);
    expect(consultedOn({ by: business }, routing('plain'))).toEqual([]);
    const outside = { ...gate('congress'), recordedBy: business };
    expect(desks(consultedOn({ by: outside }, routing('debt')))).toEqual(['roads-desk']);
  });
});

const list = Walked.in(evaluationList);
const give = (on: Walked, at: string, opinion: string, who: object = { by: 'p', desk: 'budget-desk' }) =>
  giveOpinion(evaluationList, on.progress, on.world, { step: at, by: 'p', opinion, ...who });
/** Heard, and recorded. */
function heard(on: Walked, at: string, who: object = { by: 'p', desk: 'budget-desk' }): Walked {
  const given = give(on, at, '建议列入教育项目', who);
  if (given.outcome === 'rejected') throw new Error(JSON.stringify(given.rejection));
  return on.with(progressAfter.advised(on.progress, given.data));
}
const items = { items: [{ item: 'E1' }] };

describe('an opinion of a desk that co-operates', () => {
  it('is given while the step is open, and moves nothing', () => {
    expect(give(list, 'choose', '建议列入教育项目')).toEqual({
      outcome: 'given',
      path: 'procedures/evaluation-list/steps/choose',
      data: {
        ...{ procedure: 'evaluation-list', step: 'choose', submission: 1, desk: 'budget-desk', by: 'p' },
        opinion: '建议列入教育项目',
      },
    });
    const after = heard(list, 'choose');
    expect(after.open).toEqual(list.open);
    const proposed = list.then(['choose=proposed', 'c', items]);
    expect(give(proposed, 'choose', '晚了')).toMatchObject({ rejection: { code: 'not-open' } });
    expect(give(proposed, 'pass', '不在协同之列')).toEqual({
      outcome: 'rejected',
      rejection: { code: 'nobody-asked', step: 'pass' },
    });
    expect(give(list, 'choose', ' ')).toMatchObject({ rejection: { code: 'answer-wanting' } });
  });

  it('is a task of its own beside that of whoever takes the step, until it was given', () => {
    const asked = (on: Walked) =>
      waitingSteps({ procedure: evaluationList, progress: on.progress, world: on.world }, 'hash').map(
        ({ step: code, by, asks }) => [code, asks?.opinion ?? 'step', by],
      );
    expect(asked(list)).toEqual([
      ['choose', 'step', centre],
      ['choose', 'budget-desk', budgetDesk],
      ['choose', 'business-desk', business],
    ]);
    expect(asked(heard(list, 'choose'))).toEqual([
      ['choose', 'step', centre],
      ['choose', 'business-desk', business],
    ]);
  });

  it('holds nothing up: who was not heard is said with the step', () => {
    const unheard = (on: Walked) => on.then(['choose=proposed', 'c', items]).taken?.data.unheard;
    expect(unheard(list)).toEqual([{ desk: 'budget-desk' }, { desk: 'business-desk' }]);
    const one = heard(list, 'choose');
    expect(unheard(one)).toEqual([{ desk: 'business-desk' }]);
    expect(unheard(heard(one, 'choose', { by: 'q', desk: 'business-desk' }))).toBeUndefined();
  });

  it('is of one submission: what comes again is asked of anew, and what is taken back was not asked', () => {
    const sent = step('submit', '报送', 'submit', department, [answer('submitted', '报送', 'next')]);
    const reviewing = step('review', '审核', 'review', centre, [passed('end'), returned('submit')], {
      with: [budgetDesk],
    });
    const of = procedure('p', '流程', 'target', [sent, reviewing]);
    const submitted = Walked.in(of).then(['submit=submitted', 'unit']);
    const given = giveOpinion(of, submitted.progress, submitted.world, {
      ...{ step: 'review', by: 'p', desk: 'budget-desk', opinion: '预算偏高' },
    });
    if (given.outcome === 'rejected') throw new Error('It is open');
    const after = submitted.with(progressAfter.advised(submitted.progress, given.data));
    const left = (on: Walked) => unheardOn({ code: 'review', step: reviewing }, on.progress, on.world);
    expect(left(after)).toEqual([]);
    const again = after.then(['review=returned', 'c', { opinion: '须压减' }], ['submit=submitted', 'unit']);
    expect(left(again)).toEqual([budgetDesk]);
    expect(again.progress.opinions).toHaveLength(1);
    const back = after.with(progressAfter.withdrawn(after.progress, {} as never));
    expect(back.open).toEqual(['submit']);
    expect(left(back.then(['submit=submitted', 'unit']))).toEqual([budgetDesk]);
  });

  it('is nothing new where the same desk has said so already, whatever else an object tells with it', () => {
    const given = give(list, 'choose', '建议列入教育项目');
    if (given.outcome === 'rejected') throw new Error('It is open');
    const after = list.with(
      progressAfter.advised(list.progress, { ...given.data, round: 'first' } as typeof given.data),
    );
    const said = { step: 'choose', opinion: '建议列入教育项目' };
    const saying = (different: object = {}) =>
      opinionOn(
        evaluationList,
        { said: { ...said, ...different }, progress: after.progress, world: after.world },
        { id: 'p', desk: 'budget-desk' },
        (data) => ({ type: 'list-opinion-given', data }),
      );
    expect(saying()).toEqual({ outcome: 'accepted', events: [] });
    expect(saying({ opinion: '另有意见' })).toMatchObject({
      events: [{ type: 'list-opinion-given', under: ['procedures/evaluation-list/steps/choose'] }],
    });
  });

  it('takes the place of what the same desk said before', () => {
    const { opinions } = heard(heard(list, 'choose'), 'choose', {
      by: 'q',
      desk: 'budget-desk',
      opinion: '补充意见',
    }).progress;
    expect(opinions).toMatchObject([{ by: 'q', opinion: '补充意见' }]);
  });
});
