import { layered } from '@wenxiao/rules/layers';
import { ruling } from '@wenxiao/rules/ruling';
import { seed } from '@wenxiao/rules/seeds';
import { concernedBy } from './register.concerned.js';

const rules = ruling(layered(seed('transport-assessment')!, undefined, { organisation: false }));
const concerned = (
  code: string,
  ...responsible: readonly (readonly [person: string, role: string, from: string])[]
) => {
  const register = rules.member('registers', code);
  if (register.is === 'silent') throw new Error(register.path);
  const people = responsible.map(([person, role, from]) => ({ person, role, from }));
  return concernedBy({ register, responsible: people }, 2024);
};

describe('whom an entry concerns that was proposed', () => {
  it('is who answered for the body by the end of the first of the years that it was judged by', () => {
    expect(concerned('reassignments', ['one', 'head', '2023-12-31'])).toEqual({ concerned: ['one'] });
    expect(concerned('admonitions', ['one', 'head', '2024-03-01'])).toEqual({ concerned: ['one'] });
  });

  it('is for decision where the head came between both years, or nobody answers in that role', () => {
    expect(concerned('reassignments', ['one', 'head', '2024-01-01'])).toEqual({ forDecision: true });
    expect(concerned('reassignments', ['one', 'deputy', '2020-01-01'])).toEqual({ forDecision: true });
  });

  it('is not asked of a register that concerns nobody', () => {
    expect(concerned('prizes', ['one', 'head', '2020-01-01'])).toEqual({});
  });
});
