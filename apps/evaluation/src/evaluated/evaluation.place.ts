/** Which evaluation it is: of one subject, of one type of the rule set, of one period; the first, or one that was made again. */
export type EvaluationPlace = Readonly<{ subject: string; type: string; period: string; number: number }>;

/** `<subject>.<type>.<period>.<number>` */
export const evaluationId = ({ subject, type, period, number }: EvaluationPlace): string =>
  `${subject}.${type}.${period}.${String(number)}`;

export function placeOf(id: string): EvaluationPlace {
  const [subject = '', type = '', period = '', number] = id.split('.');
  return { subject, type, period, number: Number(number) };
}
