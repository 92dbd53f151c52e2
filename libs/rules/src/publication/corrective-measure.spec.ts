import { answers, flawsIn, flawsInSteps } from '../testing/publication.js';
import { byClerk, type Json, named, step } from '../testing/small-rule-set.js';

const propose = (more: Json = {}) =>
  step('propose', 'record', 'next', { ...answers(['proposed', 'next', { needs: ['finding', 'reason'] }]), ...more });
const decide = (more: Json = {}) =>
  step('decide', 'resolve', 'end', {
    notBy: ['propose'],
    ...answers(['adopted', 'end', { needs: ['reason'] }], ['declined', 'end']),
    ...more,
  });
const flawsOfSteps = (...steps: readonly Json[]) => flawsInSteps(steps, {}, { object: 'corrective-measure' });

describe('a procedure of corrective measures', () => {
  it('is published as it is run: one proposes, somebody else decides', () => {
    expect(flawsOfSteps(propose(), decide())).toEqual([]);
  });

  it('is refused with a step that nobody would take', () => {
    const group = step('group', 'review', 'next', {});
    expect(flawsOfSteps(propose(), group, decide())).toEqual(['p: has two steps, to propose and to decide']);
    expect(flawsOfSteps(decide({ notBy: [] }))).toEqual(['p: has two steps, to propose and to decide']);
  });

  it.each([
    [
      'a gate',
      [propose(), decide({ by: { gate: 'congress', recordedBy: byClerk } })],
      ['p/steps/decide/by: is taken by a desk'],
    ],
    ['no separation', [propose(), decide({ notBy: [] })], ['p/steps/decide/notBy: is apart from propose']],
    [
      'another answer',
      [propose(), decide(answers(['agreed', 'end'], ['declined', 'end']))],
      ['p/steps/decide/answers: has the answers adopted and declined'],
    ],
    [
      'a way back',
      [propose(), decide(answers(['adopted', 'end'], ['declined', 'propose']))],
      ['p/steps/decide/answers/declined/then: leads to next or end'],
    ],
    [
      'more than is asked for',
      [propose(answers(['proposed', 'next', { needs: ['reason', 'amount'] }])), decide()],
      ['p/steps/propose/answers/proposed/needs: cannot ask for amount'],
    ],
    [
      'whom an answer informs',
      [propose(), decide(answers(['adopted', 'end', { informs: [byClerk] }], ['declined', 'end']))],
      ['p/steps/decide/answers/adopted/informs: is not carried out for corrective measures'],
    ],
    [
      'a desk that co-operates',
      [propose(), decide({ with: [byClerk] })],
      ['p/steps/decide/with: is not carried out for corrective measures'],
    ],
    ['another act', [propose({ act: 'submit' }), decide()], ['p/steps/propose/act: is record']],
  ])('is refused with what would not be carried out: %s', (_, steps, flaws) => {
    expect(flawsInSteps(steps, { gates: [named('congress')] }, { object: 'corrective-measure' })).toEqual(flaws);
  });

  it('stands once in a set', () => {
    const procedure = (code: string) => ({
      ...named(code),
      object: 'corrective-measure',
      steps: [propose(), decide()],
    });
    expect(flawsIn({ procedures: [procedure('one'), procedure('other')] })).toEqual([
      'procedures/other: is the second of its kind',
    ]);
  });
});
