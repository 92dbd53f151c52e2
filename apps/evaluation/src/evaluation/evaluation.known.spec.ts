import { figuresAnswered, figuresAskedOf, newProject } from '@wenxiao/service-kit/testing';
import { knownOf } from './evaluation.worlds.js';

describe('what conditions may ask of evaluations', () => {
  it.each(['evaluation', 'duty'])('is what it answers as %s', (knower) => {
    const known = knownOf(newProject, true, 2024);
    expect(figuresAnswered((code) => known.figure(code, 2024))).toEqual(figuresAskedOf(knower));
  });
});
