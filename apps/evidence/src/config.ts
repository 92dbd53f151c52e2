import { asText, readSettings, type Settings, type ValuesOf } from '@wenxiao/service-kit';

/** What evidence reads beside what every service reads. */
export const evidenceSettings = {
  folder: {
    variable: 'EVIDENCE_FOLDER',
    description:
      '附件存放目录，各实例须共用同一目录 / folder that keeps the files; all instances of the service share one',
    parse: asText,
  },
} as const satisfies Settings;

export type EvidenceSettings = ValuesOf<typeof evidenceSettings>;

/** @throws {SettingsError} naming every flaw. */
export function readEvidenceSettings(): EvidenceSettings {
  return readSettings(evidenceSettings, process.env);
}
