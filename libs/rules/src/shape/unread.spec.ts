import { groupShapes } from './groups.js';
import { documentOnly, notYet } from './unread.js';
import { valueShapes } from './values.js';

describe('the parameters that no code reads', () => {
  it('are parameters that exist, each with one reason why it is not read', () => {
    const listed = [...documentOnly, ...Object.keys(notYet)];
    expect(listed.filter((path) => !(path in valueShapes) && !(path in groupShapes))).toEqual([]);
    expect(new Set(listed).size).toBe(listed.length);
  });
});
