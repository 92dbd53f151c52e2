import { idIn, pathPlace, yearIn } from '@wenxiao/service-kit';

/** Which report of the rules it is: of the results of one organisation, the jurisdiction or a department, in one budget year. */
export type ReportPlace = Readonly<{ organisation: string; year: number; report: string }>;

/** `<organisation>.<year>.<report>` */
export const reportId = ({ organisation, year, report }: ReportPlace): string =>
  `${organisation}.${String(year)}.${report}`;

export function placeOf(id: string): ReportPlace {
  const [organisation = '', year, report = ''] = id.split('.');
  return { organisation, year: Number(year), report };
}

/** The report that a path names. What is none names nothing: 404. */
export const PathReport = pathPlace(
  { organisation: 'string', year: 'number', report: 'string' },
  (written): ReportPlace | undefined => {
    const [organisation, year] = [idIn(written.organisation), yearIn(written.year)];
    const { report } = written;
    const isNamed = organisation !== undefined && year !== undefined && /^[a-z][a-z0-9-]{0,63}$/.test(report);
    return isNamed ? { organisation, year, report } : undefined;
  },
);
