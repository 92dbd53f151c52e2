// Imports that the arrows between projects forbid.
const boundary = '@nx/enforce-module-boundaries';
export const importOf = (name) => `import * as imported from '${name}';\nexport const canary = imported;\n`;

// Where the two projects may come to know each other in their tests, Nx may name the cycle first: no text of its then.
export const arrows = [
  [
    'a service imports another service',
    'apps/targets/src/canary-service.ts',
    '@wenxiao/monitoring',
    'Imports of apps are forbidden',
  ],
  [
    'the cli imports a service other than audit',
    'apps/cli/src/canary-service.ts',
    '@wenxiao/targets',
    'Imports of apps are forbidden',
  ],
  [
    'contracts import rules',
    'libs/contracts/src/canary-rules.ts',
    '@wenxiao/rules/shape',
    'tagged with "type:contracts" can only depend',
  ],
  [
    'rules import contracts',
    'libs/rules/src/canary-contracts.ts',
    '@wenxiao/contracts',
    'tagged with "type:rules" can only depend',
  ],
  [
    'facts import contracts',
    'libs/facts/src/monitoring/canary-contracts.ts',
    '@wenxiao/contracts',
    'tagged with "type:facts" can only depend',
  ],
  [
    'a contract refers to a fact',
    'libs/contracts/src/canary-facts.ts',
    '@wenxiao/facts/monitoring',
    'tagged with "type:contracts" can only depend',
  ],
  [
    'figures import the event store',
    'libs/figures/src/canary-store.ts',
    '@wenxiao/event-store',
    'tagged with "type:figures" can only depend',
  ],
  [
    'forms import contracts',
    'libs/forms/src/canary-contracts.ts',
    '@wenxiao/contracts',
    'tagged with "type:forms" can only depend',
  ],
  [
    'the event store imports contracts',
    'libs/event-store/src/canary-contracts.ts',
    '@wenxiao/contracts',
    'tagged with "type:event-store" can',
  ],
  [
    'messaging imports rules',
    'libs/messaging/src/canary-rules.ts',
    '@wenxiao/rules/shape',
    'tagged with "type:messaging" can only depend',
  ],
  [
    'the service kit imports forms',
    'libs/service-kit/src/canary-forms.ts',
    '@wenxiao/forms',
    'tagged with "type:service-kit" can only',
  ],
  [
    'a service imports infra',
    'apps/targets/src/canary-infra.ts',
    '@wenxiao/infra',
    'tagged with "type:service" can only depend',
  ],
  [
    'the console imports a library',
    'apps/console/src/canary-domain.ts',
    '@wenxiao/domain',
    'tagged with "type:console" cannot depend on any',
  ],
  ['infra imports domain', 'infra/src/canary-domain.ts', '@wenxiao/domain'],
  [
    'domain imports rules, which import domain',
    'libs/domain/src/canary-rules.ts',
    '@wenxiao/rules/shape',
    'Circular dependency',
  ],
  [
    'a path past the exports of a package',
    'libs/rules/src/canary-deep.ts',
    '@wenxiao/domain/src/money.js',
    'Only packages defined',
  ],
  ['a script of infra imports a service', 'infra/bootstrap/canary-service.mjs', '@wenxiao/targets'],
  ['a package that is there by chance', 'libs/rules/src/canary-transitive.ts', 'minimatch', 'Only packages defined'],
  [
    'a relative path into another project',
    'apps/targets/src/canary-relative.ts',
    '../../audit/src/index.js',
    'by a relative or absolute path',
  ],
].map(([name, path, target, finding]) => ({
  name,
  files: { [path]: importOf(target) },
  finds: [path, boundary, finding ?? ''],
}));
