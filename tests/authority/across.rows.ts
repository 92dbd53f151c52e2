import { desks, type Rule } from './relations.js';
import { lists, named, open } from './rules.js';

const services = [
  'accountability',
  'audit',
  'directory',
  'evaluation',
  'evidence',
  'monitoring',
  'overview',
  'targets',
];
const ofEveryService = (rows: Readonly<Record<string, Rule>>): Readonly<Record<string, Rule>> =>
  Object.fromEntries(
    services.flatMap((service) => Object.entries(rows).map(([act, rule]) => [`${service}.${act}`, rule])),
  );

const wholeInstallation: Rule = [
  ['auditor', 'province'],
  ['administrator', 'province'],
  ['operator', 'province'],
];
/** Whoever reaches the unit, but who runs the installation or judges where they are named; and whom an evaluation names. */
const trailReaders: Rule = [
  ...desks.filter((desk) => desk !== 'operator' && desk !== 'evaluator').map((desk) => [desk, 'unit'] as const),
  ...named,
];

/** Whoever works where the file is of reads it; who hands files in does not audit or administer. */
const fileReaders: Rule = trailReaders;
const filing: Rule = trailReaders.filter(([desk]) => desk !== 'auditor' && desk !== 'administrator');
const bureau: Rule = filing.flatMap(([desk, over]) => (over === 'unit' ? [[desk, 'county'] as const] : []));

/** What lies across all services: lists, trail and proofs, operations, sessions. */
export const acrossRows: Readonly<Record<string, Rule>> = {
  'overview.MergedTasks.page': [...lists, ...named],
  'overview.SubjectYears.page': [...lists, ...named],
  'evidence.File.upload': filing,
  'evidence.File.page': fileReaders,
  'evidence.File.one': fileReaders,
  'evidence.File.erase': bureau,
  'evidence.Reading.ticket': fileReaders,
  // By a ticket that was given to somebody else.
  'evidence.Reading.content': [],
  'evidence.Reading.reads': [['auditor', 'county']],
  'audit.Trail.trail': trailReaders,
  'audit.Trail.figures': trailReaders,
  'audit.Trail.difference': trailReaders,
  'audit.Trail.proof': trailReaders,
  'audit.Proof.root': wholeInstallation,
  'audit.Proof.verify': wholeInstallation,
  ...ofEveryService({
    // Who oversees the county sees what its auditors read; these do not.
    'Reads.page': [
      ['performance-office', 'county'],
      ['administrator', 'county'],
    ],
    // Of what they do not reach there is nothing to be shown, and nothing to be taken in.
    'Messages.held': [['operator', 'wherever']],
    'Messages.redriveMatching': [['operator', 'wherever']],
    'Messages.redrive': [['operator', 'county']],
    'Messages.dismiss': [['operator', 'county']],
    'Operations.how': [['operator', 'province']],
  }),
  'gateway.About.about': open,
  'gateway.Session.signIn': open,
  // Whoever is signed in, with their own session and tokens.
  'gateway.Session.current': open,
  'gateway.Session.signOut': open,
  'gateway.Session.changePassword': open,
  'gateway.Session.tokens': open,
  'gateway.Session.createToken': open,
  'gateway.Session.revokeToken': open,
  'gateway.Operations.all': [['operator', 'province']],
};
