import { Caller } from '../harness/caller.js';
import type { Product } from '../harness/product.js';
import { as, type RightCall, type RightCalls, jurisdictionId } from './right-call.js';
import { cycleCalls } from './cycle-calls.js';
import { fileCalls } from './file-calls.js';
import { directoryCalls } from './directory-calls.js';
import { directoryImportCalls, subjectImportCalls } from './import-calls.js';
import type { World } from './world.js';

/** Whoever asks. */
export const openToAnybody: readonly string[] = ['gateway.About.about', 'gateway.Session.signIn'];

const gateway: RightCalls = {
  'gateway.About.about': (_, { running }) => ({ who: Caller.nobody(running.url) }),
  'gateway.Operations.all': ({ county }) => ({
    who: county.people.operator,
    refused: { status: 403, code: 'whole-installation-required' },
  }),
  'gateway.Session.signIn': ({ visitor }, { running }) => ({
    who: Caller.nobody(running.url),
    body: () => ({ accountName: visitor.accountName, password: visitor.password }),
  }),
  'gateway.Session.current': (world, product) => ({ who: visiting(world, product) }),
  'gateway.Session.signOut': (world, product) => ({ who: visiting(world, product) }),
  'gateway.Session.changePassword': ({ visitor }, { running }) => ({
    who: Caller.signingIn(running.url, visitor.accountToChange, visitor.password),
    body: as({ currentPassword: visitor.password }),
  }),
  'gateway.Session.tokens': (world, product) => ({ who: visiting(world, product) }),
  // The secret is shown once.
  'gateway.Session.createToken': (world, product) => ({
    who: visiting(world, product),
    repeated: 'token-made-already',
  }),
  'gateway.Session.revokeToken': async (world, product) => {
    const who = visiting(world, product);
    const { body } = await who.post<{ id: string }>('/api/session/api-tokens', {
      name: '旧令牌',
      days: 1,
      readOnly: false,
    });
    return { who, path: { tokenId: body.id } };
  },
};

const visiting = ({ visitor }: World, { running }: Product) =>
  Caller.signingIn(running.url, visitor.accountName, visitor.password);

const subject = (world: World) => ({ ...jurisdictionId(world), subjectId: world.ofEvaluation.correct });

const audit: RightCalls = {
  'audit.Trail.trail': (world) => ({ who: world.county.people.auditor, path: subject(world) }),
  'audit.Trail.figures': (world) => ({ who: world.county.people.auditor, path: subject(world) }),
  'audit.Trail.difference': (world) => ({
    who: world.county.people.auditor,
    path: subject(world),
    query: { from: '2022-10-11T00:00:00Z', to: '2022-10-12T00:00:00+08:00' },
  }),
  'audit.Trail.proof': (world) => ({ who: world.county.people.auditor, path: subject(world) }),
  'audit.Proof.root': (_, { administrator }) => ({ who: administrator }),
  'audit.Proof.verify': (_, { administrator }) => ({ who: administrator }),
};

const overview: RightCalls = {
  'overview.MergedTasks.page': (world) => ({ who: world.county.people.unit, path: jurisdictionId(world) }),
  'overview.SubjectYears.page': (world) => ({ who: world.county.people.unit, path: jurisdictionId(world) }),
};

/** What every service answers: what auditors read of it; what the operator may do with a message that it could not take in, here every message flows. */
const ofEveryService: RightCalls = Object.fromEntries(
  ['accountability', 'audit', 'directory', 'evaluation', 'evidence', 'monitoring', 'overview', 'targets'].flatMap(
    (service) => {
      const decide = ({ county }: World): RightCall => ({
        who: county.people.operator,
        body: as({ tenant: county.id }),
        refused: { status: 404, code: 'not-found' },
      });
      return [
        [
          `${service}.Reads.page`,
          (world: World): RightCall => ({ who: world.county.people.office, path: jurisdictionId(world) }),
        ],
        [`${service}.Messages.held`, ({ county }: World): RightCall => ({ who: county.people.operator })],
        [`${service}.Messages.redrive`, decide],
        [`${service}.Messages.dismiss`, decide],
        [
          `${service}.Messages.redriveMatching`,
          ({ county }: World): RightCall => ({ who: county.people.operator, body: as({ tenant: county.id }) }),
        ],
        [
          `${service}.Operations.how`,
          ({ county }: World): RightCall => ({
            who: county.people.operator,
            refused: { status: 403, code: 'whole-installation-required' },
          }),
        ],
      ];
    },
  ),
);

/** Every operation of the public document, in the order in which they are tried: the clock moves last. */
export const rightCalls: RightCalls = {
  ...gateway,
  ...cycleCalls,
  ...subjectImportCalls,
  ...audit,
  ...fileCalls,
  ...overview,
  ...ofEveryService,
  ...directoryImportCalls,
  ...directoryCalls,
};
