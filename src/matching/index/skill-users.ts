import { bytesOf, sharedInt32 } from './shared-arrays.js';

/** For each skill the occupations of which some opening asks for it; those of `skill` are at `starts[skill]` up to `starts[skill + 1]`. */
export interface SkillUserRows {
  readonly starts: Int32Array;
  readonly occupations: Int32Array;
}

/**
 * Which skills openings of an occupation ask for. Openings of one occupation ask for much the same, so a person who covers none of
 * it needs no closer look at any of them. It only grows: a pair too many costs a look, a pair too few would cost a score.
 */
export class SkillUsers {
  private readonly users: number[][];
  private known: SkillUserRows | null = null;

  constructor(skillCount: number) {
    this.users = Array.from({ length: skillCount }, () => []);
  }

  get bytes(): number {
    const { starts, occupations } = this.rows;
    return bytesOf(starts, occupations) + occupations.length * 8;
  }

  get rows(): SkillUserRows {
    return (this.known ??= this.flattened());
  }

  add(skill: number, occupation: number): void {
    const users = this.users[skill];
    if (users === undefined || users.includes(occupation)) return;
    users.push(occupation);
    this.known = null;
  }

  private flattened(): SkillUserRows {
    const occupations = sharedInt32(this.users.reduce((sum, users) => sum + users.length, 0));
    const starts = sharedInt32(this.users.length + 1);
    let at = 0;
    this.users.forEach((users, skill) => {
      occupations.set(users, at);
      at += users.length;
      starts[skill + 1] = at;
    });
    return { starts, occupations };
  }
}
