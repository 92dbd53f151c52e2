import { idIn, pathPlace } from '@wenxiao/service-kit';

/** Which file it is: of which subject or organisation. */
export type FilePlace = Readonly<{ object: string; file: string }>;

/** `<object>.<file>` */
export const fileId = ({ object, file }: FilePlace): string => `${object}.${file}`;

export function placeOf(id: string): FilePlace {
  const [object = '', file = ''] = id.split('.');
  return { object, file };
}

/** Of which object the file is that a path names. */
export const PathFile = pathPlace({ object: 'string', file: 'string' }, (written): FilePlace | undefined => {
  const [object, file] = [idIn(written.object), idIn(written.file)];
  return object === undefined || file === undefined ? undefined : { object, file };
});
