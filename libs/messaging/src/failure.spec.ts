import { ContractViolation } from '@wenxiao/contracts';
import { classOf, describeFailure, PermanentError, TransientError, WaitsFor, waitOf } from './failure.js';

const sql = (code: string) => Object.assign(new Error('refused'), { code });

describe('the class of an error', () => {
  it.each([
    ['a handler’s word that another try can help', new TransientError('not now'), 'transient'],
    ['a row that is not there', new WaitsFor('directory_copy.organisations', 'a'), 'waits'],
    ['an error of others that passes', Object.assign(new Error('no rules yet'), { passes: true }), 'transient'],
    ['a handler’s word that none can', new PermanentError('never'), 'permanent'],
    ['a text that is not its contract', new ContractViolation('targets.target-approved.v1', 'not JSON'), 'permanent'],
    ['a deadlock', sql('40P01'), 'transient'],
    ['a conflict of an append in our transaction', sql('WX001'), 'transient'],
    ['an append after a later transaction', sql('WX002'), 'transient'],
    ['a store that was not adopted', sql('WX003'), 'outage'],
    ['a full disk', sql('53100'), 'outage'],
    ['a failing disk', sql('58030'), 'outage'],
    ['a password that is wrong', sql('28P01'), 'outage'],
    ['a server that shuts down', sql('57P01'), 'outage'],
    ['a transaction that was open for too long', sql('25P03'), 'transient'],
    ['a broken socket', sql('ECONNRESET'), 'outage'],
    ['a driver that lost its connection', new Error('Connection terminated unexpectedly'), 'outage'],
    ['a unique violation', sql('23505'), 'unknown'],
    ['a missing table', sql('42P01'), 'unknown'],
    ['a defect', new TypeError('x is not a function'), 'unknown'],
    ['what is no error', 'thrown', 'unknown'],
    ['nothing', undefined, 'unknown'],
  ] as const)('%s', (_, error, expected) => {
    expect(classOf(error)).toBe(expected);
  });

  it('is that of its cause, however it is wrapped', () => {
    const wrapped = new Error('The query failed', { cause: new Error('again', { cause: sql('40001') }) });
    expect(classOf(wrapped)).toBe('transient');
    const wait = new WaitsFor('directory_copy.organisations', 'a');
    const refused = Object.assign(new Error('no rules yet', { cause: wait }), { passes: true });
    expect([waitOf(refused), classOf(refused)]).toEqual([wait, 'waits']);
    const circular = new Error('a');
    circular.cause = circular;
    expect(classOf(circular)).toBe('unknown');
  });

  it('goes with one line for the person who looks at it', () => {
    expect(describeFailure(sql('23505'))).toBe('Error 23505: refused');
    expect(describeFailure('thrown')).toBe('thrown');
  });
});
