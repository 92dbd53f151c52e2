import { type Decimal, decimalToText } from '@wenxiao/domain';

/** Digits after the point that an event keeps of a quotient. What is cut off never lifts a score over a bound. */
const digitsKept = 20;
const roundedDown = 0;

export const keptOf = (figure: Decimal): string => decimalToText(figure.round(digitsKept, roundedDown));
