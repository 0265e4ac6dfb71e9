import { held, jobseeker, opening, today } from '../../test/support/market-facts.js';
import { courseChanges, skillsLearnt } from './course-changes.js';

const course = opening({ kind: 'TRAINING', teaches: [4, 1, 4] });

describe('what a course changes about a person', () => {
  it('is every skill taught, once, at level 2 by the own word', () =>
    expect(courseChanges(jobseeker(), course, today)).toEqual(
      [1, 4].map((skill) => ({ kind: 'SKILL', skill, held: { level: 2, evidence: 'SELF_DECLARED', certifiedUntil: null } })),
    ));
  it('is not what is held at level 2 or above', () => {
    const person = jobseeker({ skills: [held({ skill: 1, level: 2 }), held({ skill: 4, level: 1 }), held({ skill: 4, level: 4 })] });
    expect(courseChanges(person, course, today)).toEqual([]);
  });
  it('keeps how well a skill is shown', () => {
    const person = jobseeker({ skills: [held({ skill: 1, level: 1, evidence: 'TESTED' })] });
    const changes = courseChanges(person, course, today);
    expect(changes[0]).toMatchObject({ skill: 1, held: { level: 2, evidence: 'TESTED' } });
    expect(skillsLearnt(changes)).toEqual([1, 4]);
  });
});
