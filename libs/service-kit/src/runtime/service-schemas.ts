import type { Migrations } from '@wenxiao/event-store';
import { messagingMigrations, messagingSchema } from '@wenxiao/messaging';
import { copiesMigrations, copiesSchema } from '../copies/copies.js';
import { dueMigrations, dueSchema } from '../due/alarms.js';
import { directoryCopySchema, directoryMigrations } from '../directory/directory-migrations.js';
import { readLogMigrations, readLogSchema } from '../reads/read-log.js';

/** The tables that every service has beside its store, and the schemas that they are in. */
export const serviceMigrations: readonly Migrations[] = [
  directoryMigrations,
  messagingMigrations,
  copiesMigrations,
  dueMigrations,
  readLogMigrations,
];
export const serviceSchemas: readonly string[] = [directoryCopySchema, messagingSchema, copiesSchema, dueSchema];
/** … and those of them to which a service only adds. */
export const serviceLogSchemas: readonly string[] = [readLogSchema];
