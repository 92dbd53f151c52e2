import { isProposedBy } from './proposer.js';

it('nobody is a second person beside a proposal that is theirs, of whom they stand in for, or of somebody who stood in for them', () => {
  const proposal = { proposedBy: 'deputy', doneFor: 'chief' };
  expect(
    [
      { id: 'deputy' },
      { id: 'chief' },
      { id: 'third', for: 'deputy' },
      { id: 'third', for: 'chief' },
      { id: 'third', for: 'fourth' },
      { id: 'third' },
    ].map((actor) => isProposedBy(proposal, actor)),
  ).toEqual([true, true, true, true, false, false]);
  expect(isProposedBy({ proposedBy: 'deputy' }, { id: 'third' })).toBe(false);
});
