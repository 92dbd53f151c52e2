import { sealedText, withOpened } from '@wenxiao/domain/field';
import { referralFacts } from '@wenxiao/facts/accountability';
import type { HistoryRow } from '@wenxiao/messaging';
import { entryFlaws, type ToldTrail } from './entry-flaws.js';
import { foldTrail } from './fold.js';

const id = (last: string) => `0192f7a0-0000-7000-8000-0000000${last}`;
const [tenant, subject, person, clerk] = ['c0000', 'c0010', 'c0004', 'c0003'].map(id) as [
  string,
  string,
  string,
  string,
];
const sealed = (bytes: string): string => sealedText({ persons: [person], bytes: bytes.repeat(60) });

const issued = referralFacts.referralIssued({
  procedure: 'referral',
  step: 'issue',
  answer: 'issued',
  submission: 1,
  by: clerk,
  open: [],
  ...{ opinion: sealed('A'), documents: [{ name: sealed('B'), document: 'referral-letter' }] },
});
const rows: readonly HistoryRow[] = [
  {
    ...{ store: 'accountability', stream: `referral/${subject}.${tenant}.poor.1`, version: 1, type: issued.type },
    ...{ tenant, incarnation: 1, schemaVersion: 1, commandId: id('d0001'), commandHash: undefined },
    data: JSON.stringify(issued.data),
    metadata: JSON.stringify({ actor: { id: clerk, as: 'grant', desk: 'lead' }, about: { subject } }),
    recordedAt: '2023-06-01T00:00:00.000000Z',
    ...{ published: undefined, previousPublished: 0 },
  },
];

/** What is told of it, with other words in the place of every sealed text. */
function told(words: string): ToldTrail {
  const { entries, figures } = foldTrail(rows, subject);
  const folded = { subject, entries: entries.map(({ rules: _, ...entry }) => entry), figures };
  return JSON.parse(withOpened(JSON.stringify(folded), () => words)) as ToldTrail;
}

describe('what is told of sealed texts', () => {
  const whole = { isWhole: true, isCalledAlike: true };

  it('is any words, also where they tell one item from the others: the name of a document', () => {
    const opened = told('关于本人的移送函');
    expect(JSON.stringify(opened)).not.toContain('sealed.1');
    expect(opened.entries[0]?.changes.map(({ item }) => item ?? '')).toContainEqual(
      expect.stringContaining('关于本人的移送函'),
    );
    for (const against of [whole, { ...whole, isWhole: false }]) expect(entryFlaws(opened, rows, against)).toEqual([]);
  });

  it('is as it was recorded beside them', () => {
    const opened = told('关于本人的移送函');
    const forged = JSON.parse(JSON.stringify(opened).replaceAll('referral-letter', 'other-letter')) as ToldTrail;
    for (const against of [whole, { ...whole, isWhole: false }])
      expect(entryFlaws(forged, rows, against)).toContainEqual(expect.objectContaining({ what: 'changes' }));
  });
});
