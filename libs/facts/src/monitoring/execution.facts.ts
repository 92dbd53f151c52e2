import { code, count, day, type EventOf, fact, factsOf, limits, list, money, name, oneOf } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';

// 执行数: what the treasury has paid of a subject's money in a budget year, part by part. No event holds a total: the whole is the
// sum of its parts.
//
// Streams `execution/<subject>.<year>`, and `execution-batch/<jurisdiction>.<batch>` for the batches that bring it.

/** The batch, as its sender calls it, that brought an amount. */
const batch = code(t.executionBatch, { noFigure: 'names what brought it, which has figures of its own' });

/**
 * What was paid of parts of the money from the start of the year through a day, where that was not said of the day before: an
 * amount that stays what it was is said of its day, too. Of a day something else is said by the same fact again.
 */
const executionRecorded = fact('execution-recorded', 1, {
  batch,
  on: day(t.executedOn),
  parts: list(['fund', 'source', 'level', 'document'], limits.items, {
    fund: code(t.fundType),
    source: oneOf(t.moneySource),
    level: code(t.moneyLevel).optional(),
    /** Number of the document that gives the money (资金文号). */
    document: name(t.moneyDocument, { max: limits.name }).optional(),
    executed: money(t.executedAmount),
    voucher: name(t.executionVoucher, { max: limits.name }).optional(),
  }),
});

export const executionFacts = factsOf({ executionRecorded });
export type ExecutionEvent = EventOf<typeof executionFacts>;

/** A batch was checked whole and is taken: its lines follow. */
const batchAccepted = fact('execution-batch-accepted', 1, {
  /** SHA-256 of what was sent. */
  hash: code(t.executionBatchHash),
  lines: count(t.executionBatchLines),
  /** Lines that were left out, since whoever sent it asked for the others all the same. */
  rejected: count(t.executionBatchRejected),
  sum: money(t.executionBatchSum),
});

export const executionBatchFacts = factsOf({ batchAccepted });
export type ExecutionBatchEvent = EventOf<typeof executionBatchFacts>;
