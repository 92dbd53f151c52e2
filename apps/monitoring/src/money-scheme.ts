/** Under which rules money stands. */
export const moneyScheme = 'budget-performance';
