// Which kind of project may import which: the arrows of the architecture, and nothing else.
// `@nx/enforce-module-boundaries` reads them; every project.json names its kind in a tag `type:…`.
import { createProjectGraphAsync } from '@nx/devkit';

const domain = ['domain'];
const rules = ['rules', ...domain];
const contracts = ['contracts', 'domain'];
// Which service may import which facts: infra/checks/dependency-cruiser.mjs.
const facts = ['facts', 'domain'];
const libraries = ['forms', 'figures', 'exchange', 'facts', ...contracts, 'rules'];
const service = ['service-kit', 'messaging', 'event-store', ...libraries];

const arrows = {
  domain: [],
  rules: domain,
  contracts: domain,
  facts: domain,
  figures: facts,
  forms: rules,
  exchange: domain,
  'event-store': domain,
  messaging: ['event-store', 'facts', ...contracts],
  'service-kit': ['messaging', 'event-store', 'exchange', 'facts', ...contracts, 'rules'],
  service: [...service, 'console'],
  composition: ['cli', 'service', 'infra', ...service],
  // The offline `audit` commands fold a trail without a running service; eslint.config.mjs keeps the other services out.
  cli: ['service', 'infra', ...service],
  infra: [],
  // What runs in a browser asks the services over HTTP, and takes from them nothing but that.
  console: [],
  tests: ['composition', 'service', 'cli', 'infra', ...service],
};

const tag = (kind) => `type:${kind}`;
const constraints = (alsoAllowed) =>
  Object.entries(arrows).map(([kind, targets]) => ({
    sourceTag: tag(kind),
    onlyDependOnLibsWithTags: [...targets, ...alsoAllowed].map(tag),
  }));

/** The options of the rule; `alsoAllowed` are kinds that every project may import, `allow` patterns of imports that pass unseen. */
export const boundaries = ({ alsoAllowed = [], allow = [] } = {}) => [
  'error',
  {
    banTransitiveDependencies: true,
    enforceBuildableLibDependency: false,
    // Nx calls every import of an application a mistake; a composition root exists to make it.
    allow,
    depConstraints: constraints(alsoAllowed),
  },
];

/**
 * The rule says nothing at all when Nx has no project graph, and nothing useful when a project has no tag. So the graph is made
 * (or brought up to date) whenever the lint configuration is read, and a project without a known kind stops the lint.
 */
export async function requireProjectGraph() {
  const { nodes } = await createProjectGraphAsync({ exitOnError: false });
  const untagged = Object.values(nodes).filter(({ data }) => {
    const kinds = (data.tags ?? []).filter((each) => each.startsWith('type:'));
    return kinds.length !== 1 || !(kinds[0].slice('type:'.length) in arrows);
  });
  if (Object.keys(nodes).length === 0) throw new Error('Nx found no project: module boundaries cannot be checked.');
  if (untagged.length > 0) {
    const names = untagged.map(({ name }) => name).join(', ');
    throw new Error(
      `Each project.json needs exactly one tag type:<${Object.keys(arrows).join('|')}>. Not so: ${names}`,
    );
  }
}
