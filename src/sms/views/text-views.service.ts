import { accepted, invalid, refused, type Outcome } from '../../kernel/outcome.js';
import type { JobseekerId } from '../../kernel/ids.js';
import type { CaseFiles } from '../../people/jobseekers/case-files.service.js';
import type { PersonKeys } from '../../people/vault/keys/person-keys.service.js';
import { recordAudit } from '../../platform/audit/record-audit.js';
import type { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Viewer } from '../../platform/viewer.js';
import { incomingAt } from '../hearing/hearing.service.js';
import type { Encoding } from '../port/relay-port.js';
import { prepareText } from '../port/segments.js';
import { isFillable, phraseVariables, textLanguages, type PhraseKey, type TextLanguage } from '../phrases/phrase.js';
import { say } from '../phrases/phrases.js';
import type { Relay } from '../relays/relay.js';
import type { RelaysService } from '../relays/relays.service.js';
import type { IncomingTextId, OutgoingTextId } from '../texts/attempt.js';
import { bodyAt } from '../texts/outgoing-texts.service.js';
import { countStopped, deliveryFigures, linesOf, type DeliveryFigure, type SealedLine } from './view.store.js';

/** One line of a conversation with its words; null where they were purged. */
export interface TextLine extends Omit<SealedLine, 'body'> {
  readonly text: string | null;
}

/** How a phrase would look and what it would cost in one language. */
export interface TextPreview {
  readonly language: TextLanguage;
  readonly text: string;
  readonly reviewed: boolean;
  readonly encoding: Encoding;
  readonly segments: number;
  readonly costs: readonly { readonly relay: Relay; readonly units: number }[];
}

/** Figures of texts within a time. */
export interface TextFigures {
  readonly deliveries: readonly DeliveryFigure[];
  readonly stoppedToUs: number;
  readonly stoppedToRelay: number;
}

/** What views ask of others. */
export interface ViewGround {
  readonly files: Pick<CaseFiles, 'seen'>;
  readonly keys: Pick<PersonKeys, 'of'>;
  readonly relays: Pick<RelaysService, 'list'>;
}

const LONGEST_TIME = 366 * 24 * 3_600_000;

/** What staff see of texts: a conversation by those who accompany the person, each look recorded; figures without people by others. */
export class TextViews {
  constructor(
    private readonly work: UnitOfWork,
    private readonly ground: ViewGround,
  ) {}

  /** A page of the conversation with an own case, or as protection with anybody, newest first. Refuses others as absent. */
  async conversation(viewer: Viewer, id: JobseekerId, after: readonly [at: Date, id: string] | null, limit: number): Promise<Outcome<TextLine[]>> {
    const found = await this.work.run(viewer, async (tx): Promise<Outcome<SealedLine[]>> => {
      const [seen] = await this.ground.files.seen(tx, viewer, [id]);
      if (seen === undefined) return refused('NOT_FOUND', { what: 'jobseeker' });
      await recordAudit(tx, viewer, [{ deed: 'READ', act: 'textConversation', subject: { kind: 'Jobseeker', id }, why: seen.why }]);
      return accepted(await linesOf(tx, viewer.missionId, id, after, limit));
    });
    if (!found.ok) return found;
    const key = (await this.ground.keys.of(viewer.missionId, [id])).get(id);
    return accepted(
      found.value.map(({ body, ...line }) => {
        const place = line.direction === 'OUT' ? bodyAt(line.id as OutgoingTextId) : incomingAt(line.id as IncomingTextId);
        // Digits that say who speaks are for whoever has the phone.
        const hidden = body === null || key === undefined || line.phrase === 'oneTimeCode';
        return { ...line, text: hidden ? null : key.open<string>(place, body) };
      }),
    );
  }

  /** A phrase in every language, with its parts and its price at each relay. Refuses a phrase or variables that there are not. */
  async preview(viewer: Viewer, phrase: string, variables: Readonly<Record<string, string>>): Promise<Outcome<TextPreview[]>> {
    if (!Object.hasOwn(phraseVariables, phrase)) return invalid('phrase', `must be one of ${Object.keys(phraseVariables).join(', ')}`);
    const needed: readonly string[] = phraseVariables[phrase as PhraseKey];
    const given = Object.keys(variables);
    if (given.length !== needed.length || !needed.every((name) => isFillable(variables[name] ?? '')))
      return invalid('variables', needed.length === 0 ? 'must be none for this phrase' : `must be ${needed.join(', ')}, each 1 to 30 letters and digits`);
    const relays = (await this.ground.relays.list(viewer)).filter((relay) => relay.status === 'ON');
    return accepted(
      textLanguages.map((language) => {
        const { text, reviewed } = say(phrase as PhraseKey, language, variables);
        const { encoding, segments } = prepareText(text, 0);
        return { language, text, reviewed, encoding, segments, costs: relays.map((relay) => ({ relay, units: segments * relay.unitsPerSegment })) };
      }),
    );
  }

  /** How texts fared from an instant on, before another; at most a year. No person is among them. */
  async figures(viewer: Viewer, since: Date, until: Date): Promise<Outcome<TextFigures>> {
    if (since >= until || until.getTime() - since.getTime() > LONGEST_TIME) return invalid('until', 'must be after since, by a year at most');
    return this.work.run(viewer, async (tx) => {
      const { toUs, toRelay } = await countStopped(tx, viewer.missionId);
      return accepted({ deliveries: await deliveryFigures(tx, viewer.missionId, since, until), stoppedToUs: toUs, stoppedToRelay: toRelay });
    });
  }
}
