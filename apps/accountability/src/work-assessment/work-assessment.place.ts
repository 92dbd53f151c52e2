import { idIn, pathPlace, yearIn } from '@wenxiao/service-kit';

/** Which assessment of the rules it is, of the work of one organisation in one year. */
export type WorkPlace = Readonly<{ organisation: string; year: number; assessment: string }>;

/** `<organisation>.<year>.<assessment>` */
export const workId = ({ organisation, year, assessment }: WorkPlace): string =>
  `${organisation}.${String(year)}.${assessment}`;

export function placeOf(id: string): WorkPlace {
  const [organisation = '', year, assessment = ''] = id.split('.');
  return { organisation, year: Number(year), assessment };
}

/** The work assessment that a path names. What is none names nothing: 404. */
export const PathWork = pathPlace(
  { organisation: 'string', year: 'number', assessment: 'string' },
  (written): WorkPlace | undefined => {
    const [organisation, year] = [idIn(written.organisation), yearIn(written.year)];
    const { assessment } = written;
    const isNamed = organisation !== undefined && year !== undefined && /^[a-z][a-z0-9-]{0,63}$/.test(assessment);
    return isNamed ? { organisation, year, assessment } : undefined;
  },
);
