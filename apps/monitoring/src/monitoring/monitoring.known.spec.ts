import { figuresAnswered, figuresAskedOf, newProject } from '@wenxiao/service-kit/testing';
import { knownOf } from './monitoring.worlds.js';

describe('what conditions may ask of monitoring rounds', () => {
  it('is what it answers', () => {
    const known = knownOf(newProject, true, 2024);
    expect(figuresAnswered((code) => known.figure(code, 2024))).toEqual(figuresAskedOf('monitoring-round'));
  });
});
