import type { Importer, PlannedRow } from '@wenxiao/service-kit';
import { refusalOf, type Rejection } from '../refusals.js';
import { type SubjectColumn, subjectSheet } from '../subject/subject-sheet.js';

/** A row of a table of another system, worked out already. */
export type Row = PlannedRow<Rejection>;

/** The file of such rows, as imports take it. @param hash of what was sent */
export const fileOf = (rows: readonly Row[], hash: string) => ({
  rows: rows.map(({ line }) => ({ line, cells: {}, flaws: [] })),
  hash,
});

/** @param category of the streams that are registered */
export const importerOf = (rows: readonly Row[], category: string): Importer<SubjectColumn, Rejection, Row> => ({
  sheet: subjectSheet,
  category,
  refusalOf,
  plan: () => Promise.resolve(rows),
});
