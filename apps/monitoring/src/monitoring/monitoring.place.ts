/** Which monitoring it is: of one subject in one budget year. */
export type MonitoringPlace = Readonly<{ subject: string; year: number }>;

export type RoundPlace = MonitoringPlace & Readonly<{ round: string }>;

/** A corrective measure that was proposed upon a round. */
export type MeasurePlace = RoundPlace & Readonly<{ proposal: string }>;

/** `<subject>.<year>` */
export const monitoringId = ({ subject, year }: MonitoringPlace): string => `${subject}.${String(year)}`;

export function placeOf(id: string): MonitoringPlace {
  const [subject = '', year] = id.split('.');
  return { subject, year: Number(year) };
}
