/** What PostgreSQL's clients read from their environment: PGOPTIONS, PGSSLMODE, PGDATABASE … */
const clientVariable = /^PG[A-Z]+$/;

/**
 * Takes what a shell may have set for other uses of PostgreSQL out of this process's environment, before it connects: all that a
 * connection needs stands in its URL. Inherited options would change isolation, encryption or the database, and nobody would know.
 */
export function connectByUrlAlone(environment: Record<string, string | undefined>): void {
  for (const name of Object.keys(environment)) {
    if (clientVariable.test(name)) Reflect.deleteProperty(environment, name);
  }
}
