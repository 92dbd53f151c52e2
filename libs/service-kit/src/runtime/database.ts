import type { Queryable } from '@wenxiao/event-store';

/** Nest tokens of what every service has one of. */

/** The service's pool for reads ({@link Queryable}). */
export const DATABASE = Symbol('DATABASE');

/** The service's pool for appends (pg `Pool`). */
export const APPEND_POOL = Symbol('APPEND_POOL');

/** Told of every append, lest readers wait for their next look ({@link Appended}). */
export const APPENDED = Symbol('APPENDED');

/** @param tx the transaction that the append is part of; none: it is committed */
export type Appended = (tx?: Queryable) => void;
