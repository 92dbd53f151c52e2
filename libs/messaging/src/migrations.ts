import type { Migrations } from '@wenxiao/event-store';

/** The schema `messaging`: a service names it in its store's plan, as migrations and as a working schema. */
export const messagingMigrations: Migrations = {
  name: 'messaging',
  directory: new URL('./migrations/', import.meta.url),
};

/** To be listed among a store's `workingSchemas`. */
export const messagingSchema = 'messaging';
