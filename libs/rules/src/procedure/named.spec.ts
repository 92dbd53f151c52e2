import { namedAfter, namedNow } from './named.js';
import { notBegun, type Progress } from './progress.js';

const naming = (different: Partial<Progress>): Progress => ({ ...notBegun, procedure: 'evaluation', ...different });
const group = naming({
  assigned: [
    { as: 'work-group', person: 'expert' },
    { as: 'work-group', organisation: 'agency' },
  ],
});

describe('whom procedures name', () => {
  it('is whom their steps assigned, and whoever has a step by hand-over, each once', () => {
    const again = naming({ assigned: [{ as: 'work-group', person: 'expert' }], heldBy: { submit: 'clerk' } });
    expect(namedNow([group, again])).toEqual([
      { as: 'work-group', who: 'expert' },
      { as: 'work-group', who: 'agency' },
      { as: 'task', who: 'clerk' },
    ]);
  });

  it('is nobody of what has ended', () => {
    expect(namedNow([{ ...group, ended: 'archived' }])).toEqual([]);
  });

  it('is told again by the step that assigns, and by the one that ends', () => {
    const ended = { ...group, ended: 'archived' };
    expect(namedAfter({ assigned: [] }, [group])).toEqual(namedNow([group]));
    expect(namedAfter({ ended: 'archived' }, [ended])).toEqual([]);
    expect(namedAfter({ answer: 'done' }, [group])).toBeUndefined();
    expect(namedAfter({ ended: 'archived' }, [naming({ ended: 'archived' })])).toBeUndefined();
  });
});
