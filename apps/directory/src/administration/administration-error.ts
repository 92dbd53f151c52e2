/** Why an offline command of administration was refused. Closed list; none is helped by a retry. */
export type AdministrationErrorCode = 'administrator-exists' | 'account-name' | 'weak-password' | 'unknown-account';

/** Thrown when an offline command of administration cannot be carried out; nothing was changed. */
export class AdministrationError extends Error {
  override readonly name = 'AdministrationError';
  readonly canRetry = false;
  constructor(
    readonly code: AdministrationErrorCode,
    readonly zh: string,
    readonly en: string,
  ) {
    super(`${zh} / ${en}`);
  }
}
