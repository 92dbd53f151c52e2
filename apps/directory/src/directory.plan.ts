import type { WorkCalendar } from '@wenxiao/rules/deadline';
import { LIST_CODES, ServiceInstances, type ServicePlan } from '@wenxiao/service-kit';
import { AdoptionController } from './adoption/adoption.controller.js';
import { AdoptionGrounds } from './adoption/adoption-grounds.js';
import { AdoptionList } from './adoption/adoption.list.js';
import { adoptionsProjection } from './adoption/adoptions.projection.js';
import { AccountChanges } from './account/account-changes.js';
import { BusinessDays } from './adoption/business-days.js';
import { HOLIDAYS, readHolidays } from './adoption/holidays.js';
import { BusinessClockController } from './business-clock/business-clock.controller.js';
import { DUE_SERVICES, DueServices, type DueServicesAsked } from './business-clock/due-services.js';
import { DIRECTORY_KEYS, type DirectoryKeys, type DirectorySettings } from './config.js';
import { DESK_SCREENS, readDeskScreens } from './desks/desk-screens.js';
import { codesInLists, DESK_TABLE, readDeskTable } from './desks/desk-table.js';
import { DesksController } from './desks/desks.controller.js';
import { Erasure } from './erasure/erasure.js';
import { ErasureController } from './erasure/erasure.controller.js';
import { DirectoryActs } from './desks/directory-acts.js';
import { DelegationsController } from './grants/delegations.controller.js';
import { ExchangeMappingController } from './exchange-mapping/exchange-mapping.controller.js';
import { exchangeMappingsProjection } from './exchange-mapping/exchange-mappings.projection.js';
import { ForeignTables } from './exchange-mapping/foreign-tables.js';
import { KeptMappings } from './exchange-mapping/kept-mappings.js';
import { ExchangeUnits } from './exchange-units/exchange-units.js';
import { ExchangeUnitsController } from './exchange-units/exchange-units.controller.js';
import { GrantGrounds } from './grants/grant-grounds.js';
import { GrantsController } from './grants/grants.controller.js';
import { grantsProjection } from './grants/grants.projection.js';
import { AdoptionCheck } from './governing/adoption-check.js';
import { CalendarController } from './governing/calendar.controller.js';
import { LayeredSets } from './governing/layered-sets.js';
import { OnGoverningChange } from './governing/on-governing-change.js';
import { HeldGrants } from './grants/held-grants.js';
import { Posts } from './grants/posts.js';
import { RecordedGrants } from './grants/recorded-grants.js';
import { OrganisationController } from './organisation/organisation.controller.js';
import { OrganisationImportController } from './organisation/organisation-import.controller.js';
import { OrganisationImport } from './organisation/organisation-import.js';
import { Ways } from './organisation/way.js';
import { OwnFeed } from './own-feed.js';
import { Credentials } from './people/credentials.js';
import { PersonKeys } from './person-keys/person-keys.js';
import { PersonKeysController } from './person-keys/person-keys.controller.js';
import { Wrapping } from './person-keys/wrapping.js';
import { Newcomers } from './people/newcomers.js';
import { PeopleImportController } from './people/people-import.controller.js';
import { PeopleImport } from './people/people-import.js';
import { PeopleController } from './people/people.controller.js';
import { People } from './people/people.js';
import { RuleSetController } from './rule-set/rule-set.controller.js';
import { RuleSetList } from './rule-set/rule-set.list.js';
import { ruleSetVersionsProjection } from './rule-set/rule-set-versions.projection.js';
import { SettlementController } from './settlement/settlement.controller.js';
import { SettlementGrounds } from './settlement/settlement-grounds.js';
import { AccountNotices } from './session/account-notices.js';
import { Accounts } from './session/accounts.js';
import { ApiTokens } from './session/api-tokens.js';
import { InternalController } from './session/internal.controller.js';
import { Principals } from './session/principals.js';
import { Sessions } from './session/sessions.js';
import { SignInThrottle } from './session/sign-in-throttle.js';
import { SignIn } from './session/sign-in.js';
import { SignInLog } from './session/sign-in-log.js';
import { SignInsController } from './session/sign-ins.controller.js';

/** What directory's store is made of, secrets aside. */
const directoryStore = {
  name: 'directory',
  migrations: [{ name: 'directory', directory: new URL('./migrations/', import.meta.url) }],
  workingSchemas: ['directory', 'directory_read'],
  appendOnlySchemas: ['directory_log'],
} as const satisfies Partial<ServicePlan>;

const controllers = [
  OrganisationImportController,
  OrganisationController,
  DesksController,
  PeopleImportController,
  PeopleController,
  ErasureController,
  GrantsController,
  DelegationsController,
  RuleSetController,
  AdoptionController,
  BusinessClockController,
  CalendarController,
  SettlementController,
  ExchangeMappingController,
  ExchangeUnitsController,
  SignInsController,
  InternalController,
  PersonKeysController,
];

/** The desks that there are, and what lists call them. */
async function deskTableParts() {
  const table = await readDeskTable();
  return [
    { provide: DESK_TABLE, useValue: table },
    { provide: DESK_SCREENS, useValue: await readDeskScreens() },
    { provide: LIST_CODES, useValue: codesInLists(table) },
  ];
}

/** Everything that makes this service: what it answers, hears, shows and keeps. @throws {Error} for a holiday calendar that cannot be read. */
export async function directoryPlan(settings: DirectorySettings): Promise<ServicePlan> {
  const { tokenPrivateKey, internalSecret, personKeysSecret, holidayCalendarFile, dueServices } = settings;
  const { dueWait_ms: wait_ms } = settings;
  const due: DueServicesAsked = { instances: new ServiceInstances(dueServices), wait_ms };
  const keys: DirectoryKeys = { tokenPrivateKey, internalSecret, personKeysSecret };
  const holidays: WorkCalendar = await readHolidays(holidayCalendarFile);
  return {
    ...directoryStore,
    description:
      '区划与单位、人员与授权、规则的发布和采用 / organisations, people, grants, rule sets and their adoption',
    controllers,
    providers: [
      { provide: DIRECTORY_KEYS, useValue: keys },
      { provide: DUE_SERVICES, useValue: due },
      { provide: HOLIDAYS, useValue: holidays },
      { provide: Wrapping, useValue: new Wrapping(settings.personKeyWrapping) },
      ...(await deskTableParts()),
      AccountChanges,
      AdoptionCheck,
      AdoptionGrounds,
      AdoptionList,
      AccountNotices,
      Accounts,
      ApiTokens,
      BusinessDays,
      Credentials,
      DirectoryActs,
      DueServices,
      Erasure,
      GrantGrounds,
      HeldGrants,
      Posts,
      ExchangeUnits,
      ForeignTables,
      KeptMappings,
      LayeredSets,
      Newcomers,
      OrganisationImport,
      OwnFeed,
      People,
      PersonKeys,
      PeopleImport,
      Principals,
      RecordedGrants,
      RuleSetList,
      Sessions,
      SettlementGrounds,
      SignIn,
      SignInLog,
      SignInThrottle,
      Ways,
    ],
    consumers: [OnGoverningChange],
    // Its own announcements, like every service.
    listensTo: ['directory'],
    projections: [grantsProjection, ruleSetVersionsProjection, adoptionsProjection, exchangeMappingsProjection],
  };
}
