/** Nest tokens of what every service has one of. */

/** The service's pool for reads ({@link Queryable}). */
export const DATABASE = Symbol('DATABASE');

/** The service's pool for appends (pg `Pool`). */
export const APPEND_POOL = Symbol('APPEND_POOL');

/** Called after every append: wakes relay and projections (`() => void`). */
export const APPENDED = Symbol('APPENDED');
