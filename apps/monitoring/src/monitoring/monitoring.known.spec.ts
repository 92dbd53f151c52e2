import { knownWithTarget } from '@wenxiao/service-kit';
import { figuresAnswered, figuresAskedOf, newProject } from '@wenxiao/service-kit/testing';

describe('what conditions may ask of monitoring rounds', () => {
  it('is what it answers', () => {
    const known = knownWithTarget(newProject, true, 2024);
    expect(figuresAnswered((code) => known.figure(code, 2024))).toEqual(figuresAskedOf('monitoring-round'));
  });
});
