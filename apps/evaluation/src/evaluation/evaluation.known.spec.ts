import { knownWithTarget } from '@wenxiao/service-kit';
import { figuresAnswered, figuresAskedOf, newProject } from '@wenxiao/service-kit/testing';

describe('what conditions may ask of evaluations', () => {
  it.each([
    ['evaluation', { wasFunded: true, implementers: 2 }],
    ['duty', undefined],
  ])('is what it answers as %s', (knower, evaluated) => {
    const known = knownWithTarget(newProject, true, 2024, evaluated);
    expect(figuresAnswered((code) => known.figure(code, 2024))).toEqual(figuresAskedOf(knower));
  });
});
