/** What the shell learns. `failed` also stands for wrong arguments and for defects: what was asked for was not done. */
export const exitStatus = { done: 0, errorsFound: 1, failed: 2 } as const;
