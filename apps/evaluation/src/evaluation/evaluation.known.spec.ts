import { knownWithTarget } from '@wenxiao/service-kit';
import { figuresAnswered, figuresAskedOf, newProject } from '@wenxiao/service-kit/testing';

describe('what conditions may ask of evaluations', () => {
  it.each([
    ['evaluation', true],
    ['duty', undefined],
  ])('is what it answers as %s', (knower, wasFunded) => {
    const known = knownWithTarget(newProject, true, 2024, wasFunded);
    expect(figuresAnswered((code) => known.figure(code, 2024))).toEqual(figuresAskedOf(knower));
  });
});
