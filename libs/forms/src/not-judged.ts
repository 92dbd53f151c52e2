/** What a check did not look into, because it would be too much work. It is no finding: nothing is said of whether it is right. */
export interface NotJudged {
  readonly code: 'too-many-lines' | 'too-tangled';
  /** Where: `funds.lines`. */
  readonly path: string;
  readonly zh: string;
  readonly en: string;
}
