import { explanations } from './explanations.js';
import { findingLevels } from './finding.js';

describe('the explanation of a finding', () => {
  it('is there for each, in Chinese, with an example', () => {
    expect(Object.keys(explanations)).toEqual(Object.keys(findingLevels));
    for (const explanation of Object.values(explanations))
      for (const text of Object.values(explanation)) expect(text).toMatch(/\p{Script=Han}/u);
  });
});
