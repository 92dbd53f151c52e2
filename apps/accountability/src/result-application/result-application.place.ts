/** Which result it is: of one subject in one budget year. */
export type ResultPlace = Readonly<{ subject: string; year: number }>;

/** `<subject>.<year>` */
export const resultId = ({ subject, year }: ResultPlace): string => `${subject}.${String(year)}`;

export function placeOf(id: string): ResultPlace {
  const [subject = '', year] = id.split('.');
  return { subject, year: Number(year) };
}
