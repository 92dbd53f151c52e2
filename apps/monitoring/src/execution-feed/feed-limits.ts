/** What one batch may hold: several times the lines of a county, and no more than is read and checked in the time of a request. */
export const feedLimits = {
  rows: 60_000,
  bytes: 32 * 1024 * 1024,
  /** Characters of one row. */
  row: 4096,
  /** Rows that are kept, looked up and recorded at a time. */
  chunk: 500,
  /** Rejected rows that one refusal names; all of them are read page by page. */
  told: 1000,
} as const;
