import type { Migrations } from '@wenxiao/event-store';

/** The tables of a service's copy of directory. */
export const directoryMigrations: Migrations = {
  name: 'directory-copy',
  directory: new URL('./migrations/', import.meta.url),
};

/** The schema that they are in. */
export const directoryCopySchema = 'directory_copy';
