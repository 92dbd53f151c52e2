import { figuresAnswered, figuresAskedOf, newProject } from '@wenxiao/service-kit/testing';
import { knownOf, type Line } from './known.js';
import { knownOfReferred } from './referral/referred.js';

describe('what conditions may ask of results', () => {
  it('is what a result application answers, once the subject was evaluated and has a budget', () => {
    const line = { data: { year: 2024, inForce: [{ from: '2024-01-20', total: '100.00' }] } } as unknown as Line;
    const evaluation = { type: 'self-evaluation', score: '80', grade: 'good', findings: [] };
    const known = knownOf(2024, newProject, { lines: [line], evaluation });
    expect(figuresAnswered((code) => known.figure(code, 2024))).toEqual(figuresAskedOf('result-application'));
  });

  it('is what a referral answers that rests on an evaluation', () => {
    const result = { type: 'self-evaluation', score: '80', grade: 'good', findings: [] };
    const named = { ...result, period: '2024', number: 1, year: 2024, version: 9 };
    const known = knownOfReferred({ asked: newProject }, { result: named }, 2024);
    expect(figuresAnswered((code) => known.figure(code, 2024))).toEqual(figuresAskedOf('referral'));
  });
});
