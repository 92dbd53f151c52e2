import type { FactCopy } from '@wenxiao/service-kit';
import * as copies from '../copies.js';
import { Known, type KnownFact } from './known-facts.js';
import { disclosureOf, rectificationOf } from './subject-follow-up.js';

function fact(copy: FactCopy, data: object): KnownFact {
  const given = { subject: '018f2f6e-0000-7000-8000-000000000101', year: 2023, ...data };
  return {
    copy: copy.name,
    key: copy.keyOf(given),
    stream: 'told',
    version: 1,
    recordedAt: '2024-01-01T00:00:00.000000Z',
    data: given,
  };
}
const rectification = (which: string, status: string, problems: number, rectified: number) =>
  fact(copies.rectifications, { rectification: which, status, problems, rectified });
const disclosure = (number: number, status: string) => fact(copies.disclosures, { number, status });
const rectified = (...facts: readonly KnownFact[]) => rectificationOf(new Known(facts), 2023);
const disclosed = (...facts: readonly KnownFact[]) => disclosureOf(new Known(facts), 2023);

describe('what is put right of a year', () => {
  it('is none before something is to be, and of its own year alone', () => {
    expect(rectified()).toBeNull();
    expect(rectificationOf(new Known([rectification('result', 'open', 2, 1)]), 2022)).toBeNull();
  });

  it('is open as long as one is, and counts the problems of all but what was given up', () => {
    const [evaluation, result] = [
      rectification('evaluation.finance-evaluation.2023.1', 'rectified', 3, 3),
      rectification('result', 'open', 2, 1),
    ];
    const givenUp = rectification('measure.018f2f6e-0000-7000-8000-000000000102', 'given-up', 4, 1);
    for (const told of [
      [evaluation, result, givenUp],
      [givenUp, result, evaluation],
    ])
      expect(rectified(...told)).toEqual({ status: 'open', rectifications: 3, problems: 5, rectified: 4 });
    expect(rectified(evaluation, givenUp)).toEqual({
      status: 'rectified',
      rectifications: 2,
      problems: 3,
      rectified: 3,
    });
    expect(rectified(givenUp)).toEqual({ status: 'given-up', rectifications: 1, problems: 0, rectified: 0 });
  });
});

describe('the disclosure of a year', () => {
  it('is the one that was opened last, in whatever order they were told', () => {
    expect(disclosed()).toBeNull();
    expect(disclosed(disclosure(1, 'withheld'))).toEqual({ status: 'withheld', number: 1 });
    for (const told of [
      [disclosure(1, 'published'), disclosure(2, 'open')],
      [disclosure(2, 'open'), disclosure(1, 'published')],
    ])
      expect(disclosed(...told)).toEqual({ status: 'open', number: 2 });
  });
});
