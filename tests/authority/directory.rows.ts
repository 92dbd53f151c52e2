import type { Over, Rule } from './relations.js';
import { administratorOf, lists, office, open, reads } from './rules.js';

/** Who may know what a county's bodies go by, and what waits for approval. */
const readersOfRules = (over: Over): Rule =>
  ['performance-office', 'business-desk', 'budget-desk', 'auditor', 'administrator'].map((desk) => [desk, over]);
const ownRules: Rule = [...office, ['auditor', 'county'], ['administrator', 'county']];

/** Who keeps how the tables of the budget system are read, and who reads by it. */
const mapping: Rule = [...office, ['budget-desk', 'county'], ['administrator', 'county']];
const readersOfMappings: Rule = [...readersOfRules('county'), ['treasury-desk', 'county']];

/** Who is who, who may do what, by which rules. */
export const directoryRows: Readonly<Record<string, Rule>> = {
  'directory.Desks.all': open,
  'directory.Organisation.tree': open,
  'directory.Organisation.one': reads,
  'directory.Organisation.register': administratorOf('department'),
  'directory.Organisation.rename': administratorOf('unit'),
  // Desks act for the whole county, and so does who looks after a department.
  'directory.Organisation.assignDesks': administratorOf('county'),
  'directory.Organisation.assignCounterpart': administratorOf('county'),
  'directory.Organisation.endCounterpart': administratorOf('county'),
  // From right below the county, to whom it is.
  'directory.Organisation.move': administratorOf('county'),
  'directory.Organisation.merge': administratorOf('county'),
  'directory.OrganisationImport.template': open,
  // Whoever administers anything has a file checked, each line by what they reach.
  'directory.OrganisationImport.preview': administratorOf('anywhere'),
  'directory.OrganisationImport.take': administratorOf('department'),
  'directory.PeopleImport.template': open,
  'directory.PeopleImport.preview': administratorOf('anywhere'),
  'directory.PeopleImport.take': administratorOf('unit'),
  'directory.People.create': administratorOf('unit'),
  'directory.People.list': administratorOf('anywhere'),
  'directory.People.names': lists,
  'directory.People.one': administratorOf('unit'),
  'directory.People.change': administratorOf('unit'),
  'directory.People.disable': administratorOf('unit'),
  'directory.People.enable': administratorOf('unit'),
  'directory.Erasure.kept': administratorOf('unit'),
  'directory.Erasure.erase': administratorOf('unit'),
  'directory.People.resetPassword': administratorOf('unit'),
  'directory.People.listTokens': administratorOf('unit'),
  // Of an expert who works for the county.
  'directory.People.revokeToken': administratorOf('county'),
  'directory.SignIns.list': [...administratorOf('anywhere'), ['auditor', 'anywhere']],
  'directory.Grants.give': administratorOf('unit'),
  'directory.Grants.revoke': administratorOf('unit'),
  'directory.Delegations.page': lists,
  // Who fills the very desk hands it on.
  'directory.Delegations.delegate': [['budget-unit', 'very unit']],
  // … and who handed it on takes it back.
  'directory.Delegations.end': [['budget-unit', 'very unit']],
  'directory.RuleSet.published': open,
  'directory.RuleSet.byHash': open,
  'directory.RuleSet.own': ownRules,
  'directory.RuleSet.version': ownRules,
  'directory.RuleSet.propose': office,
  'directory.RuleSet.approve': office,
  'directory.RuleSet.return': office,
  'directory.Adoption.list': readersOfRules('anywhere'),
  'directory.Adoption.ofBody': readersOfRules('county'),
  'directory.Adoption.checked': readersOfRules('county'),
  'directory.Adoption.propose': [['performance-office', 'unit']],
  'directory.Adoption.approve': [['performance-office', 'department']],
  // Of the bureau itself.
  'directory.Adoption.return': office,
  'directory.Settlement.ofBody': readersOfRules('county'),
  'directory.Settlement.settle': office,
  'directory.ExchangeMapping.elements': open,
  'directory.ExchangeMapping.list': readersOfMappings,
  'directory.ExchangeMapping.one': readersOfMappings,
  'directory.ExchangeMapping.read': readersOfMappings,
  'directory.ExchangeMapping.state': mapping,
  'directory.ExchangeMapping.retire': mapping,
  // As for a file of organisations; this one has a department.
  'directory.ExchangeUnits.preview': administratorOf('anywhere'),
  'directory.ExchangeUnits.take': administratorOf('county'),
  'directory.Calendar.publish': [...office, ['administrator', 'county']],
  'directory.BusinessClock.standing': [
    ['administrator', 'province'],
    ['operator', 'province'],
  ],
  'directory.BusinessClock.advance': [
    ['administrator', 'province'],
    ['operator', 'province'],
  ],
};
