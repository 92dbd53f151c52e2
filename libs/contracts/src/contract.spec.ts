import { code, id, list, money } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';
import { contract, contracts, contractType, readContract, termsOf, writeContract } from './contract.js';

const paid = contract('treasury.payment-made', 1, 'payment', {
  subject: id(t.subject),
  parts: list(['part'], 2, { part: code(t.moneyPart), spent: money(t.spentAmount) }),
  round: code(t.round).optional(),
});
const data = {
  subject: '018f2f6e-0000-7000-8000-00000000004a',
  parts: [{ part: 'own', spent: '1.00' }],
};
const text = JSON.stringify(data);

describe('a declared contract', () => {
  it('is known by type, stream and message', () => {
    expect(contracts().get('treasury.payment-made.v1')).toBe(paid.Message);
    expect(contractType(paid.Message)).toBe(paid.type);
    expect(termsOf(paid.Message)).toEqual({ service: 'treasury', name: 'payment-made', version: 1, stream: 'payment' });
  });

  it('is written from its data, declared fields alone and each in its stored form', () => {
    const message = paid({ ...data, subject: data.subject.toUpperCase(), ...{ secret: 'x' } });
    expect(writeContract(message)).toEqual({ type: 'treasury.payment-made.v1', version: 1, text });
  });

  it('is read as the message that handlers are given', () => {
    const message = readContract(paid.type, text);
    expect(message).toBeInstanceOf(paid.Message);
    expect({ ...message }).toEqual(data);
  });

  it.each([
    ['{}', 'subject missing; parts missing'],
    [JSON.stringify({ ...data, parts: [{ part: 'own', spent: '1' }] }), 'parts[0].spent not-an-amount'],
    [JSON.stringify({ ...data, round: null }), 'round not-a-code'],
    [JSON.stringify({ ...data, subject: data.subject.toUpperCase() }), 'subject not-a-uuid'],
    [
      JSON.stringify({ ...data, parts: [{ part: 'own', spent: { amount: '1', unit: '元' } }] }),
      'parts[0].spent not-an-amount',
    ],
    ['[]', 'not an object'],
    ['{', 'not JSON'],
  ])('is refused with what is wrong: %s', (wrong, what) => {
    expect(() => readContract(paid.type, wrong)).toThrow(`treasury.payment-made.v1: ${what}`);
  });

  it('is published by nobody who has not all of it', () => {
    // @ts-expect-error -- the compiler refuses it: no contract made it.
    expect(() => writeContract(Object.assign(new paid.Message(), { subject: data.subject }))).toThrow('parts missing');
    // @ts-expect-error -- nor is a plain object one.
    expect(() => writeContract({ ...data })).toThrow('is no contract');
  });

  it('has its name alone', () => {
    expect(() => contract('treasury.payment-made', 1, 'payment', {})).toThrow('Two contracts are called');
  });
});
