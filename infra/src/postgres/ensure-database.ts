import pg from 'pg';

const duplicateDatabase = '42P04';
/** Two sessions that create the same database at once: one of them breaks the unique name in the catalogue. */
const uniqueViolation = '23505';

/**
 * Creates a database unless it exists. Roles and tables are others' work.
 * @param superuserUrl of any database of the server
 * @returns the URL of the database, for the same user
 */
export async function ensureDatabase(superuserUrl: string, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
  } catch (error) {
    const code = error instanceof pg.DatabaseError ? error.code : undefined;
    if (code !== duplicateDatabase && code !== uniqueViolation) throw error;
  } finally {
    await client.end();
  }
  return urlOfDatabase(superuserUrl, name);
}

/** The same server and user, another database. */
function urlOfDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${encodeURIComponent(name)}`;
  return changed.href;
}
