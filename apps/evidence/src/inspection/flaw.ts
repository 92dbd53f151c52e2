/** Why a file is not taken. */
export const fileFlaws = [
  'file-empty',
  'file-format-not-taken',
  'file-is-not-what-it-says',
  'file-encrypted',
  'file-has-macros',
  'file-holds-other-files',
  'archive-too-large',
  'archive-damaged',
] as const;
export type FileFlawCode = (typeof fileFlaws)[number];

/** Thrown where a file is not taken: which flaw it is, and what explains it. */
export class FileFlaw extends Error {
  override readonly name = 'FileFlaw';
  constructor(
    readonly code: FileFlawCode,
    readonly details: Readonly<Record<string, string | number | readonly string[]>> = {},
  ) {
    super(code);
  }
}
