import { codeOf, isConnectionLoss, isTransient } from './database.js';
import { comparePositions, storeStart } from './event.js';

const withCode = (code: string) => Object.assign(new Error('an error'), { code });

describe('an error', () => {
  it.each([
    '08006',
    '08P01',
    '57P01',
    '57P02',
    '57P03',
    'ECONNRESET',
    'ECONNREFUSED',
    'EPIPE',
    'ETIMEDOUT',
    'EAI_AGAIN',
  ])('with code %s is a lost connection, and another try may help', (code) => {
    expect(isConnectionLoss(withCode(code))).toBe(true);
    expect(isTransient(withCode(code))).toBe(true);
  });

  it.each([
    'Connection terminated',
    'Connection terminated unexpectedly',
    'Client has encountered a connection error and is not queryable',
    'Query read timeout',
    'timeout exceeded when trying to connect',
  ])('of the driver that says “%s” is a lost connection', (message) => {
    expect(isConnectionLoss(new Error(message))).toBe(true);
  });

  it.each(['40001', '40P01', '53300', '55P03', '57014', '25P03', '25P04', 'WX002', 'WX007'])(
    'with code %s is no lost connection, and another try may help',
    (code) => {
      expect(isConnectionLoss(withCode(code))).toBe(false);
      expect(isTransient(withCode(code))).toBe(true);
    },
  );

  it.each(['23505', '42501', '22P02', 'WX001', 'WX003', 'WX004', 'WX005', 'WX006', 'ENOTFOUND'])(
    'with code %s is not helped by another try',
    (code) => {
      expect(isTransient(withCode(code))).toBe(false);
    },
  );

  it('whose message only looks like a lost connection is none when the server gave it a code', () => {
    const error = Object.assign(new Error('Connection terminated in a plan'), { code: 'P0001' });
    expect(isConnectionLoss(error)).toBe(false);
  });

  it.each([undefined, null, 'text', 7, {}])('that is no error (%p) has no code and is not transient', (thrown) => {
    expect(codeOf(thrown)).toBeUndefined();
    expect(isTransient(thrown)).toBe(false);
  });
});

describe('positions', () => {
  it('are in the order of incarnation, transaction and position, as numbers of 64 bits', () => {
    const ordered = [
      storeStart,
      { incarnation: 1, transactionId: '9', position: '9007199254740993' },
      { incarnation: 1, transactionId: '9', position: '9007199254740994' },
      { incarnation: 1, transactionId: '10', position: '1' },
      { incarnation: 1, transactionId: '18446744073709551615', position: '1' },
      { incarnation: 2, transactionId: '3', position: '1' },
      { incarnation: 10, transactionId: '1', position: '1' },
    ];
    for (const [index, position] of ordered.entries()) {
      for (const [other, another] of ordered.entries()) {
        expect(Math.sign(comparePositions(position, another))).toBe(Math.sign(index - other));
      }
    }
  });
});
