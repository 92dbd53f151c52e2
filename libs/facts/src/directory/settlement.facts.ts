import { code, count, day, type EventOf, fact, limits, list, name, words, year, factsOf } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';

// 未定事项的明确: what the rules of a body are silent on, decided by that body. Streams `settlement/<body id>.<scheme>`. Who may
// read is said in `organisation.facts.ts`.

/** A decision holds at once, for one type of evaluation in a budget year or, without these, for good. It is replaced path by path. */
const silenceSettled = fact('silence-settled', 1, {
  /** Counted through the decisions of the body in the scheme, from 1. */
  number: count(t.settlementNumber, { min: 1, max: limits.versions }),
  type: code(t.settledType).per('number').optional(),
  year: year(t.settledYear).per('number').optional(),
  values: list(['path'], limits.items, {
    /** `evaluation.fullMark`, `evaluationTypes/self-evaluation/parts/total/full` */
    path: name(t.settledPath, { max: limits.path }),
    /** Canonical JSON, in the shape that a rule set gives it; members without sources. */
    value: words(t.settledValue, { max: limits.opinion }),
  }).per('number'),
  /** Document number and reason stand where an article would. */
  document: name(t.settledDocument, { max: limits.name }).per('number'),
  reason: words(t.settledReason, { max: limits.opinion }).per('number'),
  decidedOn: day(t.settledOn).per('number'),
});

export const settlementFacts = factsOf({ silenceSettled });

export type SettlementEvent = EventOf<typeof settlementFacts>;
