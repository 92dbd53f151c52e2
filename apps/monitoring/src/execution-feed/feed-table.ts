import type { Readable } from 'node:stream';
import { type NumberedRow, Table } from '@wenxiao/service-kit';
import { feedLimits as limits } from './feed-limits.js';
import { feedProblem } from './feed-problems.js';
import { type Column, columns, required } from './feed-row.js';

export type FeedTableRow = NumberedRow<Column>;

/** The table of a batch: columns that nobody knows are the sender's own, and are not read. */
export const feedTable = (source: Readable): Table<Column> =>
  new Table(source, {
    columns,
    required,
    limits,
    refused: (flaw, details) =>
      feedProblem(
        flaw === 'too-large' ? 'batch-too-large' : flaw === 'not-a-table' ? flaw : 'columns-missing',
        details,
      ),
  });
