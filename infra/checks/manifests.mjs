// The package.json files of the workspace.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const read = (root, folder) => ({ folder, ...JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) });

/** The root's package.json, and that of each workspace package with its folder (`libs/domain`) beside the manifest's own fields. */
export function readManifests(root) {
  const workspace = read(root, '.');
  const folders = workspace.workspaces.flatMap((pattern) => {
    if (!pattern.endsWith('/*')) return [pattern];
    const parent = pattern.slice(0, -2);
    return readdirSync(join(root, parent)).map((name) => `${parent}/${name}`);
  });
  const packages = folders.filter((folder) => existsSync(join(root, folder, 'package.json')));
  return { workspace, packages: packages.map((folder) => read(root, folder)) };
}
