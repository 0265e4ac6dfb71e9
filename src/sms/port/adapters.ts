import { z } from 'zod';

import type { Outcome } from '../../kernel/outcome.js';
import type { Log } from '../../platform/log/log.js';
import { AfricasTalkingRelay, africasTalkingSettings } from './adapters/africas-talking.js';
import { GenericHttpRelay, genericSettings } from './adapters/generic-http.js';
import { KannelRelay, kannelSettings } from './adapters/kannel.js';
import { RapidproRelay, rapidproSettings } from './adapters/rapidpro.js';
import { RecordingRelay, recordingSettings } from './adapters/recording.js';
import { settingsBy } from './described-http.js';
import type { RelayAdapter, RelayGround } from './relay-port.js';

export const relayKinds = ['GENERIC_HTTP', 'KANNEL', 'RAPIDPRO', 'AFRICAS_TALKING', 'RECORDING'] as const;
/** The kinds of relay that there is an adapter for. */
export type RelayKind = (typeof relayKinds)[number];

const kinds: Readonly<Record<RelayKind, Kind>> = {
  GENERIC_HTTP: kind(genericSettings, (settings, ground) => new GenericHttpRelay(settings, ground)),
  KANNEL: kind(kannelSettings, (settings, ground) => new KannelRelay(settings, ground)),
  RAPIDPRO: kind(rapidproSettings, (settings, ground) => new RapidproRelay(settings, ground)),
  AFRICAS_TALKING: kind(africasTalkingSettings, (settings, ground) => new AfricasTalkingRelay(settings, ground)),
  RECORDING: kind(recordingSettings, (_, ground, log) => new RecordingRelay(ground, log)),
};

/** The settings of a relay of this kind, complete; refuses what it cannot be spoken to by. */
export function checkSettings(kind: RelayKind, settings: unknown): Outcome<Readonly<Record<string, unknown>>> {
  return settingsBy(kinds[kind].settings, settings);
}

/** The adapter of a relay. Throws for settings that were never checked. */
export function openRelay(kind: RelayKind, settings: unknown, ground: RelayGround, log: Log): RelayAdapter {
  return kinds[kind].open(settings, ground, log);
}

interface Kind {
  readonly settings: z.ZodType;
  open(settings: unknown, ground: RelayGround, log: Log): RelayAdapter;
}

function kind<Settings>(schema: z.ZodType<Settings>, open: (settings: Settings, ground: RelayGround, log: Log) => RelayAdapter): Kind {
  return { settings: schema, open: (settings, ground, log) => open(schema.parse(settings), ground, log) };
}
