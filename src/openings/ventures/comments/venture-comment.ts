import type { AccountId, Id, MissionId } from '../../../kernel/ids.js';
import { accepted, invalid, type Outcome } from '../../../kernel/outcome.js';
import { checkText } from '../../../kernel/text.js';
import type { VentureId } from '../../../matching/team/team.js';

/** What an office said about a venture (F55), written down by staff. */
export interface VentureComment {
  readonly missionId: MissionId;
  readonly id: Id<'VentureComment'>;
  readonly ventureId: VentureId;
  /** Code of the office, as in consents to SHARING. */
  readonly office: string;
  readonly text: string;
  readonly by: AccountId | null;
  readonly at: Date;
}

/** What somebody writes down of it. */
export type SaidComment = Pick<VentureComment, 'office' | 'text'>;

/** A comment that can be kept. */
export function checkComment({ office, text }: SaidComment): Outcome<SaidComment> {
  if (!/^[A-Z][A-Z0-9_]{1,59}$/.test(office)) return invalid('office', 'must be a code in capitals, such as TOWN_HALL');
  const checked = checkText('text', text, 1, 4_000);
  return checked.ok ? accepted({ office, text: checked.value }) : checked;
}
