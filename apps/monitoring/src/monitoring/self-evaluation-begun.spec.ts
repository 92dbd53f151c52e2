import { begunIn } from './self-evaluation-begun.js';

const subject = '018f2f6e-0000-7000-8000-000000000041';
const copied = <Data>(version: number, data: Data, type = 'self-evaluation') => ({
  data,
  fact: { store: 'evaluation', tenant: 'county', stream: `evaluation/${subject}.${type}.2023.1`, version },
  recordedAt: '2024-02-01T00:00:00.000000Z',
});
const which = { subject, type: 'self-evaluation', period: '2023', number: 1 };
const opened = (version: number, openedOn: string) =>
  copied(version, { ...which, year: 2023, ofItself: true, openedOn });

it('a self-evaluation has begun on the day of its start, unless that was taken back', () => {
  const first = opened(1, '2024-02-01');
  expect(begunIn({ opened: [first], notBegun: [] }, 2023)).toBe(first);
  expect(begunIn({ opened: [first], notBegun: [] }, 2022)).toBeUndefined();
  const withdrawn = copied(3, which);
  expect(begunIn({ opened: [first], notBegun: [withdrawn] }, 2023)).toBeUndefined();
  expect(begunIn({ opened: [first], notBegun: [copied(3, which, 'finance-evaluation')] }, 2023)).toBe(first);
  const again = opened(4, '2024-02-03');
  expect(begunIn({ opened: [again], notBegun: [withdrawn] }, 2023)).toBe(again);
});
