import { Inject, Injectable } from '@nestjs/common';
import type { Queryable } from '@wenxiao/event-store';
import { DATABASE } from '@wenxiao/service-kit';
import { hashPassword, isPassword, passwordFlaw } from './password.js';
import { weakPassword } from './people.problems.js';

/** Passwords, as hashes. */
@Injectable()
export class Credentials {
  constructor(@Inject(DATABASE) private readonly db: Queryable) {}

  /** The hash of a password that is good enough. @throws {ProblemError} `weak-password`. */
  async hashed(password: string, accountName: string, path = 'password'): Promise<string> {
    const flaw = passwordFlaw(password, accountName);
    if (flaw) throw weakPassword(path, flaw);
    return hashPassword(password);
  }

  async set(
    personId: string,
    passwordHash: string,
    { mustChange }: { mustChange: boolean },
    db: Queryable,
  ): Promise<void> {
    await db.query(
      `insert into directory.credentials (person_id, password_hash, must_change) values ($1, $2, $3)
       on conflict (person_id) do update
         set password_hash = excluded.password_hash, must_change = excluded.must_change, changed_at = clock_timestamp()`,
      [personId, passwordHash, mustChange],
    );
  }

  /** Whether the password is one that somebody else set. */
  async mustChange(personId: string): Promise<boolean> {
    const { rows } = await this.db.query<{ must_change: boolean }>(
      `select must_change from directory.credentials where person_id = $1`,
      [personId],
    );
    return rows[0]?.must_change === true;
  }

  async isPasswordOf(personId: string, password: string): Promise<boolean> {
    const { rows } = await this.db.query<{ password_hash: string }>(
      `select password_hash from directory.credentials where person_id = $1`,
      [personId],
    );
    const [row] = rows;
    return row !== undefined && (await isPassword(password, row.password_hash));
  }
}
