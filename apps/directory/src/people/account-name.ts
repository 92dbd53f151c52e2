/** The name by which a person signs in, in the one form that is kept: NFKC, lower case, no white space around it. */
export function accountNameOf(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase();
}

/** Letters of any script, digits, and `.`, `_`, `-` between them; 2 to 50 characters. */
export const accountNamePattern = /^[\p{L}\p{N}][\p{L}\p{N}._-]{1,49}$/u;
