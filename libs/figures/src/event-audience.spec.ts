import { eventAudience, factOfEvent } from './event-audience.js';

const audienceOf = (store: string, type: string, schemaVersion = 1) => eventAudience({ store, type, schemaVersion });

describe('who may know of an event', () => {
  it('is said by its declaration', () => {
    expect([
      audienceOf('accountability', 'referral-opened'),
      audienceOf('evaluation', 'sheet-submitted'),
      audienceOf('evaluation', 'evaluation-finalised'),
    ]).toEqual([
      { audience: 'named', doers: 'named' },
      { audience: 'parties', doers: 'finance' },
      { audience: 'parties', doers: 'parties' },
    ]);
  });

  it('is of what directory records the parties, and of a message that waits the bureau, in every store', () => {
    expect([audienceOf('directory', 'organisation-registered'), audienceOf('targets', 'message-parked')]).toEqual([
      { audience: 'parties', doers: 'parties' },
      { audience: 'finance', doers: 'finance' },
    ]);
  });

  it('is the bureau where nobody knows it, and as few as its service keeps anything for', () => {
    const unknown = ['monitoring', 'directory', 'nobody', 'accountability'].map(
      (store) => audienceOf(store, 'unheard-of').audience,
    );
    expect(unknown).toEqual(['finance', 'oversight', 'finance', 'named']);
    // A version that is not declared may say anything.
    expect(audienceOf('targets', 'subject-registered', 99).audience).toBe('finance');
    for (const name of ['constructor', 'toString']) {
      expect(audienceOf(name, name).audience).toBe('finance');
      expect(factOfEvent({ store: name, type: name, schemaVersion: 1 })).toBeUndefined();
    }
  });
});
