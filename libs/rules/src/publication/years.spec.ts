import { answers, flawsIn, flawsInSteps, value } from '../testing/publication.js';
import { named, step } from '../testing/small-rule-set.js';

describe('members that hold in some years alone', () => {
  const fullMark = { 'evaluation.fullMark': value('100') };
  const band = (code: string, from: string, to: string, years: object) => ({ ...named(code), from, to, years });

  it('make a scale of each year of their own', () => {
    const pass = { from: '60', to: '100' };
    const now = { from: 2024 };
    const before = [band('passed', '60', '100', { to: 2023 }), band('failed', '0', '60', { to: 2023 })];
    const since = [band('good', '70', '100', now), band('poor', '0', '70', now)];
    expect(flawsIn({ 'evaluation.gradeBands': [...before, ...since] }, fullMark)).toEqual([]);
    expect(flawsIn({ 'evaluation.gradeBands': [...before, { ...since[0], ...pass }, since[1]] }, fullMark)).toEqual([
      'evaluation.gradeBands/good/from: bands must meet without overlap and cover the whole range: expected 70, found 60 (in 2024)',
    ]);
  });

  it('leave a step with an answer in every year, or are refused with the year', () => {
    const until = (code: string, to: number) =>
      step(code, 'conclude', 'end', answers(['done', 'end', { years: { to } }]));
    const whole = step('conclude', 'conclude', 'end', {
      ...answers(['old', 'end', { years: { to: 2023 } }], ['new', 'end', { years: { from: 2024 } }]),
    });
    expect(flawsInSteps([whole])).toEqual([]);
    expect(flawsInSteps([until('conclude', 2023)])).toEqual([
      'p: is no longer whole over the rules above, or in a year: state it, or withdraw all of it (in 2024)',
      'p: the procedure has no end that can be reached (in 2024)',
    ]);
  });

  it('leave a checklist with an item in every year', () => {
    const item = { ...named('only'), years: { to: 2023 }, questions: [] };
    expect(flawsIn({ checklists: [{ ...named('list'), items: [item] }] })).toEqual([
      'checklists/list: is no longer whole over the rules above, or in a year: state it, or withdraw all of it (in 2024)',
    ]);
  });

  it('say what is wrong in every year without a year', () => {
    const broken = step('conclude', 'conclude', 'nowhere');
    expect(flawsInSteps([broken], { gates: [{ ...named('gate'), years: { from: 2024 } }] })).toEqual([
      'p/steps/conclude/answers/done/then: there is no step nowhere',
    ]);
  });
});
