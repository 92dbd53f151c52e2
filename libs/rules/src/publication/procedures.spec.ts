import { answers, flawsIn, flawsInSteps } from '../testing/publication.js';
import { byClerk, type Json, named, step } from '../testing/small-rule-set.js';

describe('a set that can be published', () => {
  it('has nothing wrong with it: returns, parallel and optional steps, gates and groups included', () => {
    const steps = [
      step('appoint', 'appoint', 'next', answers(['named', 'next', { needs: ['persons'], assigns: 'group' }])),
      step('left', 'submit', 'next', { beside: 'both' }),
      step('right', 'submit', 'next', { beside: 'both' }),
      step('score', 'score', 'next', { by: { assigned: 'group' }, repeats: 'each-assigned' }),
      step('look', 'review', 'next', { optional: true, ...answers(['back', 'left', {}], ['ok', 'next']) }),
      step('conclude', 'conclude', 'next', answers(['done', 'next', { outcome: 'concluded' }])),
      step('pass', 'approve', 'end', {
        by: { gate: 'congress', recordedBy: byClerk },
        when: { figure: 'subject.key', is: ['yes'] },
      }),
    ];
    expect(flawsInSteps(steps, { parties: [named('group')], gates: [named('congress')] })).toEqual([]);
  });
});

describe('publication refuses a procedure', () => {
  it('with a step that no way leads to', () => {
    const steps = [
      step('a', 'conclude', 'end', answers(['back', 'a'], ['done', 'end'])),
      step('b', 'review', 'end'),
      step('c', 'review', 'end'),
    ];
    expect(flawsInSteps(steps)).toEqual([
      'p/steps/b: no way leads to this step',
      'p/steps/c: no way leads to this step',
    ]);
  });

  it('with a step from which no end is reached', () => {
    const steps = [
      step('a', 'conclude', 'end', answers(['on', 'b'], ['done', 'end'])),
      step('b', 'review', 'c'),
      step('c', 'review', 'b'),
    ];
    expect(flawsInSteps(steps)).toEqual([
      'p/steps/b: from this step no end may be reached',
      'p/steps/c: from this step no end may be reached',
    ]);
  });

  it('that cannot end', () => {
    expect(flawsInSteps([step('a', 'conclude', 'next'), step('b', 'review', 'a')])).toEqual([
      'p: the procedure has no end that can be reached',
    ]);
  });

  it('with an answer, or a person excluded, by a step that it has not', () => {
    expect(flawsInSteps([step('a', 'conclude', 'elsewhere')])).toEqual([
      'p/steps/a/answers/done/then: there is no step elsewhere',
    ]);
    expect(flawsInSteps([step('next', 'conclude', 'end')])).toEqual([
      'p/steps/next: no step can be called next or end',
    ]);
    expect(flawsInSteps([step('a', 'conclude', 'end', { notBy: ['b'] })])).toEqual([
      'p/steps/a/notBy: there is no step b',
    ]);
  });

  it('without an act that its object needs, or about an object that does not exist', () => {
    expect(flawsInSteps([step('a', 'submit', 'end')], {}, { object: 'performance-target' })).toEqual([
      'p: no step does the act approve, which performance-target needs',
    ]);
    expect(flawsInSteps([step('a', 'submit', 'end')], {}, { object: 'weather' })).toEqual([
      expect.stringMatching(/^p\/object: there is no object weather; there are: .*performance-target/),
    ]);
  });

  it('of corrective measures that nobody adopts; of whatever shape it is published otherwise', () => {
    const look = step('look', 'review', 'next', { ...answers(['back', 'propose', {}], ['ok', 'next']) });
    const steps = (verdict: string) => [
      step('propose', 'record', 'next'),
      look,
      step('decide', 'resolve', 'end', answers(['agreed', 'end', { outcome: verdict }], ['declined', 'end'])),
    ];
    const flawsOf = (verdict: string) => flawsInSteps(steps(verdict), {}, { object: 'corrective-measure' });
    expect(flawsOf('adopted')).toEqual([]);
    expect(flawsOf('agreed')).toEqual(['p: no answer comes to adopted, by its outcome or its code']);
  });

  it('whose party nobody names, or whose answers ask for what the step has not', () => {
    const steps = [
      step('a', 'conclude', 'next', { by: { assigned: 'group' } }),
      step('b', 'score', 'next', { repeats: 'each-assigned' }),
      step(
        'c',
        'review',
        'end',
        answers(['x', 'end', { assigns: 'other', requires: 'all-passed' }], ['y', 'end', { needs: ['checklist'] }]),
      ),
    ];
    expect(flawsInSteps(steps, { parties: [named('group'), named('other')] })).toEqual([
      'p/steps/a/by: no step says who group is',
      'p/steps/b/repeats: only those assigned can each take it',
      'p/steps/c/answers/x: whoever is assigned must be asked for: persons or organisation',
      'p/steps/c/answers/x/requires: what requires all items to be passed has to ask for the checklist',
      'p/steps/c/answers/y: asks for a checklist, and the step has none',
    ]);
  });

  it('that names somebody to an object whose service lets nobody in as a party', () => {
    const names = step('a', 'submit', 'next', answers(['x', 'next', { needs: ['persons'], assigns: 'group' }]));
    const ofObject = (object: string): readonly string[] =>
      flawsInSteps(
        [names, step('b', 'conclude', 'end'), step('c', 'approve', 'end')],
        { parties: [named('group')] },
        { object },
      );
    expect(ofObject('evaluation').filter((flaw) => flaw.includes('assign'))).toEqual([]);
    expect(ofObject('performance-target')).toContain(
      'p/steps/a/answers/x/assigns: no step of performance-target can assign anybody: whoever were assigned could not act on it',
    );
  });

  it('with an act that nothing tells of, of an object that knows few', () => {
    const ofRound = (act: string): readonly string[] =>
      flawsInSteps([step('a', 'submit', 'next'), step('b', act, 'end')], {}, { object: 'monitoring-round' });
    expect(ofRound('issue')).toEqual([]);
    expect(ofRound('report')).toEqual([
      'p/steps/b/act: no step of monitoring-round can do the act report; there are: submit, review, issue, resolve',
    ]);
  });

  it('that runs inside one which does not exist or leaves no room for it', () => {
    const inside = (of: string): Json => ({
      ...named('own'),
      object: 'evaluation',
      inside: { of, at: 'unit' },
      steps: [step('a', 'submit', 'end')],
    });
    const host = { ...named('host'), object: 'evaluation', steps: [step('conclude', 'conclude', 'end')] };
    expect(flawsIn({ procedures: [inside('none')] })).toEqual(['procedures/own/inside: there is no procedure none']);
    expect(flawsIn({ procedures: [host, inside('host')] })).toEqual([
      'procedures/own/inside: procedure host has no step with room inside the unit',
    ]);
  });

  it('whose gate is decided on another object: none decides for it, the step would never open', () => {
    const by = { gate: 'congress', recordedBy: byClerk, decidedOn: 'evaluation-list' };
    const steps = [step('a', 'submit', 'next', { by }), step('b', 'conclude', 'end')];
    expect(flawsInSteps(steps, { gates: [named('congress')] })).toEqual([
      'p/steps/a/by/decidedOn: evaluation-list decides nothing for such objects: record the decision in this step',
    ]);
  });

  it('that runs inside the same steps as another in a year of both', () => {
    const own = (code: string, years: Json): Json => ({
      ...named(code),
      object: 'evaluation',
      inside: { of: 'host', at: 'unit' },
      years,
      steps: [step('a', 'submit', 'end')],
    });
    const steps = [step('submit', 'submit', 'next', { inside: 'unit' }), step('conclude', 'conclude', 'end')];
    const host = { ...named('host'), object: 'evaluation', steps };
    const early = own('early', { to: 2023 });
    expect(flawsIn({ procedures: [host, early, own('late', { from: 2024 })] })).toEqual([]);
    expect(flawsIn({ procedures: [host, early, own('late', { from: 2023 })] })).toEqual([
      'procedures/early/inside: runs inside the same steps as procedure late, in the same years',
      'procedures/late/inside: runs inside the same steps as procedure early, in the same years',
    ]);
  });
});
