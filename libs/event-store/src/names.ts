/** Which store: that of a service, in an installation. Installations share a server and do not know of one another. */
export type StoreName = Readonly<{ installation: string; store: string }>;

/** Names of the roles of a store. Passwords are the caller's to keep. */
export type StoreRoles = Readonly<{ owner: string; service: string; reader: string; historian: string }>;

/** The name of an installation that is alone where it runs. */
export const defaultInstallation = 'wenxiao';

// PostgreSQL cuts a name off after 63 bytes: 32 + 20 leave room for `_` twice and `historian`. Kafka's 249 are far.
const installationLength_max = 32;
const storeLength_max = 20;

/**
 * Checks the name of an installation. With it begin the names of its roles and databases (`wenxiao_targets`), topics and consumer
 * groups (`wenxiao.targets.history.v1`).
 *
 * A hyphen stands for `_` in PostgreSQL, so a name has no `_` of its own: no two installations have one role between them.
 * @throws {TypeError} that says what a name looks like
 */
export function installationName(text: string): string {
  // PostgreSQL keeps role names that begin with `pg_` for itself.
  if (text.length <= installationLength_max && /^(?!pg(-|$))[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(text)) return text;
  throw new TypeError(
    `须为小写字母、数字和连字符，以字母开头，不超过 ${installationLength_max} 个字符 / ` +
      `expected lower-case letters, digits and hyphens, a letter first, ${installationLength_max} characters at most`,
  );
}

/**
 * The roles of a store. Its database is named as its service role is.
 * @throws {TypeError} when the installation's name is none, or the store's: lower-case letters, digits, hyphens, 20 at most
 */
export function storeRolesOf({ installation, store }: StoreName): StoreRoles {
  if (!/^[a-z][a-z0-9-]*$/.test(store) || store.length > storeLength_max) {
    throw new TypeError(`“${store}” is no name of a store`);
  }
  const name = `${installationName(installation)}-${store}`.replaceAll('-', '_');
  return { owner: `${name}_owner`, service: name, reader: `${name}_reader`, historian: `${name}_historian` };
}

/** The URL of a store's database for one of its roles, on the server of `serverUrl`. */
export function storeUrl(serverUrl: string, name: StoreName, role: keyof StoreRoles, password: string): string {
  const url = new URL(serverUrl);
  const roles = storeRolesOf(name);
  url.username = roles[role];
  url.password = password;
  url.pathname = `/${roles.service}`;
  return url.toString();
}
