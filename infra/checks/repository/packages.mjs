// What the package.json files say, and that they agree: one exact version of a package in the whole workspace.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import semver from 'semver';
import { readManifests } from '../manifests.mjs';

const exact = /^\d+\.\d+\.\d+(-[\w.]+)?$/;
const sections = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];

const pathOf = ({ folder }) => (folder === '.' ? 'package.json' : `${folder}/package.json`);
const declarationsOf = (manifest) =>
  sections.flatMap((section) =>
    Object.entries(manifest[section] ?? {}).map(([name, version]) => ({
      path: pathOf(manifest),
      name,
      version,
      section,
    })),
  );

function checkVersions(manifests) {
  const own = new Map(manifests.map(({ name, version }) => [name, version]));
  const first = new Map();
  return manifests.flatMap(declarationsOf).flatMap(({ path, name, version }) => {
    if (!exact.test(version)) {
      return [{ path, rule: 'exact-version', message: `"${name}": "${version}" is a range: name one version` }];
    }
    const known = own.get(name) ?? first.get(name) ?? version;
    first.set(name, known);
    return known === version
      ? []
      : [
          {
            path,
            rule: 'single-version',
            message: `"${name}": "${version}", but "${known}" elsewhere in the workspace`,
          },
        ];
  });
}

/** What a package.json asks for is what package-lock.json was made for. */
function checkLock(manifests, lock) {
  return manifests.flatMap((manifest) => {
    const locked = lock.packages[manifest.folder === '.' ? '' : manifest.folder] ?? {};
    const asked = (section, of) => JSON.stringify(Object.entries(of[section] ?? {}).sort());
    return sections
      .filter((section) => asked(section, manifest) !== asked(section, locked))
      .map((section) => ({
        path: pathOf(manifest),
        rule: 'stale-lock',
        message: `${section} differ from package-lock.json: npm install`,
      }));
  });
}

/** npm nests a package below the one that asks for another version of it; ours all ask for the same. */
function checkInstalledOnce(lock) {
  return Object.keys(lock.packages)
    .filter((key) => /^(apps\/[^/]+|libs\/[^/]+|infra|tests)\/node_modules\//.test(key))
    .map((key) => ({ path: 'package-lock.json', rule: 'single-version', message: `a second version at ${key}` }));
}

/** Where npm looks for a package that `key` asks for: below it, then beside it, and so on up to the root. */
function* placesOf(key, name) {
  for (let at = key; ; at = at.includes('/node_modules/') ? at.slice(0, at.lastIndexOf('/node_modules/')) : '') {
    yield at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`;
    if (at === '') return;
  }
}

/**
 * What is optional is there for some platforms alone: a lock file without one of them cannot be installed there, and `npm ci`
 * refuses it everywhere.
 */
function checkPlatforms(lock) {
  return Object.entries(lock.packages).flatMap(([key, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => ![...placesOf(key, name)].some((place) => place in lock.packages))
      .map((name) => ({
        path: 'package-lock.json',
        rule: 'incomplete-lock',
        message: `${name} of ${key} is missing: make the file anew without node_modules, by npm install --package-lock-only`,
      })),
  );
}

/** The oldest Node that we say we run on is one that every package of the lock file runs on. */
function checkEngines({ engines }, lock) {
  const oldest = semver.minVersion(engines.node);
  return Object.entries(lock.packages)
    .filter(([, { engines: theirs }]) => theirs?.node && !semver.satisfies(oldest, theirs.node))
    .map(([key, { version, engines: theirs }]) => ({
      path: 'package-lock.json',
      rule: 'engine',
      message: `${key} ${version} wants Node ${theirs.node}, ours may be ${oldest}: another version, or an override`,
    }));
}

/** Production code of the root does not exist: what it declares are tools, and what packages need they declare themselves. */
function checkRoot(workspace) {
  return Object.keys(workspace.dependencies ?? {}).map((name) => ({
    path: 'package.json',
    rule: 'root-dependency',
    message: `"${name}" belongs to the packages that import it, or to devDependencies`,
  }));
}

function checkIdentity(root, { folder, name, version, type, private: isPrivate, license }, workspace) {
  const path = `${folder}/package.json`;
  const project = JSON.parse(readFileSync(join(root, folder, 'project.json'), 'utf8'));
  const differences = [
    [project.name === name, `is "${name}", its project.json says "${project.name}"`],
    [version === workspace.version, `has version ${version}, the workspace ${workspace.version}`],
    [type === 'module', 'is not an ES module'],
    [isPrivate === true, 'could be published by accident: it is not private'],
    [license === workspace.license, `has license ${license}, the workspace ${workspace.license}`],
  ];
  return differences.filter(([agrees]) => !agrees).map(([, message]) => ({ path, rule: 'identity', message }));
}

export function checkPackages(root) {
  const { workspace, packages } = readManifests(root);
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  return [
    ...checkVersions([workspace, ...packages]),
    ...checkLock([workspace, ...packages], lock),
    ...checkInstalledOnce(lock),
    ...checkPlatforms(lock),
    ...checkEngines(workspace, lock),
    ...checkRoot(workspace),
    ...packages.flatMap((manifest) => checkIdentity(root, manifest, workspace)),
  ];
}
