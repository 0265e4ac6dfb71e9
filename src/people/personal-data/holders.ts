import type { JobseekerId, MissionId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { Viewer } from '../../platform/viewer.js';

/** How much of a person is forgotten: all, or who they are (what remains tells of nobody, for figures). */
export type ErasureExtent = 'EVERYTHING' | 'IDENTITY';

/** A feature that keeps something of people: it can tell it, and forget it. */
export interface HoldsPersonalData {
  /** What a person would call it; a heading when it is read out. */
  readonly title: string;
  /** The tables it answers for; a test knows every table that names a person. */
  readonly tables: readonly string[];
  /**
   * Before a record that a merge closed is forgotten: gives the record that goes on what must stay in force, since it is of the same person, who is still
   * served. Both are locked, and the person's key opens for the last time.
   */
  handOn?(tx: Tx, viewer: Viewer, id: JobseekerId, into: JobseekerId): Promise<void>;
  /** Forgets the person. Again is harmless. What remains may hold ids, days and numbers, never words about the person. */
  forget(tx: Tx, missionId: MissionId, id: JobseekerId, extent: ErasureExtent): Promise<void>;
  /** What is kept, in lines to read out or print, as far as the viewer may know it; the viewer has the person's case or is of protection. */
  tell(tx: Tx, viewer: Viewer, id: JobseekerId): Promise<readonly string[]>;
}

/** What is told under one heading. */
export interface ToldPart {
  readonly title: string;
  readonly lines: readonly string[];
}

/** All features that keep something of people. Features on floors below and above add themselves when the application is built. */
export class PersonalDataHolders {
  private readonly holders: HoldsPersonalData[] = [];

  add(holder: HoldsPersonalData): void {
    if (this.holders.some((each) => each.title === holder.title)) throw new Error(`two holders of personal data named ${holder.title}`);
    this.holders.push(holder);
  }

  get tables(): readonly string[] {
    return this.holders.flatMap((holder) => holder.tables);
  }

  /** One after the other, in one transaction. */
  async forget(tx: Tx, missionId: MissionId, id: JobseekerId, extent: ErasureExtent): Promise<void> {
    for (const holder of this.holders) await holder.forget(tx, missionId, id, extent);
  }

  /** One after the other, in one transaction. */
  async handOn(tx: Tx, viewer: Viewer, id: JobseekerId, into: JobseekerId): Promise<void> {
    for (const holder of this.holders) await holder.handOn?.(tx, viewer, id, into);
  }

  async tell(tx: Tx, viewer: Viewer, id: JobseekerId): Promise<ToldPart[]> {
    const parts: ToldPart[] = [];
    for (const holder of this.holders) parts.push({ title: holder.title, lines: await holder.tell(tx, viewer, id) });
    return parts.filter((part) => part.lines.length > 0);
  }
}
