import { randomUUID } from 'node:crypto';
import type { GuardedRequest } from '../access/admission.js';
import type { PlacedGrant } from '../access/grants.js';
import { auditorsRead } from './logged-reads.js';

const [personId, county, unit] = [randomUUID(), randomUUID(), randomUUID()];
const grant = (desk: string, over: string): PlacedGrant => ({ desk, organisationId: over, over, path: [over] });

const requestOf = (different: object, ...grants: readonly PlacedGrant[]): GuardedRequest =>
  ({
    method: 'GET',
    params: { jurisdictionId: county },
    url: `/jurisdictions/${county}/trail/${unit}?year=2023`,
    admission: { principal: { personId, grants }, grants },
    ...different,
  }) as unknown as GuardedRequest;

describe('a read of an auditor', () => {
  it('names who reads, over what they audit, and the address without what was asked for in it', () => {
    expect(auditorsRead(requestOf({}, grant('auditor', county), grant('auditor', unit)))).toEqual({
      personId,
      auditsOver: [county, unit],
      tenant: county,
      address: `/jurisdictions/${county}/trail/${unit}`,
    });
  });

  it('is one whatever else they may do there, however the address is written, and of an address that names no jurisdiction', () => {
    const both = [grant('performance-office', county), grant('auditor', county)];
    expect(auditorsRead(requestOf({}, ...both))).toMatchObject({ auditsOver: [county] });
    expect(
      auditorsRead(requestOf({ method: 'HEAD', params: { jurisdictionId: county.toUpperCase() } }, ...both)),
    ).toMatchObject({
      tenant: county,
    });
    expect(auditorsRead(requestOf({ params: {}, url: '/root' }, ...both))).toEqual({
      personId,
      auditsOver: [county],
      address: '/root',
    });
  });

  it('is none of whoever was let in otherwise, or not at all, and no act', () => {
    expect(auditorsRead(requestOf({}, grant('performance-office', county)))).toBeUndefined();
    expect(auditorsRead(requestOf({}))).toBeUndefined();
    expect(auditorsRead(requestOf({ admission: undefined }, grant('auditor', county)))).toBeUndefined();
    expect(auditorsRead(requestOf({ method: 'POST' }, grant('auditor', county)))).toBeUndefined();
  });
});
