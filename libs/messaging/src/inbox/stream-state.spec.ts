import { judge, type Mark, raise } from './stream-state.js';

const message = (version: number, previousVersion: number, incarnation = 1) => ({
  origin: { store: 'targets', tenant: '360000', stream: 'target/1', incarnation, version },
  previousVersion,
});
const one: Mark[] = [{ incarnation: 1, first: 1, last: 5 }];
const two: Mark[] = [
  { incarnation: 1, first: 1, last: 5 },
  { incarnation: 3, first: 8, last: 9 },
];

describe('what a message is to a consumer', () => {
  it.each([
    ['begins a stream', message(1, 0), [], 'next'],
    ['begins a stream whose first events were private', message(4, 0), [], 'next'],
    ['comes before the first one did', message(3, 1), [], 'ahead'],
    ['follows', message(6, 5), one, 'next'],
    ['follows over private versions', message(9, 5), one, 'next'],
    ['follows in a later incarnation', message(6, 5, 2), one, 'next'],
    ['comes again', message(5, 4), one, 'duplicate'],
    ['comes again, an old one', message(1, 0), one, 'duplicate'],
    ['comes again, of an older incarnation', message(3, 2), two, 'duplicate'],
    ['comes before one that is missing', message(8, 7), one, 'ahead'],
    ['takes the place of another one', message(5, 4, 2), one, 'diverged'],
    ['takes the place of a later incarnation’s', message(8, 7, 1), two, 'diverged'],
    ['has a version that the chain passed over', message(7, 5, 1), two, 'diverged'],
    ['goes on in an incarnation that was left', message(10, 9, 1), two, 'diverged'],
    ['follows an earlier one than was taken in', message(7, 3, 2), one, 'diverged'],
  ] as const)('that %s', (_, given, marks, expected) => {
    expect(judge(given, marks).is).toBe(expected);
  });

  it('tells which versions are missing', () => {
    expect(judge(message(9, 8), one)).toEqual({ is: 'ahead', after: 5, upTo: 8 });
    expect(judge(message(9, 8), [])).toEqual({ is: 'ahead', after: 0, upTo: 8 });
  });
});

describe('the marks after a message', () => {
  it('rise within an incarnation, and begin anew in the next', () => {
    expect(raise([], { version: 3, incarnation: 1 })).toEqual([{ incarnation: 1, first: 3, last: 3 }]);
    expect(raise(one, { version: 7, incarnation: 1 })).toEqual([{ incarnation: 1, first: 1, last: 7 }]);
    expect(raise(one, { version: 7, incarnation: 2 })).toEqual([...one, { incarnation: 2, first: 7, last: 7 }]);
  });
});
