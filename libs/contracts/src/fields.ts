import { Matches } from 'class-validator';

/** An amount in 元: decimal text with two decimals, not negative. */
export const IsYuan = () => Matches(/^\d{1,14}\.\d{2}$/);

/** A score, weight or rate: decimal text. */
export const IsDecimal = () => Matches(/^-?\d{1,20}(\.\d{1,20})?$/);

/** A day, `2022-05-09`. */
export const IsDay = () => Matches(/^\d{4}-\d{2}-\d{2}$/);
